"""What the lists of staff say of each page."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from .models import Page, Placement, Revision
from .moment import Moment


def with_state(pages: QuerySet[Page], moment: Moment) -> QuerySet[Page]:
    """Adds what patients see of each page and since when, its review, what is scheduled, and its newest text."""
    own, at = OuterRef("pk"), moment.at
    now = Placement.objects.at(at).filter(page=own)
    due: Any = Placement.objects.with_due(moment).filter(page=own)
    newest = Revision.objects.filter(page=own).order_by("-number")
    return pages.annotate(
        kind_now=Subquery(now.values("kind")[:1]),
        since=Subquery(now.values("during__startswith")[:1]),
        revision_now=Subquery(now.values("revision")[:1]),
        due=Subquery(due.values("due")[:1]),
        newest_revision=Subquery(newest.values("pk")[:1]),
        scheduled_for=Subquery(Placement.objects.scheduled(at).filter(page=own).values("during__startswith")[:1]),
    )
