"""How the spans of a page lie on its timeline.

They never overlap. An unfinished one ends at the earlier of the expiry that was asked for and the next one's start, so
cancelling that next one gives the time back. Everything that begins now ends what held before; what is over never
changes.
"""

from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ..clock import in_words
from ..errors import PublishingError
from .kinds import Kind

if TYPE_CHECKING:
    from .page import Page
    from .placement import Placement
    from .revision import Revision


class Placing(models.Model):
    class Meta:
        abstract = True

    def _place(
        self: "Page",
        kind: Kind,
        revision: "Revision",
        path: str,
        start: datetime,
        by: User,
        now: datetime,
        until: datetime | None = None,
        **said: Any,
    ) -> "Placement":
        if until is not None and until <= start:
            raise PublishingError("The end must come after the beginning.")
        new = self.placements.model(
            page_id=self.pk,
            type=self.type,
            kind=kind,
            revision=revision,
            path=path,
            during=DateTimeTZRange(start, until),
            until=until,
            by=by,
            **said,
        )
        try:
            with transaction.atomic():
                self._reflow(now, new)
        except IntegrityError as error:
            raise PublishingError(self._why_refused(error, new)) from error
        return new

    def _place_again(
        self: "Page", placement: "Placement", path: str, start: datetime, by: User, now: datetime
    ) -> "Placement":
        """The same text elsewhere, with what the checks found when it was published."""
        said = {"until": placement.until, "findings": placement.findings}
        if placement.start > now:  # what has begun is told of by its own span
            said |= {name: getattr(placement, name) for name in ("change", "reason", "wrong_since")}
        return self._place(Kind.LIVE, placement.revision, path, start, by, now, **said)

    def _reflow(self: "Page", now: datetime, new: "Placement | None" = None) -> None:
        """Sets each unfinished span's end anew, and what a coming one holds of the past: when the page was first live,
        and its last review. Saves the new span after the others made room.
        """
        spans = list(self.placements.unfinished(now).select_related("revision"))
        spans = sorted([*spans, new] if new else spans, key=lambda span: span.start)
        begun = self.placements.kept().filter(kind=Kind.LIVE, during__startswith__lte=now).first()
        first_live_at = begun.first_live_at if begun else None
        for span, following in zip_longest(spans, spans[1:]):
            before = (span.end, span.first_live_at, span.review_id)
            ends = [end for end in (span.until, following and following.start) if end]
            span.during = DateTimeTZRange(span.start, min(ends, default=None))
            first_live_at = first_live_at or span.start
            if span is new or span.start > now:
                span.first_live_at = first_live_at
                span.review = span.revision.last_review(now)
            if span is not new and (span.end, span.first_live_at, span.review_id) != before:
                span.save(update_fields=["during", "first_live_at", "review"])
        if new:
            new.save(force_insert=True)

    def _end(self: "Page", placement: "Placement", now: datetime) -> "Placement":
        placement.during = DateTimeTZRange(placement.start, now)
        placement.save(update_fields=["during"])
        return placement

    def _cancel(self: "Page", placement: "Placement", by: User, now: datetime, reason: str) -> None:
        placement.cancelled_at, placement.cancelled_by, placement.cancelled_reason = now, by, reason
        placement.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_reason"])
        self._reflow(now)

    def _why_refused(self: "Page", error: IntegrityError, new: "Placement") -> str:
        holder = (
            self.placements.model.objects.kept()
            .filter(path=new.path, during__overlap=new.during)
            .exclude(page=self.pk)
            .select_related("revision")
            .first()
        )
        if holder:
            return (
                f"“{holder.title}” holds the address {new.path} from {in_words(holder.start)}. Choose another address."
            )
        return str(error).splitlines()[0]
