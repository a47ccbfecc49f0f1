from typing import Any

from django import template
from django.utils.safestring import SafeString

from clinic.library.markup import picture_html
from clinic.publishing.frozen import PictureContent
from clinic.richtext import reading

register = template.Library()


@register.simple_tag(takes_context=True)
def read(context: dict[str, Any], html: str) -> SafeString:
    """Rich text as patients read it: with the live pages of the view, and the numbers of the page's references."""
    return reading.read(html, context["addresses"], context["numbers"], picture_html)


@register.simple_tag
def picture(content: PictureContent) -> SafeString:
    """The picture above a page's text, which readers see first."""
    return picture_html(content.src, content.width, content.height, content.alt, lazy=False)
