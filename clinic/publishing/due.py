"""When a page is to be reviewed again.

It is due so many months after its last whole-page review (“still correct” is one), on a day in the clinic's zone: from
the first instant of that day it is shown as due. Ninety days later the reviewer is no longer shown, and the page leaves
the site's own search. The months are the clinic's: see rules.Rules.
"""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import DateTimeField, Func, Value
from django.utils import timezone

if TYPE_CHECKING:
    from .models import ReviewEvent, Revision
    from .moment import Moment

GRACE = timedelta(days=90)
SLACK = timedelta(days=5)


@dataclass(frozen=True)
class Review:
    """The last review of a text, as of a day in the clinic's zone. The profile is the page about the reviewer."""

    event: "ReviewEvent"
    profile_uuid: UUID | None
    due: date
    today: date

    @property
    def is_due(self) -> bool:
        return self.today >= self.due

    @property
    def is_long_overdue(self) -> bool:
        return self.today >= self.due + GRACE


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def noted_before(by: datetime, months: int) -> datetime:
    """No review later than this is due so soon: months are of different length, and a day begins before its hours."""
    return timezone.make_aware(datetime.combine(months_later(timezone.localdate(by), -months), time())) + SLACK


def last_review(revision: "Revision", moment: "Moment") -> Review | None:
    """Of a text at a moment, by the one rule in models/review.py.

    None in a solo practice, and while the text itself is not signed: a solo practice published it, a reviewer took the
    signature back, or it is a draft.
    """
    event: Any = None if moment.rules.solo else revision.last_review(moment.at)
    if event is None or not event.text_is_signed:
        return None
    due = months_later(timezone.localdate(event.at), moment.rules.interval(revision.short_interval))
    return Review(event, event.profile_uuid, due, timezone.localdate(moment.at))


class DueAt(Func):
    """The first instant of the day, in the clinic's zone, that comes so many months and then days after an instant."""

    output_field = DateTimeField()

    def __init__(self, instant: Any, months: Any, days: int = 0) -> None:
        super().__init__(instant, months, Value(days), Value(timezone.get_default_timezone_name()))

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> Any:  # type: ignore[override]
        (at, at_with), (months, months_with), (days, days_with), (zone, zone_with) = (
            compiler.compile(expression) for expression in self.source_expressions
        )
        day = f"date_trunc('day', {at} AT TIME ZONE {zone})"
        sql = f"(({day} + make_interval(months => {months}, days => {days})) AT TIME ZONE {zone})"
        return sql, [*at_with, *zone_with, *months_with, *days_with, *zone_with]
