"""What an address answers at an instant."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from .models import Page, Placement
from .prepared import Prepared

holding = Prepared(
    lambda at, path: (
        Placement.objects.at(at).filter(path=path).with_last_changed().select_related("revision__page").order_by()
    )
)


class Outcome(Enum):
    FOUND = 200
    MOVED = 301
    GONE = 410
    NEVER = 404


@dataclass(frozen=True)
class Answer:
    """`placement` is set for FOUND, `location` for MOVED and `reason` for GONE, where it may be empty."""

    outcome: Outcome
    placement: Placement | None = None
    location: str = ""
    reason: str = ""


def resolve(path: str, at: datetime) -> Answer:
    """Answers for the placement that holds the path; else for the page that held it last; else it never existed."""
    placement = next(iter(holding(at=at, path=path)), None)
    if placement and not placement.is_gone:
        return Answer(Outcome.FOUND, placement=placement)
    if placement:
        return _where_now(placement.page, at)
    held = Placement.objects.kept().filter(path=path, during__endswith__lte=at)
    last = held.select_related("page").order_by("-during__endswith").first()
    return _where_now(last.page, at) if last else Answer(Outcome.NEVER)


def _where_now(page: Page, at: datetime) -> Answer:
    """To where the page can be read, or is replaced by one that is live, in one redirect; else it is gone."""
    reason = ""
    seen: set[int] = set()
    while page.pk not in seen:
        placement = Placement.objects.at(at).filter(page=page).select_related("replaced_by").first()
        if placement is None or (seen and placement.is_withdrawn):
            break
        if not placement.is_gone:
            return Answer(Outcome.MOVED, location=placement.path)
        reason = reason or placement.reason
        if placement.replaced_by is None:
            break
        seen.add(page.pk)
        page = placement.replaced_by
    return Answer(Outcome.GONE, reason=reason)
