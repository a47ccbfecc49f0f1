"""What stands beside the form of a step that changes what patients read."""

from typing import Any

from .comparison import compare
from .consequences import of_leaving, of_publishing
from .found import found
from .models import Revision
from .state import PageState


def around_publishing(state: PageState, revision: Revision) -> dict[str, Any]:
    live = state.live
    return {
        "effects": of_publishing(state.page, revision, live, state.now),
        "changes": compare(state.page.model, live.revision.frozen, revision.frozen) if live else [],
        "findings": found(state.page.model, state.findings(revision)),
        "is_publishing": True,
        "loses_live_text": live is not None and not revision.contains(live.revision),
    }


def around_leaving(state: PageState) -> dict[str, Any]:
    return {"effects": of_leaving(state.page, state.current, state.now) if state.current else []}
