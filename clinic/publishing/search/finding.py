"""Which pages a question finds, the best first."""

import re
from dataclasses import dataclass

from ..moment import Moment
from .frequencies import Frequencies
from .question import Question, words
from .ranking import CANDIDATES, MOST, Way, ranked

LITTLE, WEAK = 3, 0.1
_TITLE = re.compile(r"(.+?)(?: \((\w+)\))?")  # and an abbreviation
_NAMES_APART = re.compile(r"[,\n]")


@dataclass(frozen=True)
class Hit:
    """One page that was found, and how much it says."""

    rank: float
    revision: int
    type: str
    path: str
    title: str
    names: str
    teaser: str

    def is_called(self, asked: tuple[str, ...]) -> bool:
        """Just that, by its title, its abbreviation or another name."""
        whole = _TITLE.fullmatch(self.title)
        names = (self.title, *(whole.groups() if whole else ()), *_NAMES_APART.split(self.names))
        return any(words(name or "") == asked for name in names)


@dataclass(frozen=True)
class Found:
    """What a question found, MOST at most, the best first."""

    question: Question
    hits: list[Hit]
    are_more: bool

    @property
    def is_little(self) -> bool:
        return len(self.hits) < LITTLE

    @property
    def is_weak(self) -> bool:
        """The words stand in no name and no summary together."""
        return self.is_little or self.hits[0].rank < WEAK


@dataclass(frozen=True)
class Finder:
    """Searches these groups of types at a moment. Each group has its own candidates: many of one crowd out no other."""

    moment: Moment
    groups: tuple[tuple[str, ...], ...]
    frequencies: Frequencies
    asked: tuple[str, ...]

    def find(self, question: Question) -> Found:
        """Where most texts match, looking at the newest pages finds enough sooner than reading all that match.

        It is the planner's guess, and only chooses the way: what is not found on one is looked for on the other.
        """
        if self.frequencies.is_common(question, "vector", MOST):
            common = frozenset(column for column in CANDIDATES if self.frequencies.is_common(question, column, MOST))
            looked_at = max(self.frequencies.newest_with(question, column, MOST) for column in common)
            hits = self._ranked(question, Way(self.groups, common, looked_at))
            if len(hits) >= LITTLE:
                return Found(question, hits[:MOST], are_more=True)
        hits = self._ranked(question, Way(self.groups, is_rare=self.frequencies.is_rare(question, MOST)))
        return Found(question, hits[:MOST], are_more=len(hits) > MOST)

    def _ranked(self, question: Question, way: Way) -> list[Hit]:
        """First what is called just that; of two that say as much, the newer one."""
        weights = [self.frequencies.weight(word) for word in question.parts]
        hits = [Hit(*row) for row in ranked(way, self.moment, question, weights)]
        return sorted(hits, key=lambda hit: (not hit.is_called(self.asked), -hit.rank))
