"""What a text names by address: other pages, reference rows, pictures.

Rich text that was cleaned is canonical: attributes stand in double quotes, and the sanitiser writes quotes and angle
brackets within them as references, so that exactly these patterns are exactly these elements. Whoever has dirty text
uses the sanitiser first.
"""

import re
from collections.abc import Iterator
from uuid import UUID

from .constructs import PICTURE
from .constructs import UUID as UUID_PATTERN
from .tokens import tokens

PAGE = re.compile(rf'<a href="page:({UUID_PATTERN})">')
REFERENCE = re.compile(rf'<a href="reference:({UUID_PATTERN})">')


def pages(html: str) -> Iterator[UUID]:
    """The pages that the text links to, in order."""
    return (UUID(found) for found in PAGE.findall(html))


def references(html: str) -> Iterator[UUID]:
    """The reference rows that the text cites, in order."""
    return (UUID(found) for found in REFERENCE.findall(html))


def pictures(html: str) -> Iterator[tuple[str, bool]]:
    """The addresses of the pictures that the text shows, in order, and whether each has an alternative text."""
    for token in tokens(html):
        attributes = dict(token.attributes)
        if token.name == "img" and re.fullmatch(PICTURE, attributes.get("src", "")):
            yield attributes["src"], bool(attributes.get("alt", "").strip())
