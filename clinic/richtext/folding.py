"""A marked text without the stretches in which nothing changed: these open on demand."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe

from .tokens import VOID, Kind, tokens

MARKS = ("<ins>", "<del>")
FEWEST = 3  # so many blocks are worth folding
FOLDED = "<details><summary>{} paragraphs, lists and the like did not change</summary>{}</details>"


def folded(marked: SafeString) -> SafeString:
    """Of what `marked` wrote. The block before a change and the one behind it stay, to say where it is."""
    blocks = list(_blocks(marked))
    changed = [any(mark in block for mark in MARKS) for block in blocks]
    if True not in changed:
        return marked
    near = [any(changed[max(number - 1, 0) : number + 2]) for number in range(len(blocks))]
    parts = []
    for is_near, found in groupby(zip(near, blocks, strict=True), key=lambda pair: pair[0]):
        stretch = [block for _, block in found]
        text = "".join(stretch)
        parts.append(text if is_near or len(stretch) < FEWEST else FOLDED.format(len(stretch), text))
    return mark_safe("".join(parts))  # noqa: S308 (as it was marked)


def _blocks(html: str) -> Iterator[str]:
    """The elements that stand in no other, each with the text before it."""
    block, depth = "", 0
    for token in tokens(html):
        block += token.raw
        if token.kind is Kind.START and token.name not in VOID:
            depth += 1
        elif token.kind is Kind.END:
            depth -= 1
            if depth == 0:
                yield block
                block = ""
    if block:
        yield block
