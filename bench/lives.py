"""What becomes of a page over the years: which of its three texts stood where, and when."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from clinic.publishing.models import Kind

REASON = "Newer studies say otherwise. Please ask us before you rely on it."
SOON = timedelta(days=30)


class Fate(Enum):
    """Of a hundred pages, the one with this number. All others are live with their newest text."""

    WITHDRAWN = 3
    RETRACTED = 13
    REPLACED = 23
    EXPIRED = 33
    MOVED = 43
    TRASHED = 53
    SCHEDULED = 63
    CHANGE_SCHEDULED = 73
    DRAFT = 83
    LIVE = 0

    @classmethod
    def of(cls, number: int) -> "Fate":
        return next((fate for fate in cls if fate.value == number % 100), cls.LIVE)


@dataclass(frozen=True)
class Stay:
    """One placement: the text by its number, from when until when."""

    text: int
    start: datetime
    end: datetime | None
    kind: Kind = Kind.LIVE
    is_former: bool = False  # at the address that the page left
    until: datetime | None = None
    is_replaced: bool = False
    imported: bool = True
    first_live_at: datetime | None = None  # when not the page's first day

    @property
    def is_live_on(self) -> bool:
        return self.kind == Kind.LIVE and self.end is None

    @property
    def during(self) -> str:
        """As PostgreSQL writes a range."""
        return f"[{self.start},{self.end or ''})"

    @property
    def reason(self) -> str:
        return "" if self.kind == Kind.LIVE else REASON


def stays(fate: Fate, first: datetime, now: datetime) -> list[Stay]:
    """Three texts one after the other, and what came then, in order of time."""
    second, third, last = (first + (now - first) * part for part in (0.3, 0.6, 0.8))
    one, two, three = Stay(0, first, second), Stay(1, second, third), Stay(2, third, None)
    ended = replace(three, end=last)
    match fate:
        case Fate.DRAFT:
            return []
        case Fate.SCHEDULED:
            return [Stay(2, now + SOON, None, imported=False, first_live_at=now + SOON)]
        case Fate.CHANGE_SCHEDULED:
            return [one, replace(two, end=now + SOON), Stay(2, now + SOON, None, imported=False)]
        case Fate.MOVED:
            return [replace(one, is_former=True), replace(two, is_former=True), three]
        case Fate.EXPIRED:
            return [one, two, replace(ended, until=last)]
        case Fate.TRASHED:
            return [one, two, ended]
        case Fate.WITHDRAWN:
            return [one, two, ended, Stay(2, last, None, Kind.WITHDRAWN)]
        case Fate.RETRACTED | Fate.REPLACED:
            taken_down = Stay(2, last, None, Kind.GONE, is_replaced=fate == Fate.REPLACED)
            return [one, two, ended, taken_down]
    return [one, two, three]
