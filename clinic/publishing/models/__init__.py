from .kinds import Change, EventKind, Kind, Scope, Turn
from .licence import Licence
from .mention import Mention
from .page import Page
from .picture_use import PictureUse
from .placement import Placement
from .review import ReviewEvent
from .revision import Link, Revision
from .rows import CLINICAL_ROWS, HelpSign, Reference, Row
from .site_version import SiteVersion
from .wording import Word, Wording

__all__ = [
    "CLINICAL_ROWS",
    "Change",
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
    "SiteVersion",
    "Turn",
    "Word",
    "Wording",
]
