"""The question that finds pages and ranks them: written once in a process for each of its few shapes."""

from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import add
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from ..models import Placement
from ..models.placements import LONG_AGO, NEVER, PlacementQuerySet
from ..models.wording import ENGLISH
from ..moment import Moment
from ..prepared import Prepared
from ..rules import Rules
from .question import Question

MOST = 50  # pages that are told of
CANDIDATES = {"named": 25, "vector": MOST + 1}  # of one group: by the words of their names, and by all their words
WEIGHTS = [0.05, 0.2, 0.4, 1.0]  # text, headings, summary, names
SHORT_NAMES_FIRST = 1  # PostgreSQL's normalization: by the logarithm of the length
WORDING = "revision__wording__"
SHOWN = ("rank", "revision_id", "type", "path", f"{WORDING}title", f"{WORDING}names", "revision__teaser")


@dataclass(frozen=True)
class Way:
    """Of each group of types, the newest that match are candidates: by their names, and by all their words.

    `is_common` are the columns in which most texts match: there, so many of the newest are looked at one by one. Where
    only few match in all, no group has its own candidates.
    """

    groups: tuple[tuple[str, ...], ...]
    is_common: frozenset[str] = frozenset()
    looked_at: int = 0
    is_rare: bool = False

    def candidates(self, at: datetime, asked: SearchQuery) -> PlacementQuerySet:
        if self.is_rare:
            return self._newest(at, asked, tuple(label for types in self.groups for label in types), "vector")
        parts = [self._newest(at, asked, types, column) for types in self.groups for column in CANDIDATES]
        return parts[0].union(*parts[1:])

    def _newest(self, at: datetime, asked: SearchQuery, types: tuple[str, ...], column: str) -> Any:
        """Where only few match, they are put in order by what no index is in the order of, and where most do, by what
        is no condition of an index: else the planner could go on along the other index for ever.
        """
        live, most = Placement.objects.live(at).filter(type__in=types), CANDIDATES[column]
        matching = {f"{WORDING}{column}": asked}
        if column not in self.is_common:
            return live.filter(**matching).order_by(Coalesce("first_live_at", Value(NEVER)).desc())[:most].values("pk")
        last = live.newest_first().values("first_live_at")[self.looked_at - 1 : self.looked_at]
        newest = live.filter(first_live_at__gte=Coalesce(Subquery(last), Value(LONG_AGO)))
        matches = Case(When(**matching, then=True), default=False)
        return newest.alias(matches=matches).filter(matches=True).newest_first()[:most].values("pk")


def ranked(way: Way, moment: Moment, question: Question, weights: list[float]) -> list[tuple[Any, ...]]:
    """Of each candidate what SHOWN names, the newest first. The weights are those of the question's parts.

    A page counts for each word that it holds, the rarer the more.
    """
    parts = {f"part_{number}": part.typed for number, part in enumerate(question.parts)}
    shares = {f"share_{number}": weight / sum(weights) for number, weight in enumerate(weights)}
    rules = moment.rules
    months = {} if rules.solo else {"months": rules.months, "short_months": rules.short_months}
    return _ranked(way, len(parts), rules.solo, at=moment.at, asked=question.typed, **parts, **shares, **months)


def _written(way: Way, parts: int, solo: bool, at: datetime, asked: str, **given: Any) -> Any:
    rules = Rules(solo=True) if solo else Rules(given["months"], given["short_months"])
    found = Placement.objects.searchable(at, rules).filter(pk__in=way.candidates(at, _query(asked)))
    each = [Value(given[f"share_{number}"]) * _says(_query(given[f"part_{number}"])) for number in range(parts)]
    return found.annotate(rank=reduce(add, each)).newest_first().values_list(*SHOWN)


def _says(word: SearchQuery) -> Combinable:
    named = SearchRank(F(f"{WORDING}named"), word, weights=[1.0] * 4, normalization=SHORT_NAMES_FIRST)
    return SearchRank(F(f"{WORDING}vector"), word, weights=WEIGHTS) + named


def _query(typed: str) -> SearchQuery:
    return SearchQuery(typed, search_type="raw", config=ENGLISH)


_ranked = Prepared(_written)
