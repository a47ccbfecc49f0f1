"""What answers readers: each view at one instant, in all that it says."""

from .detail import PageDetail
from .instant import NEWEST, TITLE, AtInstant, NotFound, not_found
from .lists import PageList

__all__ = ["NEWEST", "TITLE", "AtInstant", "NotFound", "PageDetail", "PageList", "not_found"]
