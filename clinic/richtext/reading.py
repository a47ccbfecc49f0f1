"""Cleaned rich text as patients read it: links that lead somewhere, numbered markers, labelled boxes, pictures."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from html import unescape
from uuid import UUID

from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from .addresses import PAGE, REFERENCE
from .constructs import CALLOUTS

LINK_END = "</a>"
# On a phone a wide table moves sideways by itself.
SCROLLED = '<div class="scrolled" role="region" aria-label="{}" tabindex="0">{}'
SCROLLED_END, UNNAMED = "</div>", "Table"
_CALLOUT = re.compile(rf'<div class="({"|".join(CALLOUTS)})">')
_OUT = re.compile(r'<a href="(https?://[^"]*)">')
_TABLE = re.compile(r"<table>(?:\s*<caption>(.*?)</caption>)?", re.DOTALL)
_TABLE_END = "</table>"
_IMAGE = re.compile(r"<img((?: [a-z]+=\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
PictureWriter = Callable[..., str]


def read(
    html: str,
    pages: Mapping[UUID, str],
    references: Mapping[UUID, int],
    picture: PictureWriter,
    cited: Counter[int] | None = None,
) -> SafeString:
    """Writes cleaned text for patients.

    `pages` are the addresses of live pages: a link to any other becomes plain text. `references` are the numbers of
    the rows: a marker of any other goes. `picture` gets src, width, height and alt and returns its HTML. `cited` counts
    the markers of the whole page, so that each has an id of its own (`marker_id`).
    """
    counted = Counter[int]() if cited is None else cited
    html = _replace_links(html, PAGE, lambda uuid, text: _to_page(pages.get(uuid), text))
    html = _replace_links(html, REFERENCE, lambda uuid, _: _to_reference(references.get(uuid), counted))
    html = _OUT.sub(r'<a href="\1" rel="noreferrer">', html)
    html = _CALLOUT.sub(lambda found: f'{found[0]}<p class="callout-label">{CALLOUTS[found[1]]}</p>', html)
    html = _IMAGE.sub(lambda found: picture(**_attributes(found[1])), html)
    html = _TABLE.sub(_in_a_region, html).replace(_TABLE_END, _TABLE_END + SCROLLED_END)
    return mark_safe(html)  # noqa: S308 (cleaned before it was stored, and what is added is escaped)


def _replace_links(html: str, start: re.Pattern[str], written: Callable[[UUID, str], str]) -> str:
    """Links hold no links, so each ends at the next end of one."""
    pieces = start.split(html)
    said = [pieces[0]]
    for uuid, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        text, _, after = rest.partition(LINK_END)
        said += [written(UUID(uuid), text), after]
    return "".join(said)


def _to_page(address: str | None, text: str) -> str:
    return f'<a href="{escape(address)}">{text}{LINK_END}' if address else text


def _to_reference(number: int | None, cited: Counter[int]) -> str:
    if number is None:
        return ""
    cited[number] += 1
    return format_html(
        '<sup class="cite"><a href="#reference-{0}" id="{1}" aria-label="Reference {0}">{0}</a></sup>',
        number,
        marker_id(number, cited[number]),
    )


def _in_a_region(table: re.Match[str]) -> str:
    """Named by the caption, so that whoever comes to it by the keyboard knows what it is."""
    name = " ".join(unescape(strip_tags(table[1] or "")).split())
    return format_html(SCROLLED, name or UNNAMED, mark_safe(table[0]))  # noqa: S308 (as cleaned as the rest)


def marker_id(number: int, time: int) -> str:
    """Of the marker that cites this reference for the first, second, third time on a page."""
    return f"cited-{number}-{time}"


def _attributes(written: str) -> dict[str, str]:
    found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}
    return {name: found.get(name, "") for name in ("src", "width", "height", "alt")}
