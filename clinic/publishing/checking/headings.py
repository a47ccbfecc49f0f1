from collections.abc import Iterator

from ..content import PageContent
from .context import Context
from .finding import Finding, Level


def headings(content: PageContent, context: Context) -> Iterator[Finding]:
    """Each text begins at the level that its page leaves it, and skips none."""
    top = content.headings_from
    for passage in content.passages:
        before = top - 1
        for block in passage.blocks:
            if not block.level:
                continue
            if not block.text:
                yield Finding.of(
                    passage, "headings.empty", Level.BLOCK, "A heading is empty. Write it, or take it out."
                )
            if block.level < top or (before < top < block.level):
                said = f"The headings of this text begin at level {top}, and this one is of level {block.level}."
                yield Finding.of(passage, "headings.start", Level.BLOCK, f"{said} Change it to {top}.", block.text)
            elif block.level > before + 1:
                said = f"Level {block.level} follows level {before} here. Change it to {before + 1}."
                yield Finding.of(passage, "headings.skip", Level.BLOCK, said, block.text)
            before = max(block.level, top)
