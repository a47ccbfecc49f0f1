from dataclasses import replace
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from .as_of import AsOfForm
from .history import Pair, Shown, Span, Text, shown
from .models import Page
from .state import PageState


@require_safe
def timeline_view(request: HttpRequest, model_admin: ModelAdmin, pk: int) -> HttpResponse:
    """Shows the history of a page to whoever may see the page, and compares two of its texts (`?from=2&to=5`)."""
    page: Page = get_object_or_404(model_admin.model, pk=pk)
    if not model_admin.has_view_permission(request, page):
        raise PermissionDenied
    state = PageState(page, request.user)  # type: ignore[arg-type]
    path = state.current.path if state.current else page.get_absolute_url()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Timeline",
        "opts": model_admin.opts,
        "original": page,
        "now": state.now,
        "spans": _spans(request, state, "page", cancelled_at=None),
        "cancelled": _spans(request, state, "cancelled", cancelled_at__isnull=False),
        "texts": _texts(request, state),
        "as_of": AsOfForm(initial={"at": state.now, "path": path}, auto_id="as-of-%s"),
        **_comparison(request, state),
    }
    return TemplateResponse(request, "admin/publishing/timeline.html", context)


def _spans(request: HttpRequest, state: PageState, parameter: str, **which: Any) -> Shown:
    placements = (
        state.page.placements.filter(**which)
        .select_related("revision", "by", "cancelled_by", "replaced_by")
        .defer("revision__content")
        .prefetch_related("revision__events")
    )
    window = shown(request, placements.order_by("-during", "-pk"), parameter)
    return replace(window, items=[Span(placement, state.now) for placement in window.items])


def _texts(request: HttpRequest, state: PageState) -> Shown:
    revisions = state.page.revisions.select_related("by").defer("content").prefetch_related("events")
    window = shown(request, revisions.order_by("-number"), "texts")
    return replace(window, items=[Text(revision, state) for revision in window.items])


def _comparison(request: HttpRequest, state: PageState) -> dict[str, Any]:
    if state.latest is None:
        return {}
    asked = request.GET if request.GET.keys() & {"from", "to"} else None
    pair = Pair(state.page, state.latest.number, asked)
    return {"pair": pair, "changes": pair.changes()} if pair.is_valid() else {"pair": pair}
