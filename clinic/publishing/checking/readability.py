"""How hard a text is to read. Advice only: a grade is no measure of care, and names of illnesses are long."""

import re
from collections.abc import Iterator

from clinic.richtext.blocks import Block, Kind

from ..content import PageContent
from .context import Context
from .finding import Finding, Level

GRADE = 8
FEWEST, LONGEST = 20, 25  # words: of a block that is graded, of a sentence
RUNNING = {Kind.PARAGRAPH, Kind.ITEM, Kind.CELL}
SHOWN = 8  # words of a quote
_WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<![aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeioudty])ed$|(?<=[^aeiouscxzgh])es$")


def grade(content: PageContent, context: Context) -> Iterator[Finding]:
    for passage in content.passages:
        for block in passage.blocks:
            words = _WORD.findall(block.text)
            if block.kind in RUNNING and len(words) >= FEWEST and (found := round(_grade(block, words))) > GRADE:
                message = (
                    f"This reads like grade {found}. Shorter sentences and shorter words bring it to grade {GRADE}."
                )
                yield Finding.of(passage, "reading.grade", Level.WARN, message, _beginning(block.text))


def long_sentences(content: PageContent, context: Context) -> Iterator[Finding]:
    for passage in content.passages:
        for block in passage.blocks:
            for sentence in block.sentences if block.kind in RUNNING else ():
                count = len(_WORD.findall(sentence))
                if count > LONGEST:
                    message = f"This sentence has {count} words. Make two of it."
                    yield Finding.of(passage, "reading.sentence", Level.WARN, message, _beginning(sentence))


def _grade(block: Block, words: list[str]) -> float:
    """By Flesch and Kincaid: the school year in which one can read it."""
    return 0.39 * len(words) / len(block.sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word.casefold()))))


def _beginning(text: str) -> str:
    return " ".join(text.split(" ", SHOWN)[:SHOWN])[:120]
