"""Finds the words of a list in sentences, whatever their case, quotes and hyphens."""

import re
from collections.abc import Iterator
from functools import lru_cache

from clinic.richtext.sentences import level

from .denials import is_denied
from .words import HARMLESS

_SELLS = re.compile(
    r"(?:are you )?(?:want|need|ready|looking|searching|tired)\b|why (?:suffer|wait|live|put up|settle|not)\b"
    r"|isn't it time\b|don't you want\b",
    re.IGNORECASE,
)


def claimed(sentence: str, phrases: tuple[str, ...]) -> Iterator[str]:
    """The phrases that the sentence claims: one that asks or denies them claims nothing."""
    plain = level(sentence)
    is_asked = plain.endswith("?") and not _SELLS.match(plain)
    for start, end in () if is_asked else _found(plain, phrases):
        if not is_denied(plain, start, end):
            yield sentence[start:end]


def used(sentence: str, phrases: tuple[str, ...]) -> Iterator[str]:
    return (sentence[start:end] for start, end in _found(level(sentence), phrases))


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
