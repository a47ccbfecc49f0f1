"""What is looked for in a text before it is published.

A check is a pure function of a content and of a Context, and yields findings that quote the offending words. A finding
that blocks stops publishing, never a save; for one that asks for a reason, a reviewer may record why the words stay;
the rest is advice.
"""

from ..clinical import Clinical
from ..content import PageContent
from .abbreviations import abbreviations
from .claims import absolute, soft
from .context import Context, gather
from .finding import Check, Finding, Level
from .headings import headings
from .identifiers import labelled, possible
from .links import links, to_our_pages
from .numbers import unsupported
from .pictures import pictures
from .readability import grade, long_sentences
from .red_flags import red_flags
from .references import incomplete, none, unknown
from .tables import tables
from .wording import stigmatizing, vague_dates

__all__ = ["Check", "Context", "Finding", "Level", "findings", "gather"]

EVERYWHERE: tuple[Check, ...] = (
    *(labelled, possible, headings, pictures, links, to_our_pages, tables),
    *(absolute, soft, stigmatizing, vague_dates, grade, long_sentences),
)
CLINICAL: tuple[Check, ...] = (none, incomplete, unknown, red_flags, abbreviations, unsupported)


def findings(content: PageContent, context: Context) -> tuple[Finding, ...]:
    """In the order of reading, and of one place the worst first. The same words at one place are found once."""
    clinical = CLINICAL if content.needs_signature and isinstance(content, Clinical) else ()
    found = {
        (one.key, one.field, one.row): one
        for check in (*EVERYWHERE, *clinical, *content.checks)
        for one in check(content, context)
    }
    places = {(passage.field, passage.row): number for number, passage in enumerate(content.passages)}
    levels = list(Level)
    return tuple(
        sorted(found.values(), key=lambda one: (places.get((one.field, one.row), len(places)), levels.index(one.level)))
    )
