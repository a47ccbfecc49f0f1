"""What the checks find in a text before it is published, and who said why it may stand."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from ..checking import Level
from ..checking.judging import judge
from ..moment import Moment
from .kinds import EventKind

if TYPE_CHECKING:
    from .page import Page
    from .review import ReviewEvent
    from .revision import Revision


class Judging(models.Model):
    class Meta:
        abstract = True

    def _reasons(
        self: "Page", revision: "Revision", signature: "ReviewEvent | None", given: dict[str, str], now: datetime
    ) -> dict[str, str]:
        """By a finding's key: those of the newest approval of exactly this text, or where nobody has to sign those of
        the publisher.
        """
        if given and (Moment(now).rules.solo or not self.must_be_signed(revision)):
            return given
        if signature and signature.kind != EventKind.APPROVED:  # it was found still correct since
            signature = revision.events.filter(kind=EventKind.APPROVED).last()
        return signature.reasons_by_key if signature else {}

    def lacks_reasons(self: "Page", revision: "Revision", now: datetime) -> bool:
        """Whether the checks find by now what the newest signature gives no reason for: the clinic's words changed."""
        reasons = self._reasons(revision, revision.newest_event, {}, now)
        found = revision.findings(now)
        return any(one.level is Level.REASON and not reasons.get(one.key, "").strip() for one in found)

    def _judge(
        self: "Page", revision: "Revision", start: datetime, reasons: dict[str, str], is_signed: bool
    ) -> list[dict[str, Any]]:
        """What the checks find, as a placement keeps it."""
        found = judge(self.model, revision.frozen, start, reasons, is_signed)
        return [one.model_dump(mode="json") for one in found]
