import functools
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from clinic.library.markup import picture_html
from clinic.publishing.frozen import PictureContent
from clinic.publishing.on_this_page import with_contents
from clinic.richtext import reading

register = template.Library()


@register.simple_tag(takes_context=True)
def read(context: dict[str, Any], html: str) -> SafeString:
    """Rich text as patients read it: with the live pages of the view, and the numbers of the page's references."""
    return reading.read(html, context["addresses"], context["numbers"], picture_html, context["cited"])


@register.simple_tag(takes_context=True)
def back_to_text(context: dict[str, Any], number: int) -> SafeString | str:
    """Links from a reference to each marker that cites it. What is cited stands before the references."""
    times = range(1, context["cited"][number] + 1)
    links = format_html_join(
        " ",
        '<a href="#{}" aria-label="Back to where reference {} is cited, {}">{}</a>',
        ((reading.marker_id(number, time), number, time, f"↑ {time}") for time in times),
    )
    return format_html(' <span class="back">In the text: {}</span>', links) if times else ""


@register.simple_tag
def day(at: datetime | date) -> SafeString:
    """A day, or that of an instant in the clinic's zone."""
    return _day(timezone.localdate(at) if isinstance(at, datetime) else at)


@functools.lru_cache(maxsize=2_000)
def _day(at: date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), formats.date_format(at, "F j, Y"))


@register.simple_tag
def picture(content: PictureContent) -> SafeString:
    """The picture above a page's text, which readers see first."""
    return picture_html(content.src, content.width, content.height, content.alt, lazy=False)


class Contents(template.Node):
    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> str:
        return with_contents(self.nodelist.render(context))


@register.tag
def contents(parser: template.base.Parser, token: template.base.Token) -> Contents:
    """{% contents %}…{% endcontents %}: what stands between, with the list of its headings if it is long."""
    nodelist = parser.parse(("endcontents",))
    parser.delete_first_token()
    return Contents(nodelist)
