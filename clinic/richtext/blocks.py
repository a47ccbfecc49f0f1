"""What a text says, block by block, and the links, pictures and tables in it."""

from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from html import unescape

from .sentences import one_line, sentences
from .tokens import Kind as Piece
from .tokens import Token, tokens

MARKER = "reference:"


class Kind(Enum):
    NAME = "name"  # a title or a heading: no sentence
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    QUOTATION = "quotation"
    TERMS = "terms"  # other words for one thing


KINDS = {
    **dict.fromkeys(("h2", "h3", "h4", "summary", "dt"), Kind.NAME),
    **dict.fromkeys(("td", "th"), Kind.CELL),
    **dict.fromkeys(("caption", "figcaption"), Kind.CAPTION),
    "li": Kind.ITEM,
    "blockquote": Kind.QUOTATION,
}
BLOCKS = {*KINDS, "p", "div", "ul", "ol", "dl", "dd", "figure", "details", "table", "thead", "tbody", "tr"}
LEVELS = {"h2": 2, "h3": 3, "h4": 4}


@dataclass(frozen=True)
class Block:
    """Words that belong together, in one line.

    `cited`: a reference marker stands in it, in its table row or in its table's caption. `explained` are the
    abbreviations in it that carry what they mean. A heading has a level.
    """

    kind: Kind
    text: str
    level: int = 0
    cited: bool = False
    explained: frozenset[str] = frozenset()

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return sentences(self.text)


@dataclass(frozen=True)
class Link:
    href: str
    words: str


@dataclass(frozen=True)
class Picture:
    src: str
    alt: str


@dataclass
class Table:
    words: str = ""
    has_headings: bool = False


@dataclass
class Reading:
    """Of one text. `cites` are its reference markers."""

    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    cites: list[Link] = field(default_factory=list)


def read(html: str) -> Reading:
    """Of what the sanitiser wrote."""
    reader = _Reader()
    for token in tokens(html):
        reader.take(token)
    reader.close_block()
    return reader.reading


class _Reader:
    def __init__(self) -> None:
        self.reading = Reading()
        self.open: list[tuple[str, int]] = []  # elements that are blocks, with how many blocks stood before each
        self.parts: list[str] = []
        self.explained: set[str] = set()
        self.is_cited = False
        self.inline: dict[str, tuple[int, str]] = {}  # where the words of a link or an abbreviation begin
        self.tables: list[Table] = []

    def take(self, token: Token) -> None:
        if token.kind is Piece.TEXT:
            self.parts.append(unescape(token.raw))
        elif token.kind is Piece.START:
            self._start(token, dict(token.attributes))
        elif token.name in BLOCKS:
            self._end(token.name)
        elif token.name in self.inline:
            self._end_inline(token.name, *self.inline.pop(token.name))

    def _start(self, token: Token, attributes: dict[str, str]) -> None:
        if token.name in BLOCKS:
            self.close_block()
            self.open.append((token.name, len(self.reading.blocks)))
        if token.name == "table":
            self.tables.append(Table())
            self.reading.tables.append(self.tables[-1])
        elif token.name == "th" and self.tables:
            self.tables[-1].has_headings = True
        elif token.name == "img":
            self.reading.pictures.append(Picture(attributes.get("src", ""), attributes.get("alt", "")))
        elif token.name == "br":
            self.parts.append(" ")
        elif token.name == "a":
            self.inline["a"] = len(self.parts), attributes.get("href", "")
        elif token.name == "abbr":
            self.inline["abbr"] = len(self.parts), attributes.get("title", "")

    def _end_inline(self, name: str, start: int, said: str) -> None:
        words = one_line("".join(self.parts[start:]))
        if name == "abbr":
            self.explained.add(words)
        elif said.startswith(MARKER):
            del self.parts[start:]
            self.reading.cites.append(Link(said, words))
            self.is_cited = True
        else:
            self.reading.links.append(Link(said, words))

    def _end(self, name: str) -> None:
        self.close_block()
        before = next((count for opened, count in reversed(self.open) if opened == name), len(self.reading.blocks))
        while self.open and self.open.pop()[0] != name:
            pass
        if name == "tr":
            self._spread(before, Kind.CELL)
        if name == "table" and self.tables:
            self._spread(before, Kind.CAPTION)
            self.tables.pop()

    def _spread(self, before: int, kind: Kind) -> None:
        """A marker in a cell counts for the row, one in a caption for the table."""
        blocks = self.reading.blocks
        if any(block.cited and block.kind is kind for block in blocks[before:]):
            blocks[before:] = [replace(block, cited=True) for block in blocks[before:]]

    def close_block(self) -> None:
        text = one_line("".join(self.parts))
        name = next((opened for opened, _ in reversed(self.open) if opened in KINDS), "")
        if text or name in LEVELS:
            block = Block(
                KINDS.get(name, Kind.PARAGRAPH),
                text,
                LEVELS.get(name, 0),
                self.is_cited,
                frozenset(self.explained),
            )
            self.reading.blocks.append(block)
            for table in self.tables:
                table.words = table.words or text
        self.parts, self.explained, self.is_cited = [], set(), False
        self.inline.clear()
