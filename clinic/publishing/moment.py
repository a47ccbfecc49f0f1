"""One instant, and what the clinic said of itself then."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.utils.functional import cached_property

from .content import PageContent
from .prepared import Prepared
from .rules import Rules

PRACTICE = "practice.practice"  # the type of the one page that is the clinic itself; this package imports it nowhere
INSTANT = "clinic.instant"  # in a request's environ: the answer is for all readers, and true as of this instant


def _live(at: datetime, type_: str) -> Any:
    placements = apps.get_model("publishing.Placement")._default_manager
    return placements.live(at).filter(type=type_).select_related("revision__page").order_by()


live = Prepared(_live)


class Moment:
    """Everything in one answer is true of one moment, and the clinic's own page is read once for all of it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    @cached_property
    def practice(self) -> PageContent | None:
        """What the live Practice says, if there is one."""
        found = live(at=self.at, type_=PRACTICE)
        return found[0].revision.frozen if found else None

    @property
    def rules(self) -> Rules:
        return self.practice.rules if self.practice else Rules()


def answer_as_of(moment: Moment, request: HttpRequest) -> None:
    """Whoever makes the answer, its frame and what keeps it use this one instant."""
    request.moment = moment  # type: ignore[attr-defined]
    request.META[INSTANT] = moment.at
