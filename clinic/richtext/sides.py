"""One of two texts that are compared, and how what only it has is written."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import accumulate

from .pieces import SAID, Piece

CELLS = {"td", "th"}


class Side:
    def __init__(self, read: list[Piece], ranges: Iterable[range], names: Mapping[str, str]) -> None:
        self.read, self.names = read, names
        self.changed = [False] * len(read)
        for numbers in ranges:
            self.changed[numbers.start : numbers.stop] = [True] * len(numbers)
        self.counts = [0, *accumulate(self.changed)]

    def note(self, number: int) -> str:
        """Of an element that changed, unless the words in it, or behind a new line, say it: all of them changed too."""
        piece = self.read[number]
        end = min(max(piece.end, number + 2), len(self.read))
        inside = end - number - 1
        is_said = inside and self.counts[end] - self.counts[number + 1] == inside
        return "" if is_said and piece.tag not in SAID else f"<small>{escape(piece.note(self.names))}</small>"

    def lines(self, numbers: list[int]) -> list[str]:
        """The words of these pieces, those of each block together, each line without a space around it."""
        lines = ["".join(self._spaced(block)).strip() for block in self._blocks(numbers)]
        return [line for line in lines if line]

    def _blocks(self, numbers: list[int]) -> Iterator[list[int]]:
        block: list[int] = []
        for number in numbers:
            piece = self.read[number]
            if piece.is_block and piece.tag not in CELLS:
                yield block
                block = []
            block.append(number)
        yield block

    def _spaced(self, block: list[int]) -> Iterator[str]:
        is_glued = False
        for number in block:
            piece = self.read[number]
            text = self.note(number) if piece.tag else escape(piece.text)
            if text:
                yield text if piece.glued and is_glued else f" {text}"
                is_glued = not piece.tag
