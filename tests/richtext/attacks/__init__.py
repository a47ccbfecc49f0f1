"""What somebody writes who means harm, one payload each, by kind. Every one carries a witness: see table.py."""

from . import addresses, fetches, handlers, mutations, ours, scripts, shapes
from .handlers import HANDLERS
from .table import WITNESSES, Attack

__all__ = ["ATTACKS", "HANDLERS", "KINDS", "WITNESSES", "Attack"]

ATTACKS: list[Attack] = [
    *scripts.SCRIPT_TAGS,
    *scripts.FRAMES,
    *scripts.WHOLE_PAGE,
    *handlers.EVERY_HANDLER,
    *handlers.HANDLER_TRICKS,
    *addresses.SCHEMES,
    *addresses.CARRIERS,
    *addresses.OTHER_HOSTS,
    *fetches.FETCHES,
    *fetches.STYLES,
    *fetches.FORMS,
    *mutations.NAMESPACES,
    *mutations.MUTATIONS,
    *ours.CONSTRUCTS,
    *ours.CLOBBERING,
    *shapes.ENCODINGS,
    *shapes.SHAPES,
]
KINDS = list(dict.fromkeys(attack.kind for attack in ATTACKS))
