"""Which pages a question finds, the best first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import Case, F, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from ..models import Placement
from ..models.placements import LONG_AGO, NEVER, PlacementQuerySet
from ..moment import Moment
from .frequencies import Frequencies
from .question import Question, words

MOST = 50  # pages that are told of
CANDIDATES = {"named": 25, "vector": MOST + 1}  # of one group: by the words of their names, and by all their words
LOOKED_AT = 500  # the newest pages, one by one
WEIGHTS = [0.05, 0.2, 0.4, 1.0]  # text, headings, summary, names
SHORT_NAMES_FIRST = 1  # PostgreSQL's normalization: by the logarithm of the length
LITTLE, WEAK = 3, 0.1
WORDING = "revision__wording__"
SHOWN = ("rank", "revision_id", "type", "path", f"{WORDING}title", f"{WORDING}names", "revision__teaser")
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
    groups: Sequence[list[str]]
    frequencies: Frequencies
    asked: tuple[str, ...]

    def find(self, question: Question) -> Found:
        """Where most texts match, looking at the newest pages finds enough sooner than reading all that match.

        It is the planner's guess, and only chooses the way: what is not found on one is looked for on the other.
        """
        if self.frequencies.is_common(question, "vector", MOST):
            is_common = {"named": self.frequencies.is_common(question, "named", MOST), "vector": True}
            hits = self._ranked(question, self._candidates(question, is_common))
            if len(hits) >= LITTLE:
                return Found(question, hits[:MOST], are_more=True)
        hits = self._ranked(question, self._candidates(question, {"named": False, "vector": False}))
        return Found(question, hits[:MOST], are_more=len(hits) > MOST)

    def _ranked(self, question: Question, candidates: PlacementQuerySet) -> list[Hit]:
        """First what is called just that; of two that say as much, the newer one."""
        found = Placement.objects.searchable(self.moment).filter(pk__in=candidates)
        newest = found.annotate(rank=self._rank(question)).newest_first()
        hits = [Hit(*row) for row in newest.values_list(*SHOWN)]
        return sorted(hits, key=lambda hit: (not hit.is_called(self.asked), -hit.rank))

    def _rank(self, question: Question) -> Combinable:
        """A page counts for each word that it holds, the rarer the more."""
        named, vector = F(f"{WORDING}named"), F(f"{WORDING}vector")
        weights = [self.frequencies.weight(word) for word in question.parts]
        each = (
            Value(weight / sum(weights))
            * (
                SearchRank(vector, word.matching, weights=WEIGHTS)
                + SearchRank(named, word.matching, weights=[1.0] * 4, normalization=SHORT_NAMES_FIRST)
            )
            for word, weight in zip(question.parts, weights, strict=True)
        )
        return reduce(add, each)

    def _candidates(self, question: Question, is_common: dict[str, bool]) -> PlacementQuerySet:
        """The newest that match, of each group by their names and by all their words."""
        if self.frequencies.is_rare(question, MOST):
            return self._newest([label for types in self.groups for label in types], "vector", question, False)
        parts = [
            self._newest(types, column, question, is_common[column]) for types in self.groups for column in CANDIDATES
        ]
        return parts[0].union(*parts[1:])

    def _newest(self, types: list[str], column: str, question: Question, is_common: bool) -> Any:
        """Where only few match, they are put in order by what no index is in the order of, and where most do, by what
        is no condition of an index: else the planner could go on along the other index for ever.
        """
        live, most = Placement.objects.live(self.moment.at).filter(type__in=types), CANDIDATES[column]
        matching = {f"{WORDING}{column}": question.matching}
        if not is_common:
            return live.filter(**matching).order_by(Coalesce("first_live_at", Value(NEVER)).desc())[:most].values("pk")
        last = live.newest_first().values("first_live_at")[LOOKED_AT - 1 : LOOKED_AT]
        newest = live.filter(first_live_at__gte=Coalesce(Subquery(last), Value(LONG_AGO)))
        matches = Case(When(**matching, then=True), default=False)
        return newest.alias(matches=matches).filter(matches=True).newest_first()[:most].values("pk")
