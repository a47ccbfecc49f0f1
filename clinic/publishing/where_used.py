"""Where a picture is shown: by what patients read, will read and could read, and by texts that are not published."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from clinic.library.models import Picture

from .models import Kind, Page, Placement, Revision


@dataclass(frozen=True)
class Use:
    """One page that shows the picture, and how its text stands: `since` is when it was or will be placed."""

    standing: str
    page: Page
    since: datetime | None = None


def where_used(picture: Picture, at: datetime) -> list[Use]:
    """The live ones first, then scheduled, unpublished and past ones; each page once in each standing."""
    placed = Placement.objects.kept().filter(revision__picture_uses__picture=picture).select_related("page")
    newest = Revision.objects.filter(page=OuterRef("pk")).order_by("-number").values("pk")[:1]
    pages = Page.objects.annotate(newest=Subquery(newest)).filter(
        trashed_at=None, newest__in=picture.uses.values("revision")
    )
    found = [Use(_standing(one, at), one.page, one.start) for one in placed.order_by("-during")]
    shown = {use.page for use in found if use.standing in (LIVE, SCHEDULED)}
    found += [Use(UNPUBLISHED, page) for page in pages if page not in shown]
    return _once(sorted(found, key=lambda use: ORDER.index(use.standing)))


LIVE, SCHEDULED, UNPUBLISHED, PAST = (
    "patients see it now",
    "scheduled",
    "in a text that is not published",
    "in the past",
)
ORDER = (LIVE, SCHEDULED, UNPUBLISHED, PAST)


def _standing(placement: Placement, at: datetime) -> str:
    if placement.start > at:
        return SCHEDULED
    is_over = placement.end is not None and placement.end <= at
    return PAST if is_over or placement.kind == Kind.GONE else LIVE


def _once(uses: Iterable[Use]) -> list[Use]:
    return list({(use.standing, use.page.pk): use for use in reversed(list(uses))}.values())[::-1]
