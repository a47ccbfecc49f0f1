from typing import Any

from django import template
from django.utils.safestring import SafeString

from clinic.practice.frame import Frame

register = template.Library()


@register.simple_tag(takes_context=True)
def header(context: dict[str, Any]) -> SafeString:
    """The head of every page, with the section marked that this one stands in."""
    frame: Frame = context["frame"]
    return frame.header(context.get("section"))
