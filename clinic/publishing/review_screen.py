"""What a reviewer reads before they answer: the page, what changed since it was last signed, what the checks found."""

from typing import Any

from django.http import HttpRequest

from .comparison import compare
from .found import found
from .models import EventKind, Revision
from .preview import main_part, preview_url, render_preview
from .state import PageState


def around_review(request: HttpRequest, state: PageState, revision: Revision) -> dict[str, Any]:
    signed = next((earlier for earlier in revision.lineage()[1:] if earlier.is_signed), None)
    return {
        "revision": revision,
        "request_event": revision.events.filter(kind=EventKind.REQUESTED).order_by("-pk").first(),
        "signed": signed,
        "signature": signed.newest_event if signed else None,
        "changes": compare(state.page.model, signed.frozen, revision.frozen) if signed else [],
        "findings": found(state.page.model, state.findings(revision)),
        "rendered": main_part(render_preview(request, revision)),
        "preview_url": preview_url(revision),
    }
