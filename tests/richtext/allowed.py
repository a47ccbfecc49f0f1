"""What rich text may hold, written down a second time: these tests do not ask the product what it allows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import html5lib

Table = Mapping[str, Mapping[str, str]]
UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
ID = r"h-[a-z0-9-]+"
REST = r"[^\x00-\x1f\\]*"
ADDRESS = rf"https?://{REST}|(mailto|tel):{REST}|/|/[^\x00-\x1f\\/]{REST}|#{ID}"
PICTURE = r"/media/pictures/[0-9a-f]{64}"
NUMBER = r"\d{1,4}"
ANY = r"[^\0]*"
PLAIN = "p br strong em sub sup ul li dl dt dd blockquote details summary table caption thead tbody tr figcaption"
ALLOWED: Table = {
    **{name: {} for name in PLAIN.split()},
    **{name: {"id": ID} for name in ("h2", "h3", "h4")},
    "abbr": {"title": ANY},
    "a": {"href": rf"{ADDRESS}|(page|reference):{UUID}"},
    "ol": {"start": rf"-?{NUMBER}"},
    "th": {"scope": "(col|row)(group)?", "colspan": NUMBER, "rowspan": NUMBER},
    "td": {"colspan": NUMBER, "rowspan": NUMBER},
    "div": {"class": "callout-(note|warning|emergency|do|dont)"},
    "figure": {"class": "picture"},
    "img": {"alt": ANY, "height": NUMBER, "src": rf"{PICTURE}\.(jpg|png)", "width": NUMBER},
}
# What patients get instead: links that lead somewhere, numbered markers, labelled boxes, pictures in several sizes.
SHOWN: Table = {
    **ALLOWED,
    "a": {
        "href": rf"{ADDRESS}|#reference-\d+",
        "id": r"cited-\d+-\d+",
        "rel": "noreferrer",
        "aria-label": r"Reference \d+",
    },
    "div": {
        "class": "callout-(note|warning|emergency|do|dont)|scrolled",
        "tabindex": "0",
        "role": "region",
        "aria-label": ANY,
    },
    "sup": {"class": "cite"},
    "p": {"class": "callout-label"},
    "picture": {},
    "source": {"type": "image/webp", "srcset": rf"({PICTURE}/\d+w\.webp \d+w(, )?)+", "sizes": r"[\w ,.:()-]+"},
    "img": {**ALLOWED["img"], "loading": "lazy", "decoding": "async", "fetchpriority": "high"},
}
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True)
class Element:
    name: str
    space: str
    attributes: Mapping[str, str]

    def __str__(self) -> str:
        attributes = "".join(f' {name}="{value[:200]}"' for name, value in self.attributes.items())
        return f"<{self.name}{attributes}>" + ("" if self.space == XHTML else f" of {self.space}")


def strange(elements: Iterable[Element], table: Table = ALLOWED) -> list[str]:
    """Of the elements those that may not be there, or not so."""
    return [str(element) for element in elements if not _is_allowed(element, table)]


def _is_allowed(element: Element, table: Table) -> bool:
    patterns = table.get(element.name)
    if patterns is None or element.space != XHTML:
        return False
    given = element.attributes.items()
    return all(name in patterns and re.fullmatch(patterns[name], value) for name, value in given)


def parsed(html: str) -> list[Element]:
    """The elements of a text inside a page. A text that does not end where it should is one strange element."""
    document = html5lib.parse(f"<!doctype html><main>{html}</main><footer>")
    body = document.find(f"{{{XHTML}}}body")
    if body is None or [child.tag for child in body] != [f"{{{XHTML}}}main", f"{{{XHTML}}}footer"]:
        return [Element("main", XHTML, {"ends": "elsewhere"})]
    return [_element(node) for node in body[0].iter() if node is not body[0]]


def _element(node: Any) -> Element:
    if not isinstance(node.tag, str):
        return Element("!--", "", {})
    space, name = node.tag[1:].split("}")
    return Element(name, space, {str(key): value for key, value in node.attrib.items()})
