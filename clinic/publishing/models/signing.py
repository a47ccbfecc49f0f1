"""The verbs of review. Who may sign which text stands in signable.py."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.db import models

from .. import clock
from ..errors import Conflict, PublishingError
from ..people import SIGN, person
from .kinds import EventKind, Kind, Scope
from .signable import signable

if TYPE_CHECKING:
    from .licence import Licence
    from .page import Page
    from .review import ReviewEvent
    from .revision import Revision


def as_rows(reasons: dict[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "reason": reason} for key, reason in reasons.items()]


class Signing(models.Model):
    class Meta:
        abstract = True

    def request_review(
        self: "Page", revision: "Revision", by: User, comment: str = "", asked: User | None = None
    ) -> "ReviewEvent":
        """Asks one reviewer, or any."""
        with self.transition(by, self.own("change")) as now:
            self._require_own(revision)
            if revision.is_signed:
                raise PublishingError(f"Revision {revision.number} is signed already.")
            if asked and asked not in signable([revision], now)[0].signers():
                raise PublishingError(
                    f"{person(asked)} cannot sign this text: they saved some of it, are listed as its author, or are "
                    "no reviewer with a valid license. Ask somebody else."
                )
            return self._event(revision, by, EventKind.REQUESTED, comment=comment, asked=asked)

    def approve(
        self: "Page",
        revision: "Revision",
        by: User,
        scope: Scope,
        statement: str,
        interests: str = "",
        reasons: dict[str, str] | None = None,
    ) -> "ReviewEvent":
        """Signs exactly this revision, as the whole page or as a change to a signed one.

        `reasons` say, by a finding's key, why it may stand.
        """
        with self.transition(by, SIGN) as now:
            self._require_own(revision)
            refusal = self.why_not_sign(revision, by, scope, now)
            if refusal:
                raise PublishingError(refusal)
            said = {"statement": statement, "interests": interests, "reasons": as_rows(reasons or {})}
            event = self._event(revision, by, EventKind.APPROVED, scope=scope, **said)
            self._reflow(clock.instant())  # after the event, which may be a coming text's last review
            return event

    def still_correct(
        self: "Page", revision: "Revision", by: User, statement: str, interests: str = ""
    ) -> "ReviewEvent":
        """Signs the whole of this revision again, which must be the live one, without publishing anything."""
        with self.transition(by, SIGN) as now:
            if self._require_current(now, Kind.LIVE).revision_id != revision.pk:
                raise Conflict("Patients read another text by now. Read that one first.")
            refusal = self.why_not_attest(revision, by, now)
            if refusal:
                raise PublishingError(refusal)
            said = {"statement": statement, "interests": interests}
            event = self._event(revision, by, EventKind.STILL_CORRECT, scope=Scope.PAGE, **said)
            self._reflow(clock.instant())
            return event

    def request_changes(self: "Page", revision: "Revision", by: User, comment: str) -> "ReviewEvent":
        """Asks for changes; a publication that was scheduled with this revision is cancelled with it."""
        with self.transition(by, SIGN) as now:
            self._require_own(revision)
            if not comment.strip():
                raise PublishingError("Say what should change.")
            event = self._event(revision, by, EventKind.CHANGES_REQUESTED, comment=comment)
            scheduled = self.scheduled(now)
            if scheduled and scheduled.revision_id == revision.pk:
                self._cancel(scheduled, by, now, "Changes were requested.")
            self._reflow(clock.instant())
            return event

    def must_be_signed(self: "Page", revision: "Revision") -> bool:
        """What once needed a signature on this page always does: calling it news does not spare a text its review."""
        return revision.needs_signature or self.placements.clinical().exists()

    def why_not_sign(self: "Page", revision: "Revision", by: User, scope: Scope, now: datetime) -> str:
        """The rule that forbids this signature in plain words, or nothing."""
        return signable([revision], now)[0].why_not_sign(by, scope)

    def why_not_attest(self: "Page", revision: "Revision", by: User, now: datetime) -> str:
        """The same for finding the live text still correct."""
        return signable([revision], now)[0].why_not_attest(by)

    def _event(self: "Page", revision: "Revision", by: User, kind: EventKind, **said: Any) -> "ReviewEvent":
        licence: Licence | None = getattr(by, "licence", None)
        return revision.events.create(
            kind=kind,
            by=by,
            name=licence.name if licence else person(by),
            credentials=licence.credentials if licence else "",
            licence=licence.number if licence else "",
            profile=licence.profile if licence else None,
            **said,
        )

    def _require_own(self: "Page", revision: "Revision") -> None:
        self.require_untrashed()
        if revision.page_id != self.pk:
            raise PublishingError("This revision belongs to another page.")
