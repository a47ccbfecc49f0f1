"""A cleaned text as a comparison reads it: its words, and the elements that they stand in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

from .constructs import CALLOUTS, TAGS
from .tokens import VOID, Kind, Token, tokens

INLINE = {"strong", "em", "sub", "sup", "abbr", "a"}
ALT = "alt"  # what a picture says, apart from which one it is
SAID = {"a", "abbr", "img", ALT}  # named even where all that stands in them is new
NAMES = {
    "p": "paragraph",
    "h2": "heading 2",
    "h3": "heading 3",
    "h4": "heading 4",
    "strong": "bold",
    "em": "italic",
    "sub": "lowered",
    "sup": "raised",
    "abbr": "abbreviation",
    "a": "link",
    "br": "new line",
    "ul": "bulleted list",
    "ol": "numbered list",
    "li": "list item",
    "dl": "list of terms",
    "dt": "term",
    "dd": "meaning of a term",
    "blockquote": "quotation",
    "table": "table",
    "caption": "caption",
    "thead": "headings of a table",
    "tbody": "rows of a table",
    "tr": "table row",
    "th": "heading in a table",
    "td": "table cell",
    "figure": "frame of a picture",
    "figcaption": "caption",
    "img": "picture",
    ALT: "alternative text",
    "details": "question to open",
    "summary": "question",
    "div": "box",
}
INTERNAL = ("page:", "reference:")
WORD = re.compile(r"(\s*)(\w+(?:[.,:/'’-]\w+)*|[^\w\s])")  # “0.5” is one word, a full stop at an end is one of its own
Key = tuple[str, str, bool]


@dataclass
class Piece:
    """A word, or an element (`tag`) and what it says. A word is `glued` if no space parts it from the last one.

    `depth` is in how many elements it stands, `end` the number of the first piece behind what is in it.
    """

    tag: str
    text: str
    glued: bool
    depth: int
    end: int = 0

    @property
    def key(self) -> Key:
        return self.tag, self.text, self.glued

    @property
    def is_block(self) -> bool:
        return bool(self.tag) and self.tag not in INLINE | SAID | VOID

    def note(self, names: Mapping[str, str]) -> str:
        """For example “[link: Nerve block]”, where the names know the address: one within the house says nothing."""
        said = names.get(self.text, "" if self.tag == "img" or self.text.startswith(INTERNAL) else self.text)
        what = "reference" if self.text.startswith("reference:") else NAMES[self.tag]
        said = said or ("none" if self.tag == ALT else "")
        return f"[{what}: {said}]" if said else f"[{what}]"


def well_formed(html: str) -> list[Token]:
    """The tokens of a cleaned text. What no cleaned text holds is only words here, whatever it looks like."""
    read: list[Token] = []
    open_: list[str] = []
    for token in tokens(html):
        if token.kind is Kind.START and token.name in TAGS:
            open_ += [] if token.name in VOID else [token.name]
        elif token.kind is Kind.END and open_[-1:] == [token.name]:
            open_.pop()
        elif token.kind is not Kind.TEXT:
            token = Token(Kind.TEXT, escape(token.raw))
        read.append(token)
    return [*read, *(Token(Kind.END, f"</{name}>", name) for name in reversed(open_))]


def words(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text as they are written, each with the space before it."""
    return ((found[1], found[2]) for found in WORD.finditer(unescape(text)))


def elements(token: Token) -> list[tuple[str, str]]:
    """What a start tag is, and what it says."""
    said = {name: value for name, value in token.attributes if name not in {"id", "height", "width"}}
    if token.name == "img":
        return [("img", said.get("src", "")), (ALT, said.get("alt", ""))]
    if "class" in said:
        return [(token.name, CALLOUTS.get(said["class"], ""))]
    return [(token.name, " ".join(said.values()))]


def pieces(read: list[Token]) -> list[Piece]:
    found: list[Piece] = []
    open_: list[Piece] = []
    is_glued = False
    for token in read:
        if token.kind is Kind.TEXT:
            for space, word in words(token.raw):
                found.append(Piece("", word, is_glued and not space, len(open_)))
                is_glued = True
            is_glued = is_glued and not unescape(token.raw)[-1].isspace()
            continue
        if token.kind is Kind.START:
            found += [Piece(tag, said, False, len(open_), len(found) + 1) for tag, said in elements(token)]
            open_ += [] if token.name in VOID else found[-1:]
        else:
            open_.pop().end = len(found)
        is_glued = is_glued and token.name in INLINE
    return found
