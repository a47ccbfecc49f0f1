"""Words that hurt, and words that do not say when."""

import re
from collections.abc import Iterator

from clinic.richtext.sentences import level

from ..content import PageContent
from .context import Context
from .finding import Finding, Level
from .phrases import used

_VAGUE = re.compile(
    r"\b(?:recently|lately|nowadays|these days|(?:in )?recent (?:months|years|decades)"
    r"|(?:last|past) (?:few|several) years|(?:earlier )?this year|(?:last|next) (?:month|year)"
    r"|a few years ago|not long ago)\b",
    re.IGNORECASE,
)
_OF_THE_READER = re.compile(r"\b(?:you|your|you've|if|i|i've|my|he|she|they)\b", re.IGNORECASE)


def stigmatizing(content: PageContent, context: Context) -> Iterator[Finding]:
    message = "This word can hurt. Name the person first, for example: a person who has diabetes."
    for passage in content.passages:
        for block in passage.blocks:
            for quote in used(block.text, context.stigmatizing):
                yield Finding.of(passage, "wording.stigmatizing", Level.WARN, message, quote)


def vague_dates(content: PageContent, context: Context) -> Iterator[Finding]:
    """Not of what patients or people in a story did: that is near to them whenever they read it."""
    message = "This is soon out of date. Say the month or the year."
    for passage in content.passages:
        for block in passage.blocks:
            for sentence in block.sentences:
                for found in _VAGUE.finditer(level(sentence)):
                    if not _OF_THE_READER.search(sentence, max(0, found.start() - 40), found.start()):
                        yield Finding.of(passage, "wording.vague_date", Level.WARN, message, found[0])
