"""Cleans rich text to the constructs, whatever wrote it.

nh3 takes time quadratic in the nesting depth, so the text is bounded first; and it is not always idempotent, so it
runs until nothing changes. A revision's hash is taken over its result.
"""

import re
from collections import Counter

import nh3
from django.core.exceptions import ValidationError

from .constructs import SCHEMES, SYNONYMS, TAGS, allowed_value
from .tidy import tidy

MAX_CHARACTERS = 300_000
MAX_TAGS = 10_000
MAX_DEPTH = 100
MAX_PASSES = 5
DROPPED_WITH_CONTENT = {"script", "style", "svg", "math", "iframe", "template", "noscript", "form"}

# They have no end tags, or those may be left out: many in a row need not stand in each other.
UNCOUNTED = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
    *("p", "li", "dt", "dd", "thead", "tbody", "tr", "td", "th"),
}
_START = re.compile(r"<[a-zA-Z]")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")

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
    if len(html) > MAX_CHARACTERS or len(_START.findall(html)) > MAX_TAGS or _depth(html) > MAX_DEPTH:
        raise ValidationError(
            "This text is too long or too complicated: at most %(characters)s characters, %(tags)s tags and "
            "%(depth)s of them inside each other. Split it, or paste it as plain text.",
            params={"characters": f"{MAX_CHARACTERS:,}", "tags": f"{MAX_TAGS:,}", "depth": MAX_DEPTH},
            code="too_complex",
        )


def _depth(html: str) -> int:
    """How deep elements stand in each other, roughly: as if each end tag ended the last of its name."""
    open_: Counter[str] = Counter()
    now = deepest = 0
    for end, name in _TAG.findall(html.lower()):
        if name in UNCOUNTED or (end and not open_[name]):
            continue
        step = -1 if end else 1
        open_[name] += step
        now += step
        deepest = max(deepest, now)
    return deepest


def _clean(html: str) -> str:
    return nh3.clean(
        html.replace("\r\n", "\n").strip(),
        tags={*TAGS, *SYNONYMS},
        attributes=ATTRIBUTES,
        clean_content_tags=DROPPED_WITH_CONTENT,
        url_schemes=SCHEMES,
        attribute_filter=allowed_value,
        link_rel=None,
    )
