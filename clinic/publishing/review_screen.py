"""What a reviewer reads before they answer: the page, what changed since the last answer, what the checks found."""

from typing import Any

from django.http import HttpRequest

from .comparison import compare
from .found import found
from .models import EventKind, ReviewEvent, Revision
from .preview import main_part, preview_url, render_preview
from .state import PageState


def around_review(request: HttpRequest, state: PageState, revision: Revision) -> dict[str, Any]:
    earlier, answer = _last_answered(revision, state)
    return {
        "revision": revision,
        "request_event": revision.events.filter(kind=EventKind.REQUESTED).order_by("-pk").first(),
        "earlier": earlier,
        "answer": answer,
        "changes": compare(state.page.model, earlier.frozen, revision.frozen) if earlier else [],
        "findings": found(state.page.model, state.findings(revision)),
        "rendered": main_part(render_preview(request, revision)),
        "preview_url": preview_url(revision),
    }


def _last_answered(revision: Revision, state: PageState) -> tuple[Revision | None, ReviewEvent | None]:
    """The last signed text under this one, or while none is signed the last to which changes were asked for.

    What is live and signed itself is compared with the last text that was signed as a whole.
    """
    review = revision.last_review(state.now) if state.is_live(revision) and revision.is_signed else None
    if review:
        return review.revision, review
    line = revision.lineage[1:]
    events = ReviewEvent.objects.filter(revision__in=line).order_by("pk")
    newest = {event.revision_id: event for event in events}
    answered = [(one, newest[one.pk]) for one in line if one.pk in newest]
    signed = [pair for pair in answered if pair[1].is_signature]
    asked = [pair for pair in answered if pair[1].kind == EventKind.CHANGES_REQUESTED]
    return next(iter(signed or asked), (None, None))
