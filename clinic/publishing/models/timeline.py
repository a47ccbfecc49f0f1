"""What is placed on the timeline: the verbs."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils import timezone

from ..clock import in_words
from ..errors import PublishingError
from ..moment import Moment
from ..people import PUBLISH
from .kinds import Change, Kind
from .placing import Placing

if TYPE_CHECKING:
    from .page import Page
    from .placement import Placement
    from .review import ReviewEvent
    from .revision import Revision


class Until(Enum):
    KEPT = "the expiry of what is replaced"


class Timeline(Placing):
    class Meta:
        abstract = True

    def current(self: "Page", now: datetime) -> "Placement | None":
        return self.placements.at(now).select_related("revision").first()

    def scheduled(self: "Page", now: datetime) -> "Placement | None":
        return self.placements.scheduled(now).select_related("revision").first()

    def publish(
        self: "Page",
        revision: "Revision",
        by: User,
        at: datetime | None = None,
        until: datetime | Until | None = Until.KEPT,
        change: Change = Change.MINOR,
        note: str = "",
        wrong_since: date | None = None,
        reasons: dict[str, str] | None = None,
    ) -> "Placement":
        """Makes a revision live now, or at a later instant, until an expiry if one is given.

        Unless told otherwise, a hotfix inherits the expiry of what it replaces. A scheduled publication stays when
        something is published before it; a second one is refused. Patients read the note of an update or a correction.
        `reasons` say, by a finding's key, why it may stand: of a text that nobody has to sign.
        """
        with self.transition(by, PUBLISH) as now:
            self._require_own(revision)
            signature = self._require_signed(revision, now, is_scheduled=at is not None)
            if self.placements.kept().filter(revision__sha256=revision.sha256, kind=Kind.GONE).exists():
                raise PublishingError(
                    "This text was retracted. Change it and have it signed before it is published again."
                )
            if at is not None:
                self._require_free_schedule(at, now)
            current = self.current(now)
            if until is Until.KEPT:
                until = current.until if at is None and current and current.kind == Kind.LIVE else None
            if until is not None:
                self.require_removable()
            start = at or now
            self._require_note(change, note, wrong_since, start)
            said = {"change": change, "reason": note.strip(), "wrong_since": wrong_since}
            given = self._reasons(revision, signature, reasons or {}, now)
            found = self._judge(revision, start, given, is_signed=signature is not None)
            path = self.get_absolute_url()
            return self._place(Kind.LIVE, revision, path, start, by, now, until=until, findings=found, **said)

    def expire(self: "Page", by: User) -> "Placement":
        """Ends what is live now."""
        with self.transition(by, PUBLISH) as now:
            self.require_removable()
            return self._end(self._require_current(now, Kind.LIVE), now)

    def set_expiry(self: "Page", by: User, at: datetime | None) -> "Placement":
        """Places what is live again with another expiry, or with none. A later one needs a signature that stands."""
        with self.transition(by, PUBLISH) as now:
            self.require_removable()
            current = self._require_current(now, Kind.LIVE)
            if current.until and (at is None or at > current.until):
                self._require_signed(current.revision, now)
            found = current.findings
            return self._place(Kind.LIVE, current.revision, current.path, now, by, now, until=at, findings=found)

    def cancel(self: "Page", placement: "Placement", by: User, reason: str = "") -> None:
        """Takes back a publication that has not begun. What is live until then stays live."""
        with self.transition(by, PUBLISH) as now:
            placement = self.placements.get(pk=placement.pk)
            if placement.cancelled_at or placement.start <= now:
                raise PublishingError("Only a publication that has not begun can be cancelled.")
            self._cancel(placement, by, now, reason)

    def move(self: "Page", slug: str, by: User) -> "Placement":
        """Places the live revision at a new address, unsigned anew; the old address redirects. A schedule moves too."""
        with self.transition(by, PUBLISH) as now:
            self.require_removable()
            current, scheduled = self._require_current(now, Kind.LIVE), self.scheduled(now)
            self.slug = slug
            try:
                validate_slug(slug)
                self.clean()
            except ValidationError as error:
                raise PublishingError(" ".join(error.messages)) from error
            path = self.get_absolute_url()
            if path == current.path:
                raise PublishingError("The page is at this address already.")
            if scheduled:
                self._cancel(scheduled, by, now, "The page moved.")
            type(self).objects.filter(pk=self.pk).update(slug=slug)
            moved = self._place_again(current, path, now, by, now)
            if scheduled:
                self._place_again(scheduled, path, scheduled.start, by, now)
            return moved

    def withdraw(self: "Page", by: User, reason: str) -> "Placement":
        """Keeps the text readable under a banner with the reason, out of every list. Cancels a schedule."""
        with self.transition(by, PUBLISH) as now:
            current = self._require_current(now, Kind.LIVE)
            return self._take_down(Kind.WITHDRAWN, current, by, now, reason)

    def retract(self: "Page", by: User, reason: str, replaced_by: "Page | None" = None) -> "Placement":
        """Hides the text: the address answers 410 with the reason, or leads to the page that replaces it."""
        with self.transition(by, PUBLISH) as now:
            current = self._require_current(now, *Kind)
            if replaced_by is not None and replaced_by.pk == self.pk:
                raise PublishingError("A page cannot replace itself.")
            return self._take_down(Kind.GONE, current, by, now, reason, replaced_by)

    def _take_down(
        self: "Page",
        kind: Kind,
        current: "Placement",
        by: User,
        now: datetime,
        reason: str,
        replaced_by: "Page | None" = None,
    ) -> "Placement":
        self.require_removable()
        if not reason.strip():
            raise PublishingError("Say why: patients read the reason at the page's address.")
        scheduled = self.scheduled(now)
        if scheduled:
            self._cancel(scheduled, by, now, f"The page was {'withdrawn' if kind == Kind.WITHDRAWN else 'retracted'}.")
        return self._place(
            kind, current.revision, current.path, now, by, now, reason=reason.strip(), replaced_by=replaced_by
        )

    def _require_current(self: "Page", now: datetime, *kinds: Kind) -> "Placement":
        self.require_untrashed()
        current = self.current(now)
        if current is None or current.kind not in kinds:
            raise PublishingError("This page is not live now." if kinds == (Kind.LIVE,) else "This page is not public.")
        return current

    def _require_signed(
        self: "Page", revision: "Revision", now: datetime, is_scheduled: bool = False
    ) -> "ReviewEvent | None":
        """The signature, if there is one. A solo practice publishes unsigned text at once only: it may no longer be one
        when a schedule begins.
        """
        newest = revision.newest_event
        if newest and newest.is_signature:
            return newest
        if self.must_be_signed(revision) and (is_scheduled or not Moment(now).rules.solo):
            raise PublishingError(f"Revision {revision.number} is not signed, so it cannot be published.")
        return None

    def _require_free_schedule(self: "Page", at: datetime, now: datetime) -> None:
        if at <= now:
            raise PublishingError("This time has passed. Choose a later one, or publish now.")
        scheduled = self.scheduled(now)
        if scheduled:
            raise PublishingError(
                f"Revision {scheduled.revision.number} is already scheduled for {in_words(scheduled.start)}. "
                "Cancel that first."
            )

    def _require_note(self: "Page", change: Change, note: str, wrong_since: date | None, start: datetime) -> None:
        if change == Change.MINOR:
            if note.strip() or wrong_since:
                raise PublishingError("Patients read a note with an update or a correction only. Choose one of them.")
            return
        first = self.placements.kept().filter(during__startswith__lt=start).order_by("during").first()
        if first is None:
            raise PublishingError("Nothing was published here before, so this is neither an update nor a correction.")
        if not note.strip():
            raise PublishingError("Say what changed: patients read it on the page.")
        if wrong_since and (change != Change.CORRECTION or wrong_since > timezone.localdate(start)):
            raise PublishingError(
                "Only a correction says since when something was wrong, and that is a day in the past."
            )
        if wrong_since and wrong_since < timezone.localdate(first.start):
            raise PublishingError(f"Patients could first read this page on {in_words(first.start)}, and not before.")
