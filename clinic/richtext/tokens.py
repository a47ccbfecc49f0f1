"""Reads HTML piece by piece, for what must look at rich text without changing a byte of the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Kind(Enum):
    START = "start"
    END = "end"
    TEXT = "text"
    OTHER = "other"  # comments and declarations


@dataclass(frozen=True)
class Token:
    """One tag or one piece of text. `raw` is how it was written."""

    kind: Kind
    raw: str
    name: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, attribute: str) -> str | None:
        return dict(self.attributes).get(attribute)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = tuple((name, value or "") for name, value in attrs)
        self.found.append(Token(Kind.START, self.get_starttag_text() or "", tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.found.append(Token(Kind.END, f"</{tag}>", tag))

    def handle_data(self, data: str) -> None:
        self.found.append(Token(Kind.TEXT, data))

    def handle_entityref(self, name: str) -> None:
        self.found.append(Token(Kind.TEXT, f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.found.append(Token(Kind.TEXT, f"&#{name};"))

    def handle_comment(self, data: str) -> None:
        self.found.append(Token(Kind.OTHER, f"<!--{data}-->"))

    def handle_decl(self, decl: str) -> None:
        self.found.append(Token(Kind.OTHER, f"<!{decl}>"))

    def unknown_decl(self, data: str) -> None:
        self.found.append(Token(Kind.OTHER, f"<![{data}]>"))

    def handle_pi(self, data: str) -> None:
        self.found.append(Token(Kind.OTHER, f"<?{data}>"))


def tokens(html: str) -> list[Token]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def written(read: list[Token]) -> str:
    return "".join(token.raw for token in read)


def with_ends(read: list[Token]) -> Iterator[tuple[int, int | None, int | None]]:
    """For each start tag of well-formed text its index, that of its end tag and that of its parent's start tag."""
    open_: list[int] = []
    found: dict[int, tuple[int | None, int | None]] = {}
    for index, token in enumerate(read):
        if token.kind is Kind.START:
            found[index] = (None, open_[-1] if open_ else None)
            if token.name not in VOID:
                open_.append(index)
        elif token.kind is Kind.END and open_ and read[open_[-1]].name == token.name:
            start = open_.pop()
            found[start] = (index, found[start][1])
    return ((start, end, parent) for start, (end, parent) in found.items())
