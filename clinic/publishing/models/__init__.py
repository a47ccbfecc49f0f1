from .kinds import EventKind, Kind, Scope
from .licence import Licence
from .mention import Mention
from .page import Page
from .picture_use import PictureUse
from .placement import Placement
from .review import ReviewEvent
from .revision import Link, Revision
from .rows import CLINICAL_ROWS, HelpSign, Reference, Row

__all__ = [
    "CLINICAL_ROWS",
    "EventKind",
    "HelpSign",
    "Kind",
    "Licence",
    "Link",
    "Mention",
    "Page",
    "PictureUse",
    "Placement",
    "Reference",
    "ReviewEvent",
    "Revision",
    "Row",
    "Scope",
]
