from .kinds import EventKind, Kind, Scope
from .licence import Licence
from .page import Page
from .placement import Placement
from .review import ReviewEvent
from .revision import Link, Revision
from .rows import Reference, Row

__all__ = [
    "EventKind",
    "Kind",
    "Licence",
    "Link",
    "Page",
    "Placement",
    "Reference",
    "ReviewEvent",
    "Revision",
    "Row",
    "Scope",
]
