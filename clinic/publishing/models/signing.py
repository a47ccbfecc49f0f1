"""Who may sign which text.

A signature is an approval of one exact revision by a reviewer with a valid licence. Nobody signs what they wrote: the
whole page is closed to everybody who saved since its last whole-page signature and to its listed authors, a change to
everybody who saved since the last signature of any kind. Superusers obey like everybody else.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from .. import clock
from ..errors import Conflict, PublishingError
from ..frozen import Role
from ..people import SIGN, person
from .kinds import EventKind, Kind, Scope

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
        with self.transition(by, self.own("change")):
            self._require_own(revision)
            if revision.is_signed:
                raise PublishingError(f"Revision {revision.number} is signed already.")
            if asked and not asked.has_perm(SIGN):
                raise PublishingError(f"{person(asked)} is no reviewer. Ask somebody else.")
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
        return revision.needs_signature or self.placements.filter(revision__needs_signature=True).exists()

    def why_not_sign(self: "Page", revision: "Revision", by: User, scope: Scope, now: datetime) -> str:
        """The rule that forbids this signature in plain words, or nothing."""
        newest = revision.newest_event
        is_signed = newest and newest.is_signature and scope in {Scope.CHANGE, newest.scope}
        if is_signed and not self.lacks_reasons(revision, now):
            return f"Revision {revision.number} is signed already."
        if scope == Scope.CHANGE and not revision.last_review(now):
            return "No text under this one is signed whole, so there is no change to sign alone. Sign the whole page."
        return self._why_not_as(revision, by, scope, now)

    def why_not_attest(self: "Page", revision: "Revision", by: User, now: datetime) -> str:
        """The same for finding the live text still correct."""
        if not revision.is_signed:
            return f"Revision {revision.number} is not signed. Only a signed text can be found still correct."
        return self._why_not_as(revision, by, Scope.PAGE, now)

    def _why_not_as(self: "Page", revision: "Revision", by: User, scope: Scope, now: datetime) -> str:
        licence: Licence | None = getattr(by, "licence", None)
        newest = revision.newest_event
        if not self.must_be_signed(revision):
            return "This text needs no signature."
        if licence is None or not licence.is_valid(timezone.localdate(now)):
            return "Only a reviewer with a valid license signs. Ask an administrator to enter or renew yours."
        if by.pk in self._writers_since_signature(revision, scope):
            return "You saved text since the last signature, so somebody else signs it."
        if newest and newest.kind == EventKind.CHANGES_REQUESTED and newest.by_id != by.pk:
            return f"{newest.name} asked for changes to this text. Change it, or send it for review again."
        authors = revision.links.filter(role=Role.AUTHOR)
        if scope == Scope.PAGE and licence.profile_id is None and authors.exists():
            return (
                "Your license is not linked to your public page, so nobody can tell whether you are an author. "
                "Ask an administrator to link it."
            )
        if scope == Scope.PAGE and authors.filter(target=licence.profile_id).exists():
            return "You are listed as an author, so somebody else signs the whole page."
        return ""

    def _writers_since_signature(self: "Page", revision: "Revision", scope: Scope) -> set[int]:
        """Who saved after the last signature that counts: by number, along the line of ancestors, and the same text.

        All three, because restoring or pasting brings back text that somebody saved before that signature.
        """
        signed = set(self.revisions.signed(Scope.PAGE if scope == Scope.PAGE else None).values_list("pk", flat=True))
        writers = set()
        for line in (revision.up_to_this, revision.lineage):
            for saved in line:
                if saved.pk in signed:
                    break
                writers.add(saved.by_id)
        return writers | set(self.revisions.filter(sha256=revision.sha256).values_list("by", flat=True))

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
