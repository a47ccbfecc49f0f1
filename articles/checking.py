"""What is looked for in an article alone."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinic.publishing.checking import Context, Finding, Level
from clinic.publishing.clock import in_words
from clinic.richtext.sentences import level

if TYPE_CHECKING:
    from .content import ArticleContent

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_RISK = re.compile(r"\b(?:risk\w*|side[ -]effects?|complications?|harm\w*|dangers?)\b", re.IGNORECASE)
_COUNT = re.compile(rf"(?:the |our |top |these )*(\d{{1,2}}|{'|'.join(NUMBERS)})[ -](?!%|percent\b)", re.IGNORECASE)
_TREATMENTS = re.compile(
    r"\b(?:treatments?|procedures?|injections?|therap(?:y|ies)|shots?|operations?)\b", re.IGNORECASE
)
_OTHER_THINGS = re.compile(
    r"[ -]?(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|steps?|questions?|signs?|reasons?|tips?|things?"
    r"|facts?|myths?|mistakes?|exercises?|stretches|habits?|ways?|a\.?m|p\.?m|mg|ml|times|patients?|people)\b",
    re.IGNORECASE,
)


def mentions_risk(content: "ArticleContent", context: Context) -> Iterator[Finding]:
    if content.described and not _RISK.search(level(content.words)):
        message = "The article describes a treatment and names no risk. Add the most common one and the worst."
        yield Finding(check="risks.mentioned", level=Level.WARN, message=message, field="described")


def count_in_title(content: "ArticleContent", context: Context) -> Iterator[Finding]:
    found = _COUNT.match(content.title)
    if found is None or _OTHER_THINGS.match(content.title, found.end(1)):
        return
    number = int(found[1]) if found[1].isdigit() else NUMBERS.index(found[1].lower()) + 1
    described = len(content.described)
    if number != described and (described or _TREATMENTS.search(content.title)):
        message = f"The title counts {number}, and {described} treatments are described. Change one of them."
        yield Finding(check="title.count", level=Level.WARN, message=message, quote=found[1], field="title")


def described_are_live(content: "ArticleContent", context: Context) -> Iterator[Finding]:
    for row in content.described:
        if row.treatment not in context.live:
            title = context.titles.get(row.treatment, row.heading)
            then = f"on {in_words(context.at)}" if context.at else "then"
            message = f"Not live {then}: {title}. Publish what is described first."
            yield Finding(
                check="described.live",
                level=Level.BLOCK,
                message=message,
                quote=row.heading,
                field="described.treatment",
                row=row.uuid,
            )


def authorization(content: "ArticleContent", context: Context) -> Iterator[Finding]:
    if content.is_story and not content.authorization.strip():
        message = "A patient's story needs a recorded authorization. Say where it is filed, and save."
        yield Finding(check="story.authorization", level=Level.BLOCK, message=message, field="authorization")


CHECKS = (mentions_risk, count_in_title, described_are_live, authorization)
