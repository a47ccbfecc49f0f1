"""What is on a page, as a list of links beside its text: made from the headings that are really there."""

import re
from html import unescape

from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.text import slugify

from clinic.richtext.constructs import ANCHOR_PREFIX

LONG = 3  # headings: fewer are seen without a list
_HEADING = re.compile(r'<h2(?: id="([^"]*)")?>(.*?)</h2>', re.DOTALL)
_ID = re.compile(r'\sid="([^"]*)"')
_LIST = (
    '<nav class="contents" aria-label="On this page"><details><summary>On this page</summary><ul>{0}</ul></details>'
    "<div><p>On this page</p><ul>{0}</ul></div></nav>"
)


def with_contents(html: str) -> str:
    """The main part of a page, with an anchor at every second-level heading, and with the list if it is long.

    The list is there twice, to be opened on a phone and beside the text where there is room; only one is ever shown.
    """
    taken = set(_ID.findall(html))
    found: list[tuple[str, str]] = []

    def anchored(heading: re.Match[str]) -> str:
        words = unescape(strip_tags(heading[2])).strip()
        anchor = heading[1] or _free(f"{ANCHOR_PREFIX}{slugify(words)[:60]}", taken)
        found.append((anchor, words))
        return f'<h2 id="{anchor}">{heading[2]}</h2>'

    html = _HEADING.sub(anchored, html)
    if len(found) < LONG:
        return html
    items = format_html_join("", '<li><a href="#{}">{}</a></li>', found)
    return f'<div class="with-contents">{format_html(_LIST, items)}<div class="text">{html}</div></div>'


def _free(anchor: str, taken: set[str]) -> str:
    """This one, or with the first number that makes it the only one of its page."""
    number, wanted = 1, anchor
    while anchor in taken:
        number += 1
        anchor = f"{wanted}-{number}"
    taken.add(anchor)
    return anchor
