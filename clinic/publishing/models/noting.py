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
        turn, asked = self._whose_turn(now)
        texts: Any = self.placements.unfinished(now).filter(kind=Kind.LIVE).with_reviewed(now)
        reviews = texts.order_by().values_list("reviewed", "revision__short_interval")
        reviewed = [(at, is_short) for at, is_short in reviews if at]
        pages = self._meta.get_field("uuid").model._default_manager
        pages.filter(pk=self.pk).update(
            turn=turn,
            asked=asked,
            turn_since=Case(When(turn=turn, then=F("turn_since")), default=Now()),
            reviewed_at=min((at for at, _ in reviewed), default=None),
            short_interval=any(is_short for _, is_short in reviewed),
        )

    def _whose_turn(self: "Page", now: datetime) -> tuple[Turn, int | None]:
        """What was said of the newest text comes first; a text that was placed last, or is scheduled, is done with.

        At most one is scheduled, so that and the last that began are the newest two. A solo practice counts here like
        any other: whether it is one may change any day.
        """
        latest = self.latest
        if latest is None:
            return Turn.AUTHOR, None
        event = latest.newest_event
        if event and event.kind == EventKind.REQUESTED:
            return Turn.REVIEWER, event.asked_id
        if event and event.kind == EventKind.CHANGES_REQUESTED:
            return Turn.AUTHOR, None
        newest = list(self.placements.kept().select_related("revision").order_by("-during")[:2])
        coming = [span for span in newest if span.start > now]
        begun = [span for span in newest if span.start <= now][:1]
        if any(span.revision.sha256 == latest.sha256 for span in coming + begun):
            return Turn.NOBODY, None
        is_ready = bool(event) or not self.must_be_signed(latest)
        return (Turn.PUBLISHER if is_ready else Turn.AUTHOR), None
