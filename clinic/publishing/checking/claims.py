"""What nobody may promise, and what only sells."""

from collections.abc import Iterator

from ..content import PageContent
from .context import Context
from .finding import Finding, Level
from .phrases import claimed


def absolute(content: PageContent, context: Context) -> Iterator[Finding]:
    message = (
        "This promises more than anybody can. Say what is known and for whom, or have a reviewer say why it stands."
    )
    yield from _claims(content, context.absolute, "claims.absolute", Level.REASON, message)


def soft(content: PageContent, context: Context) -> Iterator[Finding]:
    message = "This sells instead of informing. Leave it out, or say what it rests on."
    yield from _claims(content, context.soft, "claims.soft", Level.WARN, message)


def around(content: PageContent, quote: str) -> list[str]:
    """The sentence around each place where exactly these words are claimed."""
    sentences = (sentence for passage in content.passages for block in passage.blocks for sentence in block.sentences)
    return [sentence for sentence in sentences for words in claimed(sentence, (quote,)) if words == quote]


def _claims(
    content: PageContent, phrases: tuple[str, ...], check: str, level: Level, message: str
) -> Iterator[Finding]:
    for passage in content.passages:
        for block in passage.blocks:
            for sentence in block.sentences:
                for quote in claimed(sentence, phrases):
                    yield Finding.of(passage, check, level, message, quote)
