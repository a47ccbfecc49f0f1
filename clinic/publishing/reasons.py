"""Why words may stand that nobody should promise.

A reason is given once for the same words of one text, in however many places. For a later text it is suggested again
only while every sentence with these words stood there already: a new one is reasoned about anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .checking import Finding, Level
from .checking.claims import around
from .content import PageContent
from .models import EventKind, Page, ReviewEvent

RECENT = 10  # signatures


@dataclass(frozen=True)
class Unreasoned:
    """What stays only if somebody says why, the sentences it stands in, and what was said of them before."""

    finding: Finding
    sentences: list[str]
    earlier: str = ""

    @property
    def label(self) -> str:
        places = f", in {len(self.sentences)} places" if len(self.sentences) > 1 else ""
        return f"Why it may stand: “{self.finding.quote}”{places}"


def unreasoned(page: Page, content: PageContent, findings: Iterable[Finding]) -> list[Unreasoned]:
    """In the order of the findings, the same words once."""
    by_key = {finding.key: finding for finding in findings if finding.level is Level.REASON}
    found = {key: Unreasoned(finding, around(content, finding.quote)) for key, finding in by_key.items()}
    for event in _reasoned(page) if found else ():
        then = event.revision.frozen
        for key in found.keys() & event.reasons_by_key.keys():
            one = found[key]
            if set(one.sentences) <= set(around(then, one.finding.quote)):
                found[key] = Unreasoned(one.finding, one.sentences, event.reasons_by_key[key])
    return list(found.values())


def _reasoned(page: Page) -> list[ReviewEvent]:
    """The recent signatures that say why something may stand, in order."""
    signed = ReviewEvent.objects.filter(revision__page=page, kind=EventKind.APPROVED).exclude(reasons=[])
    return list(signed.select_related("revision__page").order_by("-pk")[:RECENT])[::-1]
