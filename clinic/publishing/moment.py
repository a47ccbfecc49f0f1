"""One instant, and what the clinic said of itself then."""

from datetime import datetime

from django.apps import apps
from django.http import HttpRequest
from django.utils.functional import cached_property

from .content import PageContent
from .rules import Rules

PRACTICE = "practice.practice"  # the type of the one page that is the clinic itself; this package imports it nowhere
INSTANT = "clinic.instant"  # in a request's environ: the answer is for all readers, and true as of this instant


class Moment:
    """Everything in one answer is true of one moment, and the clinic's own page is read once for all of it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    @cached_property
    def practice(self) -> PageContent | None:
        """What the live Practice says, if there is one."""
        placements = apps.get_model("publishing.Placement")._default_manager
        live = placements.live(self.at).filter(type=PRACTICE).select_related("revision__page").first()
        return live.revision.frozen if live else None

    @property
    def rules(self) -> Rules:
        return self.practice.rules if self.practice else Rules()


def answer_as_of(moment: Moment, request: HttpRequest) -> None:
    """Whoever makes the answer, its frame and what keeps it use this one instant."""
    request.moment = moment  # type: ignore[attr-defined]
    request.META[INSTANT] = moment.at
