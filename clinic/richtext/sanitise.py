"""Cleans rich text to the constructs, whatever wrote it.

nh3 takes time quadratic in the nesting depth, so the text is bounded first; and it is not always idempotent, so it
runs until nothing changes. A revision's hash is taken over its result.
"""

import nh3
from django.core.exceptions import ValidationError

from .constructs import CONSTRUCTS, SCHEMES

MAX_CHARACTERS = 300_000
MAX_TAGS = 10_000
MAX_PASSES = 5
DROPPED_WITH_CONTENT = {"script", "style", "svg", "math", "iframe", "template", "noscript", "form"}


def sanitise(html: str) -> str:
    """Returns the text with the constructs alone; raises ValidationError for a text too large to clean safely."""
    if len(html) > MAX_CHARACTERS or html.count("<") > MAX_TAGS:
        raise ValidationError(
            "This text is too long or too complicated: at most %(characters)s characters and %(tags)s tags. "
            "Split it, or paste it as plain text.",
            params={"characters": f"{MAX_CHARACTERS:,}", "tags": f"{MAX_TAGS:,}"},
            code="too_complex",
        )
    for _ in range(MAX_PASSES):
        cleaned = _clean(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    raise ValidationError("This text could not be cleaned. Paste it as plain text.", code="not_stable")


def _clean(html: str) -> str:
    return nh3.clean(
        html.replace("\r\n", "\n").strip(),
        tags=set(CONSTRUCTS),
        attributes={tag: attributes for tag, attributes in CONSTRUCTS.items() if attributes},
        clean_content_tags=DROPPED_WITH_CONTENT,
        url_schemes=SCHEMES,
        attribute_filter=_own_or_full_address,
        link_rel=None,
    )


def _own_or_full_address(tag: str, attribute: str, value: str) -> str | None:
    """Refuses //host and its spellings with backslashes, which leave the site under any scheme."""
    if attribute == "href" and value.strip().replace("\\", "/").startswith("//"):
        return None
    return value
