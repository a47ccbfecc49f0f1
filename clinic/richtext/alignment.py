"""Which pieces of two texts differ, in a time that large texts do not stretch."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from .pieces import Piece

MOST = 1_000_000  # pairs of equal pieces that a comparison may look at
SHRED = 2  # pieces of an edit for each that stands between it and the next
SENTENCE_ENDS = {".", "?", "!"}


@dataclass
class Edit:
    """Pieces of the one text, from `start` to `stop`, and those of the other that stand in their place."""

    start: int
    stop: int
    new_start: int
    new_stop: int

    @property
    def size(self) -> int:
        return self.stop - self.start + self.new_stop - self.new_start

    def shifted(self, by: int) -> "Edit":
        return Edit(self.start + by, self.stop + by, self.new_start + by, self.new_stop + by)


def edits(before: list[Piece], after: list[Piece]) -> list[Edit]:
    """In order: whole blocks as far as there is a choice, and no lone word between two that say something else."""
    old, new = [piece.key for piece in before], [piece.key for piece in after]
    top = _common(old, new)
    bottom = _common(old[top:][::-1], new[top:][::-1])
    middle = Edit(top, len(old) - bottom, top, len(new) - bottom)
    found: list[Edit] = []
    last = Edit(0, 0, 0, 0)
    for edit in _within(middle, old, new):
        last = _from_a_block(edit, last, before, after)
        if found and _are_one(found[-1], last, before):
            last = Edit(found[-1].start, last.stop, found.pop().new_start, last.new_stop)
        found.append(last)
    return found


def _are_one(edit: Edit, following: Edit, before: list[Piece]) -> bool:
    """Whether the words between two edits are so few that they only break the sentence into shreds."""
    between = before[edit.stop : following.start]
    is_words = all(not piece.tag and piece.text not in SENTENCE_ENDS for piece in between)
    return is_words and min(edit.size, following.size) > SHRED * len(between)


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    for number, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            return number
    return min(len(old), len(new))


def _within(edit: Edit, old: list[tuple[str, str, bool]], new: list[tuple[str, str, bool]]) -> Iterator[Edit]:
    """Word by word; what is too large for that sentence by sentence, and the words of those that differ."""
    mine, theirs = old[edit.start : edit.stop], new[edit.new_start : edit.new_stop]
    if _is_bounded(mine, theirs):
        for start, stop, new_start, new_stop in _differing(mine, theirs):
            yield Edit(edit.start + start, edit.start + stop, edit.new_start + new_start, edit.new_start + new_stop)
        return
    sentences, new_sentences = _sentences(mine), _sentences(theirs)
    if len(sentences) == len(new_sentences) == 1 or not _is_bounded(sentences, new_sentences):
        yield edit
        return
    at = [edit.start, *(edit.start + end for end in accumulate(map(len, sentences)))]
    new_at = [edit.new_start, *(edit.new_start + end for end in accumulate(map(len, new_sentences)))]
    for start, stop, new_start, new_stop in _differing(sentences, new_sentences):
        part = Edit(at[start], at[stop], new_at[new_start], new_at[new_stop])
        is_bounded = _is_bounded(old[part.start : part.stop], new[part.new_start : part.new_stop])
        yield from _within(part, old, new) if is_bounded else [part]


def _is_bounded(old: Sequence[Hashable], new: Sequence[Hashable]) -> bool:
    counts = Counter(new)
    return sum(number * counts[key] for key, number in Counter(old).items()) <= MOST


def _differing(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int, int, int]]:
    for what, *places in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield places[0], places[1], places[2], places[3]


def _sentences(keys: list[tuple[str, str, bool]]) -> list[tuple[tuple[str, str, bool], ...]]:
    """Cut behind the end of a sentence, and before an element."""
    found, start = [], 0
    for number in range(1, len(keys)):
        if keys[number][0] or keys[number - 1][1] in SENTENCE_ENDS:
            found.append(tuple(keys[start:number]))
            start = number
    return [*found, tuple(keys[start:])]


def _from_a_block(edit: Edit, last: Edit, before: list[Piece], after: list[Piece]) -> Edit:
    """Of what only one of the texts has, `C <p> A B` is the same as `<p> A B C`: it begins where a block begins."""
    if edit.start < edit.stop and edit.new_start < edit.new_stop:
        return edit
    pieces, start, stop = (
        (before, edit.start, edit.stop) if edit.start < edit.stop else (after, edit.new_start, edit.new_stop)
    )
    last_start = start - min(edit.start - last.stop, edit.new_start - last.new_stop)
    starts = [start]
    while starts[-1] > last_start and pieces[starts[-1] - 1].key == pieces[starts[-1] - 1 + stop - start].key:
        starts.append(starts[-1] - 1)
    blocks = [number for number in starts if pieces[number].is_block]
    outermost = min(blocks, key=lambda number: pieces[number].depth, default=start)
    return edit.shifted(outermost - start)
