"""Finds the words of a list in sentences, whatever their case, quotes and hyphens."""

import re
from collections.abc import Iterator
from functools import lru_cache

from clinic.richtext.sentences import level

from .words import HARMLESS

NEAR = 5  # words
REACH = 200  # characters, so that a text of one endless word takes no longer
_WORD = re.compile(r"no one|[\w'%-]+", re.IGNORECASE)
_BEFORE = re.compile(
    r"no|not|never|none|nobody|no one|nothing|neither|nor|without|cannot|\w+n't|rarely|seldom|hardly|unlikely|few|"
    r"myth|beware|wary|than|instead",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:\b(?:not|never|cannot)|n't)\b(?: \w+){0,2}? (?:exist|possible|known|promised|guaranteed|expected|found"
    r"|available|likely|certain|the goal|the aim)\b",
    re.IGNORECASE,
)


def claimed(sentence: str, phrases: tuple[str, ...]) -> Iterator[str]:
    """The phrases that the sentence claims: one that asks claims nothing, and neither does a negation near by."""
    plain = level(sentence)
    for start, end in () if plain.endswith("?") else _found(plain, phrases):
        if not _is_negated(plain, start, end):
            yield sentence[start:end]


def used(sentence: str, phrases: tuple[str, ...]) -> Iterator[str]:
    return (sentence[start:end] for start, end in _found(level(sentence), phrases))


def _is_negated(plain: str, start: int, end: int) -> bool:
    """Within five words before; behind only where the negation is said of the words themselves."""
    before = _WORD.findall(plain[max(0, start - REACH) : start])[-NEAR:]
    behind = " ".join(_WORD.findall(plain[end : end + REACH])[: NEAR + 2])
    return any(map(_BEFORE.fullmatch, before)) or bool(_AFTER.search(behind))


def _found(plain: str, phrases: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _pattern(phrases).finditer(plain) if found["meant"])


@lru_cache(maxsize=32)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    meant, harmless = map(_any_of, (phrases, HARMLESS))
    return re.compile(rf"(?<!\w)(?:{harmless}|(?P<meant>{meant}))(?:'?s)?(?!\w)", re.IGNORECASE)


def _any_of(phrases: tuple[str, ...]) -> str:
    """The longest first; a line of the clinic's own list that holds no letter means nothing."""
    return "|".join(filter(None, map(_written, sorted(phrases, key=len, reverse=True))))


def _written(phrase: str) -> str:
    return "[ -]?".join(map(re.escape, filter(None, re.split(r"[\s-]+", level(phrase)))))
