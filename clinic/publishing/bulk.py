"""Steps that are taken with several pages of a list at once. Each page is asked anew whether this person may."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from .errors import PublishingError
from .models import Page
from .state import PageState
from .steps import Step
from .steps.publishing import PublishNow
from .steps.review import SendForReview
from .steps.timeline import Trash
from .taking import take

MANY = 100
NOT_NOW = "not possible now, or not for you"


@dataclass(frozen=True)
class Candidate:
    page: Page
    form: Step | None  # None: the step cannot be taken


def _candidate(step: type[Step], page: Page, user: Any) -> Candidate:
    state = PageState(page, user)
    is_possible = step.permitted(state) and step.offered(state)
    return Candidate(page, step(state=state) if is_possible else None)


def _posted(form: Step, request: HttpRequest) -> Step:
    """The step's form as if it was posted with what it suggests, and with the version that the person saw."""
    page = form.state.page
    data = {field.name: _suggested(field) for field in form.visible_fields()}
    seen = {name: request.POST.get(f"{name}-{page.pk}", "") for name in ("version", "shown")}
    return type(form)(data | seen, state=form.state)


def _suggested(field: BoundField) -> Any:
    """As a browser posts it: a field to choose from gives the one value in a list."""
    value = field.field.widget.format_value(field.value())
    return value[0] if isinstance(value, list) else value


def _in_bulk(step: type[Step], permission: str) -> Callable[..., HttpResponse | None]:
    @admin.action(description=step.label, permissions=[permission])
    def action(model_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        keys = list(queryset.values_list("pk", flat=True)[: MANY + 1])
        pages = model_admin.model.objects.filter(pk__in=keys[:MANY])
        candidates = [_candidate(step, page, request.user) for page in pages]
        if "confirmed" in request.POST:
            for candidate in candidates:
                _take(model_admin, request, candidate)
            return None
        if len(keys) > MANY:
            messages.warning(request, f"At most {MANY} pages at once. Take the step with these, then with the others.")
        context = {
            **model_admin.admin_site.each_context(request),
            "title": step.label,
            "opts": model_admin.opts,
            "step": step,
            "candidates": candidates,
            "is_possible": any(candidate.form for candidate in candidates),
            "not_now": NOT_NOW,
            "name": ACTION_CHECKBOX_NAME,
            "action": action.__name__,
        }
        return TemplateResponse(request, "admin/publishing/bulk.html", context)

    action.__name__ = step.name.replace("-", "_")
    return action


def _take(model_admin: Any, request: HttpRequest, candidate: Candidate) -> None:
    if candidate.form is None:
        messages.warning(request, f"“{candidate.page}”: {NOT_NOW}.")
        return
    form = _posted(candidate.form, request)
    try:
        if form.is_valid():
            take(request, model_admin, form, told_of=f"“{candidate.page}”: ")
            return
        messages.error(request, f"“{candidate.page}”: it asks you something. Open the page and take the step there.")
    except PublishingError as error:
        messages.error(request, f"“{candidate.page}”: {error}")


ACTIONS = [_in_bulk(SendForReview, "change"), _in_bulk(PublishNow, "publish"), _in_bulk(Trash, "change")]
