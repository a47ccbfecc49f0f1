"""What is stored on the page with every change, so that a desk of thousands of pages reads only its lines."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, F, When
from django.db.models.functions import Now

from .kinds import EventKind, Kind, Turn

if TYPE_CHECKING:
    from .page import Page


class Noting(models.Model):
    class Meta:
        abstract = True

    def note(self: "Page", now: datetime) -> None:
        """Stores who acts next on the newest text, since when, which reviewer was asked, and since when none reviewed.

        A text that is scheduled counts for its page's review already: what is noted may be earlier than the review of
        what is live, and never later.
        """
        placed: Any = self.placements.kept().select_related("revision").with_reviewed(now).order_by("-during")
        newest = list(placed[:2])  # at most one is scheduled, so that and the last that began are among them
        turn, asked = self._whose_turn(now, newest)
        texts = [span for span in newest if span.kind == Kind.LIVE and (span.end is None or span.end > now)]
        reviewed = [span for span in texts if span.reviewed]
        pages = self._meta.get_field("uuid").model._default_manager
        pages.filter(pk=self.pk).update(
            turn=turn,
            asked=asked,
            turn_since=Case(When(turn=turn, then=F("turn_since")), default=Now()),
            reviewed_at=min((span.reviewed for span in reviewed), default=None),
            short_interval=any(span.revision.short_interval for span in reviewed),
        )

    def _whose_turn(self: "Page", now: datetime, newest: list[Any]) -> tuple[Turn, int | None]:
        """What was said of the newest text comes first; a text that was placed last, or is scheduled, is done with.

        A solo practice counts here like any other: whether it is one may change any day.
        """
        latest = self.latest
        if latest is None:
            return Turn.AUTHOR, None
        event = latest.newest_event
        if event and event.kind == EventKind.REQUESTED:
            return Turn.REVIEWER, event.asked_id
        if event and event.kind == EventKind.CHANGES_REQUESTED:
            return Turn.AUTHOR, None
        coming = [span for span in newest if span.start > now]
        begun = [span for span in newest if span.start <= now][:1]
        if any(span.revision.sha256 == latest.sha256 for span in coming + begun):
            return Turn.NOBODY, None
        is_ready = bool(event) or not self.must_be_signed(latest)
        return (Turn.PUBLISHER if is_ready else Turn.AUTHOR), None
