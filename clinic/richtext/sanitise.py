"""Cleans rich text to the constructs, whatever wrote it.

nh3 takes time quadratic in the nesting depth, so the text is bounded first; and it is not always idempotent, so it
runs until nothing changes. A revision's hash is taken over its result.
"""

import re

import nh3
from django.core.exceptions import ValidationError

from .constructs import OTHER_BLOCKS, SCHEMES, SYNONYMS, TAGS, allowed_value
from .tidy import tidy

MAX_CHARACTERS = 300_000
MAX_TAGS = 10_000
MAX_DEPTH = 100
MAX_PASSES = 5
DROPPED_WITH_CONTENT = {"script", "style", "svg", "math", "iframe", "template", "noscript", "form"}

# They have no end tags, or cannot stand in each other without something that is counted.
UNCOUNTED = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
    *("p", "thead", "tbody", "tr", "td", "th"),
}
ITEMS = {
    "li": "li",
    "dt": "dd",
    "dd": "dd",
}  # the next one of a kind ends the last one, and so does the end of their list
# A tag that every parser reads alike. Where something else stands, an end tag may be an attribute's or a comment's.
_PLAIN = re.compile(
    r"""[^<]+ | <(?![a-z/!?])
    | <(?P<end>/?)(?P<name>[a-z][a-z0-9:-]*+)
      (?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>]++))?+)*+\s*+/?>""",
    re.VERBOSE,
)
_START = re.compile(r"<[a-zA-Z]")
MAX_TAGS_OF_STRANGERS = 1_000

ATTRIBUTES = {
    name: set(tag.all_attributes)
    for name, tag in {**TAGS, **{other: TAGS[ours] for other, ours in SYNONYMS.items()}}.items()
    if tag.all_attributes
}


def sanitise(html: str) -> str:
    """Returns the text with the constructs alone; raises ValidationError for a text too large to clean safely."""
    for _ in range(MAX_PASSES):
        _require_bounded(html)  # the result too, or a text that grows would be refused only when it is saved
        cleaned = tidy(_clean(html))
        if cleaned == html:
            return cleaned
        html = cleaned
    raise ValidationError("This text could not be cleaned. Paste it as plain text.", code="not_stable")


def _require_bounded(html: str) -> None:
    if len(html) > MAX_CHARACTERS or _tags(html) > MAX_TAGS or _depth(html) > MAX_DEPTH:
        raise ValidationError(
            "This text is too long or too complicated: at most %(characters)s characters, %(tags)s tags and "
            "%(depth)s of them inside each other. Split it, or paste it as plain text.",
            params={"characters": f"{MAX_CHARACTERS:,}", "tags": f"{MAX_TAGS:,}", "depth": MAX_DEPTH},
            code="too_complex",
        )


def _tags(html: str) -> int:
    return len(_START.findall(html))


def _depth(html: str) -> int:
    """At least how deep elements stand in each other: an end tag counts only if it ends the last one that was opened.

    A text with other than plain tags is as deep as it has start tags, unless those are few.
    """
    open_: list[str] = []
    at = deepest = 0
    html = html.lower()
    while found := _PLAIN.match(html, at):
        at = found.end()
        name = ITEMS.get(found["name"], found["name"])
        if not name or name in UNCOUNTED:
            continue
        last = open_[-1] if open_ else ""
        if not found["end"] and not (name in ITEMS and name == last):
            open_.append(name)
            deepest = max(deepest, len(open_))
        elif found["end"] and name == last:
            open_.pop()
        elif found["end"] and last in ITEMS and open_[-2:-1] == [name]:
            del open_[-2:]
    is_plain, tags = at == len(html), _tags(html)
    return deepest if is_plain or tags <= MAX_TAGS_OF_STRANGERS else tags


def _clean(html: str) -> str:
    return nh3.clean(
        html.replace("\r\n", "\n").strip(),
        tags={*TAGS, *SYNONYMS, *OTHER_BLOCKS},
        attributes=ATTRIBUTES,
        clean_content_tags=DROPPED_WITH_CONTENT,
        url_schemes=SCHEMES,
        attribute_filter=allowed_value,
        link_rel=None,
    )
