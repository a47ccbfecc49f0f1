"""Writes what stood before records began: for the demonstration and for imports, and for nothing else.

The database lets such rows begin in the past only while the page has no recorded placement, and marks them imported;
wherever they are shown they are called reconstructed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from django.contrib.auth.models import User
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from . import clock
from .models import EventKind, Kind, Licence, Page, ReviewEvent, Revision, Scope


@dataclass(frozen=True)
class Span:
    """A placement that lasted until its end, or until the next one of the same page began, or still lasts."""

    revision: Revision
    start: datetime
    path: str
    kind: Kind = Kind.LIVE
    reason: str = ""
    end: datetime | None = None
    replaced_by: Page | None = None


def reconstruct(page: Page, spans: Sequence[Span], by: User) -> None:
    """Places the spans, given in order of time."""
    for span, following in zip_longest(spans, spans[1:]):
        page.placements.create(
            type=page.type,
            revision=span.revision,
            kind=span.kind,
            path=span.path,
            during=DateTimeTZRange(span.start, span.end or (following.start if following else None)),
            first_live_at=spans[0].start,
            review=span.revision.last_review(span.start),
            by=by,
            reason=span.reason,
            replaced_by=span.replaced_by,
            imported=True,
        )
    page.note(clock.instant())


def reconstruct_review(
    revision: Revision, licence: Licence, at: datetime, statement: str, kind: EventKind = EventKind.APPROVED
) -> ReviewEvent:
    event = revision.events.create(
        kind=kind,
        scope=Scope.PAGE,
        by=licence.holder,
        name=licence.name,
        credentials=licence.credentials,
        licence=licence.number,
        profile=licence.profile,
        statement=statement,
        at=at,
        imported=True,
    )
    revision.page.note(clock.instant())
    return event
