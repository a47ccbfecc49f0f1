"""Numbers that somebody must have counted, and who did."""

import re
from collections.abc import Iterator

from clinic.richtext.blocks import Block
from clinic.richtext.sentences import level

from ..content import PageContent
from .context import Context
from .finding import Finding, Level

_COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_NUMBER = re.compile(
    rf"""(?<![\w.])(?:
        \d+(?:\.\d+)?(?:\ ?%|\ percent\b|\ per\ cent\b)
        | {_COUNT}\ (?:in|of|out\ of)\ (?:every\ )?(?:{_COUNT}|twenty|a\ hundred|a\ thousand)
          \ (?:people|persons|patients|adults|women|men|of)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_STUDIES = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research|evidence|reviews?)(?: has| have)?(?: \w+ly)? "
    r"(?:shows?|showed|shown|suggests?|suggested|finds?|found|proves?|proved|proven|demonstrates?|demonstrated)\b",
    re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    r" ?(?:lidocaine|bupivacaine|ropivacaine|saline|solution|cream|gel|patch|ointment|alcohol|dextrose|off\b|discount)"
    r"|.{0,40}\b(?:coinsurance|copay|deductible|of the (?:fee|cost|bill|price))",
    re.IGNORECASE,
)


def unsupported(content: PageContent, context: Context) -> Iterator[Finding]:
    """Without a reference in the paragraph or the table row. A text that can hold none may repeat what has one, and
    may speak of studies.
    """
    message = "Nobody can tell where this comes from. Put a reference behind it, or leave it out."
    blocks = [(passage, block) for passage in content.passages for block in passage.blocks]
    cited = {_same(quote) for _, block in blocks if block.cited for quote in _found(block, _NUMBER)}
    for passage, block in blocks:
        quotes: list[str] = []
        if passage.can_cite and not block.cited:
            quotes = [*_found(block, _NUMBER), *_found(block, _STUDIES)]
        elif not block.cited:
            quotes = [quote for quote in _found(block, _NUMBER) if _same(quote) not in cited]
        for quote in quotes:
            yield Finding.of(passage, "numbers.unsupported", Level.WARN, message, quote)


def _found(block: Block, pattern: re.Pattern[str]) -> Iterator[str]:
    """What is said, not what is asked."""
    for sentence in block.sentences:
        text = level(sentence)
        for found in pattern.finditer(text) if not text.endswith("?") else ():
            if not _NO_CLAIM.match(text, found.end()):
                yield sentence[found.start() : found.end()]


def _same(quote: str) -> str:
    return quote.replace(" ", "").casefold().replace("percent", "%")
