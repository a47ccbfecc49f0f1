"""Which pages a question finds, the best first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import add
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import Case, F, Value, When
from django.db.models.expressions import Combinable

from ..models import Placement, Wording
from ..models.placements import PlacementQuerySet
from ..moment import Moment
from .frequencies import Frequencies
from .question import Question, words

MOST = 100  # pages that are told of
CANDIDATES = {"named": 50, "vector": MOST + 1}  # of one group: by the words of their names, and by all their words
READ = 6_000  # texts of any age, by the index of words
LOOKED_AT = 1_500  # the newest pages, one by one
WEIGHTS = [0.05, 0.2, 0.4, 1.0]  # text, headings, summary, names
SHORT_NAMES_FIRST = 1  # PostgreSQL's normalization: by the logarithm of the length
LITTLE, WEAK = 3, 0.1
_TITLE = re.compile(r"(.+?)(?: \((\w+)\))?")  # and an abbreviation
_NAMES_APART = re.compile(r"[,\n]")


@dataclass(frozen=True)
class Hit:
    """One page that was found: the greater its `order`, the better."""

    pk: int
    order: tuple[Any, ...]


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
        return self.is_little or self.hits[0].order[1] < WEAK


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
        if self.frequencies.is_common(question, MOST, "vector"):
            is_common = {"named": self.frequencies.is_common(question, MOST, "named"), "vector": True}
            hits = self._ranked(question, is_common)
            if len(hits) >= LITTLE:
                return Found(question, hits[:MOST], are_more=True)
        hits = self._ranked(question, {"named": False, "vector": False})
        return Found(question, hits[:MOST], are_more=len(hits) > MOST)

    def _ranked(self, question: Question, is_common: dict[str, bool]) -> list[Hit]:
        candidates = [
            self._candidates(types, column, question, is_common[column])[:most].values("pk")
            for types in self.groups
            for column, most in CANDIDATES.items()
        ]
        found = Placement.objects.searchable(self.moment).filter(pk__in=candidates[0].union(*candidates[1:]))
        names = ("revision__wording__title", "revision__wording__names")
        rows = found.annotate(rank=self._rank(question)).values_list("pk", "rank", *names, "first_live_at", "page_id")
        return sorted((self._hit(*row) for row in rows), key=lambda hit: hit.order, reverse=True)

    def _rank(self, question: Question) -> Combinable:
        """A page counts for each word that it holds, the rarer the more."""
        named, vector = F("revision__wording__named"), F("revision__wording__vector")
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

    def _candidates(self, types: list[str], column: str, question: Question, is_common: bool) -> PlacementQuerySet:
        """The newest that match."""
        live = Placement.objects.live(self.moment.at).filter(type__in=types)
        if not is_common:
            texts = Wording.objects.filter(**{column: question.matching}).values("revision")
            return live.filter(revision__in=texts[:READ]).newest_first()
        newest = Placement.objects.filter(pk__in=live.newest_first()[:LOOKED_AT].values("pk"))
        matches = Case(When(**{f"revision__wording__{column}": question.matching}, then=True), default=False)
        return newest.alias(matches=matches).filter(matches=True).newest_first()

    def _hit(self, pk: int, rank: float, title: str, names: str, first_live_at: datetime, page: int) -> Hit:
        """First what is called just that; of two that say as much, the newer one."""
        whole = _TITLE.fullmatch(title)
        called = [words(name or "") for name in (title, *(whole.groups() if whole else ()), *_NAMES_APART.split(names))]
        return Hit(pk, (self.asked in called, rank, first_live_at, page))
