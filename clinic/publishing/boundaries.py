"""When the public site changes next without anybody doing anything: until then an answer may be kept."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from .due import GRACE, DueAt, months_later
from .models import Page, Placement, ReviewEvent
from .moment import Moment


def next_boundary(moment: Moment) -> datetime | None:
    """The first instant after this one at which any public page may read differently, if nothing is published.

    Placements begin and end, reviews fall due and are long overdue, notices and holidays come and go. A review is
    counted at both intervals, whichever its page has: one boundary too many costs an answer that is made again.
    """
    found = [_next_start(moment.at), _next_end(moment.at)]
    for months in (moment.rules.months, moment.rules.short_months):
        found += [_next_due(moment.at, months, days) for days in (0, GRACE.days)]
    found += [instant for instant in _of_contents(moment.at) if instant > moment.at]
    return min((instant for instant in found if instant), default=None)


def _next_start(at: datetime) -> datetime | None:
    later = Placement.objects.kept().filter(during__startswith__gt=at).order_by("during__startswith")
    return later.values_list("during__startswith", flat=True).first()


def _next_end(at: datetime) -> datetime | None:
    later = Placement.objects.kept().filter(during__endswith__gt=at).order_by("during__endswith")
    return later.values_list("during__endswith", flat=True).first()


def _of_contents(at: datetime) -> list[datetime]:
    """What the clinic and its places say of themselves: of no other type are there boundaries in the content."""
    live = Placement.objects.live(at).filter(type__in=Page.types_with_boundaries()).select_related("revision__page")
    return [instant for placement in live for instant in placement.revision.frozen.boundaries]


def _next_due(at: datetime, months: int, days: int) -> datetime | None:
    tomorrow = timezone.localdate(at) + timedelta(days=1)
    earliest = months_later(tomorrow - timedelta(days=days), -months)  # whatever was signed before it is due by today
    since = timezone.make_aware(datetime.combine(earliest, time.min))
    reviews = ReviewEvent.objects.whole_page().filter(at__gte=since)
    due = reviews.annotate(due=DueAt("at", months, days)).filter(due__gt=at).order_by("at")
    return due.values_list("due", flat=True).first()
