"""Whoever reads about the spine must learn when it is an emergency: the signs of cauda equina syndrome."""

import re
from collections.abc import Iterator

from clinic.richtext.sentences import level, one_line

from ..clinical import Urgency
from .context import Context
from .finding import Finding, Level
from .references import ClinicalContent

OFTEN = 3  # mentions, where neither the title nor the teaser speaks of it
_HURTS = r"(?:hurt(?:s|ing)?|ach(?:es?|ing)|sore|stiff|painful|goes out|gives out|went out|killing)"
_PAIN = r"(?:pains?|aches?|trouble|problems?|spasms?|sprains?|strains?|injur(?:y|ies)|surger(?:y|ies))"
_SOMEBODYS = r"(?:your|my|his|her|their|our|the|a) (?:\w+ )?"
_SPINE = re.compile(
    rf"\bbacks?[ -]?{_PAIN}\b|\b(?:low|lower|sore|bad|stiff|painful|aching|injured) backs?\b"
    rf"|\b{_SOMEBODYS}backs? (?:that )?(?:is |are )?(?:\w+ )?{_HURTS}\b"
    rf"|\b(?:hurts?|sore(?:ness)?|stiff(?:ness)?|{_PAIN})(?: that \w+)? (?:in|from) {_SOMEBODYS}back\b(?! of\b)"
    rf"|\b(?:hurt|hurting|injur(?:e|ed|ing)|strain(?:ed|ing)?) {_SOMEBODYS}back\b(?! of\b)"
    r"|\b(?:sciatica?|lumbago|dis[ck]s?|herniat\w+|epidurals?|spin(?:e|es|al)|lumbar|facet|vertebra\w*|spondyl\w+"
    r"|radiculopathy|stenosis|cauda equina|\w*dis[ck]ectomy|laminectomy)\b",
    re.IGNORECASE,
)
# Of each sign the words that one emergency must hold, all of them.
SIGNS = {
    "new numbness around the groin, genitals or bottom": (
        r"\b(?:numb\w*|anesthesia|no feeling|los[est]+ (?:of )?feeling|cannot feel)\b",
        r"\b(?:groin|genital\w*|bottom|buttocks?|saddle|private parts|between (?:your|the) legs)\b",
    ),
    "new trouble passing or controlling urine or bowels": (
        r"\b(?:urin\w+|bladder|bowels?|pee|stools?|incontinen\w+)\b",
    ),
    "new weakness in both legs": (
        r"\b(?:weak\w*|paraly\w+|cannot|giv\w+ way|trouble|unable)\b",
        r"\b(?:legs?|walk\w*|stand\w*)\b",
    ),
}


def red_flags(content: ClinicalContent, context: Context) -> Iterator[Finding]:
    card = [level(row.text) for row in content.help_signs if row.urgency == Urgency.EMERGENCY]
    missing = [sign for sign, words in SIGNS.items() if not any(_holds(text, words) for text in card)]
    about = _about_the_spine(content) if missing else ""
    if about:
        message = f"This is about the spine, and “Call 911 if” leaves out: {'; '.join(missing)}. Add what is missing."
        yield Finding(check="red_flags.spine", level=Level.BLOCK, message=message, quote=about, field="help_signs")


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return all(re.search(one, text, re.IGNORECASE) for one in words)


def _about_the_spine(content: ClinicalContent) -> str:
    """The first words that speak of it, if the title or the teaser does, or the text does so often."""
    told = next(_spoken(one_line(f"{content.heading}\n{content.teaser}")), "")
    blocks = [block for one in content.passages if one.field != "help_signs.text" for block in one.blocks]
    mentions = [words for block in blocks for words in _spoken(block.text)]
    return told or (mentions[0] if len(mentions) >= OFTEN else "")


def _spoken(text: str) -> Iterator[str]:
    return (text[found.start() : found.end()] for found in _SPINE.finditer(level(text)))
