"""One instant, and what the clinic said of itself then."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django.apps import apps
from django.http import HttpRequest

from . import clock
from .content import PageContent
from .prepared import Prepared
from .rules import Rules

T = TypeVar("T")
PRACTICE = "practice.practice"  # the type of the one page that is the clinic itself; this package imports it nowhere
INSTANT = "clinic.instant"  # in a request's environ: the answer is for all readers, and true as of this instant
EPOCH = "clinic.epoch"  # in a request's environ: a time in which nothing changes for readers


class Epoch(Protocol):
    """What was said in it once need not be found again."""

    said: dict[str, Any]

    def holds(self, at: datetime) -> bool:
        """Whether this instant is surely in it."""


def _live(at: datetime, type_: str) -> Any:
    placements = apps.get_model("publishing.Placement")._default_manager
    return placements.live(at).filter(type=type_).select_related("revision__page").order_by()


live = Prepared(_live)


class Moment:
    """Everything in one answer is true of one moment, and the clinic's own page is read once for all of it."""

    def __init__(self, at: datetime, epoch: Epoch | None = None) -> None:
        self.at = at
        self.said: dict[str, Any] = epoch.said if epoch and epoch.holds(at) else {}

    def once(self, name: str, find: Callable[[], T]) -> T:
        """Finds what many pages show and what only a change of the site changes. Whatever else it depends on is in its
        name: within an epoch it is told to all readers.
        """
        if name not in self.said:
            self.said[name] = find()
        found: T = self.said[name]
        return found

    @property
    def practice(self) -> PageContent | None:
        """What the live Practice says, if there is one."""
        return self.once("practice", self._practice)

    def _practice(self) -> PageContent | None:
        found = live(at=self.at, type_=PRACTICE)
        return found[0].revision.frozen if found else None

    @property
    def rules(self) -> Rules:
        return self.practice.rules if self.practice else Rules()


def moment_of(request: Any) -> Moment:
    """That of the whole answer: now by the database's clock, or the one that staff look at the site as of."""
    if not hasattr(request, "moment"):
        request.moment = Moment(clock.instant(), request.META.get(EPOCH))
    moment: Moment = request.moment
    return moment


def for_all_readers(request: HttpRequest) -> Moment:
    """The one moment of an answer, of its frame and of what keeps it."""
    moment = moment_of(request)
    request.META[INSTANT] = moment.at
    return moment
