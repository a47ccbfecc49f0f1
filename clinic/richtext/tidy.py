"""What the sanitiser library cannot do: leaves no element without what makes it one of the constructs.

Works on the library's own output, which is well formed. An element that may not stay goes, and its text stays: that of
a block as a paragraph where one can stand, and never joined to the words beside it, or two numbers would become one.
"""

import re
from dataclasses import dataclass, field, replace

from .constructs import LINE, SYNONYMS, TAGS
from .tokens import VOID, Kind, Token, tokens, with_ends, written

NEVER_IN_THEMSELVES = {"a", "div", "figure", "details"}
HOLD_PARAGRAPHS = {"", "div", "blockquote", "li", "dd", "td", "th", "details"}
IN_LINES = {*LINE, "img"}
MARKER = re.compile(r"[0-9]{1,4}")


@dataclass
class _Text:
    """The pieces of a text, with those that go."""

    read: list[Token]
    gone: set[int] = field(default_factory=set)
    parents: dict[int, int | None] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)

    def ancestors(self, start: int) -> list[Token]:
        """The elements around one that stay, the nearest first."""
        found, at = [], self.parents[start]
        while at is not None:
            if at not in self.gone and self.read[at].kind is Kind.START:
                found.append(self.read[at])
            at = self.parents[at]
        return found

    def inside(self, start: int) -> list[Token]:
        return self.read[start + 1 : self.ends[start]]

    def unwrap(self, start: int) -> None:
        """Takes the element out around what is in it."""
        end, name = self.ends[start], self.read[start].name
        if name in IN_LINES:
            self.gone |= {start, end}
        elif name not in VOID and self._can_be_paragraph(start):
            self.read[start], self.read[end] = Token(Kind.START, "<p>", "p"), Token(Kind.END, "</p>", "p")
        else:
            for index in {start, end}:
                self._part(index)

    def _can_be_paragraph(self, start: int) -> bool:
        around = self.ancestors(start)
        holds_blocks = any(one.kind is Kind.START and one.name not in IN_LINES for one in self.inside(start))
        says_something = any(one.kind is Kind.TEXT and one.raw.strip() for one in self.inside(start))
        return says_something and not holds_blocks and (around[0].name if around else "") in HOLD_PARAGRAPHS

    def _part(self, index: int) -> None:
        """Leaves a space for a tag that stood behind a word."""
        before = self.read[index - 1] if index else Token(Kind.TEXT, " ")
        is_word = before.kind is Kind.TEXT or (before.kind is Kind.END and before.name in IN_LINES)
        if is_word and not before.raw[-1].isspace():
            self.read[index] = Token(Kind.TEXT, " ")
        else:
            self.gone.add(index)


def tidy(html: str) -> str:
    text = _Text([_renamed(token) for token in tokens(html)])
    for start, end, parent in with_ends(text.read):
        text.parents[start], text.ends[start] = parent, start if end is None else end
    for start in text.parents:
        if _is_empty_paragraph(text, start):
            text.gone.update(range(start, text.ends[start] + 1))
        elif not _may_stay(text, start):
            text.unwrap(start)
    return written([token for index, token in enumerate(text.read) if index not in text.gone])


def _renamed(token: Token) -> Token:
    """Under our name for what other programs write."""
    name = SYNONYMS.get(token.name)
    return replace(token, name=name, raw=token.raw.replace(token.name, name, 1)) if name else token


def _may_stay(text: _Text, start: int) -> bool:
    token = text.read[start]
    if token.name not in TAGS or not _is_whole(token):
        return False
    tag = TAGS[token.name]
    around = text.ancestors(start)
    parent = around[0].name if around else ""
    return (
        (not tag.parents or parent in tag.parents)
        and not (token.name in NEVER_IN_THEMSELVES and any(one.name == token.name for one in around))
        and all(token.name in TAGS[one.name].holds_only for one in around if TAGS[one.name].holds_only)
        and _holds_what_it_must(text, start)
    )


def _is_whole(token: Token) -> bool:
    tag = TAGS[token.name]
    present = {name for name, value in token.attributes if value or name == "alt"}
    return tag.required <= present and (not tag.classes or "class" in present)


def _holds_what_it_must(text: _Text, start: int) -> bool:
    token, tag = text.read[start], TAGS[text.read[start].name]
    if token.name == "summary":  # the first thing in its element, and so the only one
        before = text.read[text.parents[start] or 0 : start]
        return all(one.kind is Kind.TEXT and not one.raw.strip() for one in before[1:])
    if any(name == "href" and value.startswith("reference:") for name, value in token.attributes):
        return MARKER.fullmatch(written(text.inside(start))) is not None
    if tag.of_words:
        starts = (one for one in text.inside(start) if one.kind is Kind.START)
        return all(one.name in LINE or one.name not in TAGS or not _is_whole(one) for one in starts)
    return not tag.must_hold or any(one.name == tag.must_hold for one in text.inside(start))


def _is_empty_paragraph(text: _Text, start: int) -> bool:
    return text.read[start].name == "p" and not any(
        token.kind is Kind.START or token.raw.replace("&nbsp;", "").strip()
        for token in text.inside(start)
        if token.kind is not Kind.END
    )
