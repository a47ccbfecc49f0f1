"""Whose turn it is: stored with every change of a page, so that a desk of thousands of pages reads only its lines."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, F, When
from django.db.models.functions import Now

from .kinds import EventKind, Turn

if TYPE_CHECKING:
    from .page import Page


class Turns(models.Model):
    class Meta:
        abstract = True

    def note_turn(self: "Page", now: datetime) -> None:
        """Stores who acts next on the newest text, since when, and which reviewer was asked, if one was."""
        turn, asked = self._whose_turn(now)
        stays = When(turn=turn, then=F("turn_since"))
        pages = self._meta.get_field("uuid").model._default_manager
        pages.filter(pk=self.pk).update(turn=turn, asked=asked, turn_since=Case(stays, default=Now()))

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
