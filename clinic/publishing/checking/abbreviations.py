"""Abbreviations that the text has not explained when it first uses them.

It explains one as “long form (ABC)”, as “ABC (long form)”, or by marking it with what it means. A title or a heading
may use one that the text below it explains.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from clinic.richtext.blocks import Kind
from clinic.richtext.sentences import level

from ..content import PageContent
from ..passages import Passage
from .context import Context
from .finding import Finding, Level

REACH = 150  # characters
NEVER_EXPLAINED = {"MRI", "CT"}
EVERYBODY_KNOWS = NEVER_EXPLAINED | {
    *("US", "USA", "UK", "EU", "FDA", "ID", "TV", "OK", "AM", "PM", "AI", "DNA", "HIV", "AIDS", "COVID"),
    *("IV", "II", "III", "VI", "VII", "VIII", "IX", "XI", "XII", "MD", "DO", "RN", "NP", "PA", "DPT", "PT", "FAQ"),
    *("NY", "NJ", "CA", "TX", "FL", "ZIP", "GPS", "PDF", "BMJ", "JAMA", "ER"),
}
SHOUTED = {
    "NOT",
    "NO",
    "DO",
    "OR",
    "AND",
    "NEVER",
    "ONLY",
    "STOP",
    "CALL",
    "NOW",
    "ALL",
    "ASK",
    "IF",
    "YOU",
    "WE",
    "BE",
}
_OPENING = re.compile(r" \((?:also |or |called |known as |often )*[\"']?$")
_CLOSED = re.compile(r"[\"']? \(([^()]{3,120})\)")


def abbreviations(content: PageContent, context: Context) -> Iterator[Finding]:
    known = _known(context) | {getattr(content, "abbreviation", "")}
    in_headings: dict[str, Passage] = {}
    for passage in content.passages:
        for block in passage.blocks:
            known |= {explained.removesuffix("s") for explained in block.explained} | block.explained
            text = level(block.text)
            is_shouted = " " in text and text.isupper()
            for found in _pattern(tuple(context.abbreviations)).finditer(text):
                name = found[1]
                if name in known or is_shouted or _is_beside_a_shout(text, found):
                    continue
                if block.kind is Kind.TERMS or _is_explained(text, found, context.abbreviations.get(name)):
                    known.add(name)
                elif block.kind is Kind.NAME:
                    in_headings.setdefault(name, passage)
                else:
                    known.add(name)
                    yield _unexplained(passage, name, context)
    yield from (_unexplained(passage, name, context) for name, passage in in_headings.items() if name not in known)


def _known(context: Context) -> set[str]:
    """What the clinic calls a treatment, everybody may know as something else: a PT is also a person."""
    return EVERYBODY_KNOWS - (context.abbreviations.keys() - NEVER_EXPLAINED) | SHOUTED


def _unexplained(passage: Passage, name: str, context: Context) -> Finding:
    meaning = context.abbreviations.get(name)
    if meaning:
        message = f"Patients may not know {name}. Where it stands first, write: {meaning} ({name})."
        return Finding.of(passage, "abbreviations.treatment", Level.BLOCK, message, name)
    message = f"Patients may not know {name}. Where it stands first, write what it means, and behind it ({name})."
    return Finding.of(passage, "abbreviations.other", Level.WARN, message, name)


@lru_cache(maxsize=8)
def _pattern(treatments: tuple[str, ...]) -> re.Pattern[str]:
    """Two capitals at least: what looks like a word is one."""
    written = [re.escape(name) for name in treatments if sum(map(str.isupper, name)) > 1]
    any_ = r"[A-Z](?=[A-Z0-9&]*[A-Z])[A-Z0-9&]{1,7}"
    return re.compile(rf"(?<![\w.@&-])({'|'.join([*sorted(written, key=len, reverse=True), any_])})(?:'?s)?(?![\w@&])")


def _is_beside_a_shout(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 20) : found.start()].split()[-1:]
    behind = text[found.end() : found.end() + 20].split()[:1]
    return any(word.strip(".,!") in SHOUTED for word in before + behind)


def _is_explained(text: str, found: re.Match[str], meaning: str | None) -> bool:
    before = text[max(0, found.start() - REACH) : found.start()]
    opening = _OPENING.search(before)
    if opening:
        words = before[: opening.start()]
        nearest = " ".join(words.split()[-2 * len(found[1]) :])
        return _stands_for(found[1], nearest) or _ends_with(words, meaning)
    closed = _CLOSED.match(text, found.end(), found.end() + REACH)
    return closed is not None and (_stands_for(found[1], closed[1]) or _ends_with(closed[1], meaning))


def _ends_with(words: str, meaning: str | None) -> bool:
    return bool(meaning) and words.casefold().removesuffix("s").endswith(str(meaning).casefold().removesuffix("s"))


def _stands_for(short: str, long: str) -> bool:
    """Its letters stand in the long form in this order, the first at the beginning of a word (Schwartz and Hearst)."""
    long, at = f" {long.casefold()}", len(long) + 1
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    for letter in reversed(letters[1:]):
        at = long.rfind(letter, 0, at)
        if at < 0:
            return False
    return any(not long[start - 1].isalnum() for start in range(1, at) if long[start] == letters[0])
