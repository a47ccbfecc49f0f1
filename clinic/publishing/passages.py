"""The words of a content, as patients read them: what the checks read, and the search.

A content class declares which of its texts are words, and of what kind. The rest are choices, addresses and numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from pydantic import BaseModel

from clinic.richtext import blocks
from clinic.richtext.blocks import Block, Kind, Picture, Reading
from clinic.richtext.sentences import one_line


class Prose(Enum):
    """What kind of words a text of a content class is."""

    RICH = "rich text"
    WORDS = "sentences"
    NAME = "a title, a heading or a name"
    TERMS = "other words for the same"
    ALTERNATIVE = "what a picture shows"


PLAIN = {Prose.WORDS: Kind.PARAGRAPH, Prose.NAME: Kind.NAME, Prose.TERMS: Kind.TERMS}


@dataclass(frozen=True)
class Passage:
    """One text. `field` is “body”, or of a row or a picture “risks.what_to_do”; `row` is the row's uuid."""

    field: str
    row: UUID | None
    prose: Prose
    reading: Reading

    @property
    def blocks(self) -> list[Block]:
        return self.reading.blocks

    @property
    def can_cite(self) -> bool:
        """References can be put into it."""
        return self.prose is Prose.RICH


def passages(content: BaseModel) -> tuple[Passage, ...]:
    """In the order of reading."""
    return tuple(_passages(content))


def _passages(part: BaseModel, within: str = "", row: UUID | None = None) -> Iterator[Passage]:
    read_last = getattr(part, "read_last", ())
    fields = type(part).model_fields
    for name in sorted(fields, key=lambda name: name in read_last):
        value = getattr(part, "heading" if within + name == "title" else name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from _passages(item, f"{name}.", getattr(item, "uuid", None))
            for prose in fields[name].metadata:
                if isinstance(prose, Prose) and item:
                    yield Passage(within + name, row, prose, _reading(prose, item))


def _reading(prose: Prose, text: str) -> Reading:
    if prose is Prose.RICH:
        return blocks.read(text)
    if prose is Prose.ALTERNATIVE:
        return Reading(pictures=[Picture("", text)])
    lines = filter(None, map(one_line, text.split("\n")))
    return Reading([Block(PLAIN[prose], line) for line in lines])
