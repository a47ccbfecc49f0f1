"""Two cleaned texts in one: the newer, with what was put in and what was taken out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from .alignment import edits
from .constructs import allowed_value
from .pieces import INTERNAL, Piece, elements, pieces, well_formed, words
from .sides import Side
from .tokens import VOID, Kind, Token

HOLD_NO_WORDS = {"ul", "ol", "dl", "table", "thead", "tbody", "tr", "details"}
HOLD_BLOCKS = {"", "div", "blockquote", "li", "dd", "td", "th", "details"}
SAME_WORDS = "<p><ins><small>[the words are the same; the layout differs]</small></ins></p>"
_PARTED = re.compile(r"</ins>(\s*)<ins>")


def marked(before: str, after: str, names: Mapping[str, str] | None = None) -> SafeString:
    """The newer text with <ins> and <del> around its words. What has no words is named, in <small> inside these.

    Both texts are the sanitiser's own. `names` are words for addresses, for example the title of `page:…`.
    """
    read = well_formed(after)
    writing = _Writing(pieces(well_formed(before)), pieces(read), names or {})
    html = writing.written(read)
    if before != after and not ("<ins>" in html or "<del>" in html):
        html += SAME_WORDS
    return mark_safe(html)  # noqa: S308 (tags and attributes are those that the sanitiser allows, all else is escaped)


@dataclass(frozen=True)
class _Place:
    """Where something can be put between two pieces: its number in what is written, and the element that it is in."""

    number: int
    tag: str
    depth: int
    holds_words: bool


class _Writing:
    """Writes the newer text, and what was taken out in the best of the places between two of its pieces."""

    def __init__(self, old: list[Piece], new: list[Piece], names: Mapping[str, str]) -> None:
        found = edits(old, new)
        self.old = Side(old, (range(edit.start, edit.stop) for edit in found), names)
        self.new = Side(new, (range(edit.new_start, edit.new_stop) for edit in found), names)
        self.taken_out = {edit.new_start: range(edit.start, edit.stop) for edit in found}
        self.out: list[str] = []
        self.open = [""]
        self.places: list[_Place] = []
        self.notes: list[str] = []
        self.lost: list[int] = []
        self.number = 0

    def written(self, read: list[Token]) -> str:
        self._add_place()
        for token in read:
            if token.kind is Kind.TEXT:
                self._write_text(token)
            elif token.kind is Kind.START:
                self._write_start(token)
            else:
                self.open.pop()
                self.out.append(token.raw)
                self._add_place()
        self._settle()
        return _PARTED.sub(r"\1", "".join(self.out))

    def _write_text(self, token: Token) -> None:
        for space, word in words(token.raw):
            self._add_place(holds_words=True)
            self._settle()
            text = escape(word, quote=False)
            self.out += [space, f"<ins>{text}</ins>" if self.new.changed[self.number] else text]
            self.number += 1
            self._add_place(holds_words=True)
        if token.raw[-1].isspace():
            self.out.append(token.raw[-1])

    def _write_start(self, token: Token) -> None:
        for _ in elements(token):
            self._settle()
            if self.new.changed[self.number]:
                self.notes.append(self.new.note(self.number))
            self.number += 1
        self.out.append(_start(token))
        if token.name not in VOID:
            self.open.append(token.name)
        if token.name != "details":  # what is in it begins with its question
            self._add_place()

    def _add_place(self, holds_words: bool = False) -> None:
        tag = self.open[-1]
        self.places.append(_Place(len(self.out), tag, len(self.open) - 1, holds_words or tag not in HOLD_NO_WORDS))
        self.out.append("")

    def _settle(self) -> None:
        """Puts what waits into a place before the next piece; what finds none waits on."""
        self.lost += self.taken_out.get(self.number, ())
        lines = [place for place in self.places if place.holds_words]
        if self.lost and not self._is_for_next_element():
            self._put_lost(lines)
        said = " ".join(filter(None, self.notes))
        if said and lines:
            self._put(lines[0], f"<ins>{said}</ins> ")
            self.notes.clear()
        self.places.clear()

    def _is_for_next_element(self) -> bool:
        """A heading that became a paragraph, or another target of a link, is told of inside the new element."""
        if self.number not in self.taken_out or self.number == len(self.new.read):
            return False
        is_wordless = all(self.old.read[number].tag for number in self.lost)
        return is_wordless and self.new.changed[self.number] and bool(self.new.read[self.number].tag)

    def _put_lost(self, lines: list[_Place]) -> None:
        """A block as a block, as deep as it was; words beside those that they stood with."""
        first = self.old.read[self.lost[0]]
        blocks = [place for place in self.places if place.tag in HOLD_BLOCKS] if first.is_block else []
        places = blocks or lines
        if not places:
            return
        place = min(places, key=lambda place: abs(first.depth - place.depth))
        struck = [f"<del>{line}</del>" for line in self.old.lines(self.lost)]
        if blocks:
            self._put(place, "".join(f"<p>{line}</p>" for line in struck))
        elif struck:
            before, after = "" if first.glued else " ", "" if self._is_next_glued() else " "
            self._put(place, f"{before}{' '.join(struck)}{after}")
        self.lost.clear()

    def _is_next_glued(self) -> bool:
        """Whether the next word stands directly behind this place. Two words, an old and a new one, never do."""
        if self.number == len(self.new.read) or not self.new.read[self.number].glued:
            return False
        is_replaced = self.new.changed[self.number]
        return not (is_replaced and self.new.read[self.number].text[0].isalnum())

    def _put(self, place: _Place, html: str) -> None:
        is_loose = place.tag == "" and not html.startswith("<p>")
        self.out[place.number] += f"<p>{html.strip()}</p>" if is_loose else html


def _start(token: Token) -> str:
    """The tag with its allowed attributes, but for names of places, which would stand on a page twice."""
    if token.name == "details":
        return '<details open="">'
    given = ((name, allowed_value(token.name, name, value)) for name, value in token.attributes)
    kept = [
        f' {name}="{escape(value)}"'
        for name, value in given
        if value is not None and name != "id" and not value.startswith(INTERNAL)
    ]
    return f"<{token.name}{''.join(kept)}>"
