"""Where a picture is shown: by what patients read, will read and could read, and by texts that are not published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from clinic.library.models import Picture

from .models import Kind, Page, Placement, Revision

LIVE, SCHEDULED, UNPUBLISHED, PAST, EARLIER = (
    "patients see it now",
    "scheduled",
    "in a text that is not published",
    "in the past",
    "in an earlier text that was not published",
)
ORDER = (LIVE, SCHEDULED, UNPUBLISHED, PAST, EARLIER)


@dataclass(frozen=True)
class Use:
    """One page that shows the picture, and how its text stands: `since` is when it was or will be placed."""

    standing: str
    page: Page
    since: datetime | None = None


def where_used(picture: Picture, at: datetime) -> list[Use]:
    """Each page once in each standing, with the newest instant of it; the live ones first, then as in ORDER."""
    placed = Placement.objects.kept().filter(revision__picture_uses__picture=picture).select_related("page")
    found: dict[tuple[str, Page], Use] = {}
    for one in placed.order_by("-during"):
        standing = _standing(one, at)
        found.setdefault((standing, one.page), Use(standing, one.page, one.start))
    uses = [*found.values(), *_in_texts(picture, set(found))]
    return sorted(uses, key=lambda use: ORDER.index(use.standing))


def _standing(placement: Placement, at: datetime) -> str:
    if placement.start > at:
        return SCHEDULED
    is_over = placement.end is not None and placement.end <= at
    return PAST if is_over or placement.kind == Kind.GONE else LIVE


def _in_texts(picture: Picture, placed: set[tuple[str, Page]]) -> Iterator[Use]:
    revisions = set(picture.uses.values_list("revision", flat=True))
    newest = Revision.objects.filter(page=OuterRef("pk")).order_by("-number").values("pk")[:1]
    for page in Page.objects.filter(revisions__in=revisions).distinct().annotate(newest=Subquery(newest)):
        is_newest = page.newest in revisions
        if is_newest and not placed & {(LIVE, page), (SCHEDULED, page)}:
            yield Use(UNPUBLISHED, page)
        elif not is_newest and not placed & {(standing, page) for standing in ORDER}:
            yield Use(EARLIER, page)
