import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.debug import sensitive_post_parameters

from . import clock, mail
from .admin_urls import page_url
from .clock import in_words
from .errors import Conflict, PublishingError
from .models import Page, Placement, ReviewEvent, Revision
from .people import person
from .preview import preview_url
from .state import PageState
from .steps import STEPS, Step

logger = logging.getLogger(__name__)


@sensitive_post_parameters("password")
def step_view(request: HttpRequest, model_admin: ModelAdmin, pk: int, name: str) -> HttpResponse:
    """Asks for one step with a page and takes it. What was typed survives every refusal."""
    page: Page = get_object_or_404(model_admin.model, pk=pk)
    if name not in STEPS:
        raise Http404
    state = PageState(page, request.user)  # type: ignore[arg-type]
    if not model_admin.has_view_permission(request, page) or not STEPS[name].permitted(state):
        raise PermissionDenied
    if request.method != "POST":
        if not STEPS[name].offered(state):
            messages.info(request, f"“{STEPS[name].label}” is not possible now. This is where the page stands.")
            return _back(page)
        return _ask(request, model_admin, STEPS[name](state=state).asked_for(request.GET))
    form = STEPS[name](request.POST, state=state)
    try:
        if form.is_valid():
            return _back(_take(request, model_admin, form))
        _require_unchanged(form)
    except Conflict as error:
        form.add_error(None, f"{error} {meanwhile(page, form.cleaned_data['version'])}")
        form.show_anew(Page.objects.get(pk=page.pk).version)
        return _ask(request, model_admin, form, status=409)
    except PublishingError as error:
        form.add_error(None, str(error))
    return _ask(request, model_admin, form)


def _require_unchanged(form: Step) -> None:
    """Before another reason is told: it may only follow from what happened since the person saw the page."""
    page = Page.objects.get(pk=form.state.page.pk)
    if form.cleaned_data.get("version", page.version) != page.version:
        raise Conflict


def _back(page: Page) -> HttpResponse:
    return redirect(page_url(page))


def meanwhile(page: Page, version: int) -> str:
    """What happened since somebody saw this version, in words: every change of a version leaves one entry."""
    content_type = ContentType.objects.get_for_model(page.model)
    entries = LogEntry.objects.filter(content_type=content_type, object_id=str(page.pk)).select_related("user")
    missed = reversed(entries.order_by("-pk")[: max(Page.objects.get(pk=page.pk).version - version, 0)])
    said = [f"{in_words(entry.action_time)}, {person(entry.user)}: {entry.get_change_message()}" for entry in missed]
    return " ".join(["Meanwhile:", *said] if said else [])


def _take(request: HttpRequest, model_admin: ModelAdmin, form: Step) -> Page:
    """Returns the page that the person goes on with."""
    had_schedule = form.state.scheduled
    result = carry_out(request, model_admin, form)
    messages.success(request, form.done)
    if isinstance(result, Placement):
        warn_of_schedule(request, form.state.page, result)
    if had_schedule and form.name != "cancel" and not PageState(form.state.page, form.state.user).scheduled:
        messages.warning(request, "The scheduled publication was cancelled with it.")
    return result if isinstance(result, Page) else form.state.page


def carry_out(request: HttpRequest, model_admin: ModelAdmin, form: Step) -> Any:
    """Takes a step whose form is valid, in a transaction of its own, enters it in the log, and sends the e-mail."""
    page = form.state.page
    page.version = form.cleaned_data["version"]
    if form.is_of_another_text:
        _require_unchanged(form)
        raise Conflict("What this step is about changed by itself meanwhile, so nothing was done.")
    with transaction.atomic():
        try:
            result = form.take(page, request.user)
        except PublishingError:
            _require_unchanged(form)
            raise
        if isinstance(result, Page):
            model_admin.log_addition(request, result, f"Copied from “{page}”.")
            return result
        revision = result if isinstance(result, Revision) else form.revision
        model_admin.log_change(request, page, f"{form.done} (Revision {revision.number})" if revision else form.done)
    if isinstance(result, ReviewEvent):
        _tell(request, form, result)
    return result


def _tell(request: HttpRequest, form: Step, event: ReviewEvent) -> None:
    """The step is taken, whether the e-mail goes out or not."""
    page = form.state.page
    link = f"{settings.SITE_URL}{page_url(page, form.next_step)}"
    try:
        mail.tell(event, link)
        if address := form.cleaned_data.get("outside"):
            mail.invite(address, event, f"{settings.SITE_URL}{preview_url(event.revision)}")
    except (OSError, SMTPException) as error:
        logger.warning("No e-mail about %s: %s", event, error)
        messages.warning(request, "The e-mail could not be sent. Please tell whoever is next yourself.")


def warn_of_schedule(request: HttpRequest, page: Page, placement: Placement) -> None:
    """Tells whoever published that what is scheduled will undo it."""
    scheduled = page.scheduled(clock.instant())
    if scheduled and not scheduled.revision.contains(placement.revision):
        messages.warning(
            request,
            f"Revision {scheduled.revision.number}, scheduled for {in_words(scheduled.start)}, does not contain "
            f"revision {placement.revision.number}. When it comes, it takes this change off the site again.",
        )


def _ask(request: HttpRequest, model_admin: ModelAdmin, form: Step, status: int = 200) -> HttpResponse:
    request.moment = form.state.moment  # type: ignore[attr-defined]  # the page is shown and framed as of the same one
    context = {
        **model_admin.admin_site.each_context(request),
        "title": form.label.rstrip("…"),
        "opts": model_admin.model._meta,
        "original": form.state.page,
        "form": form,
        "state": form.state,
    }
    shown = form.shows
    if shown is None:
        return TemplateResponse(request, Step.template, context, status=status)
    return TemplateResponse(request, form.template, context | form.around(request, shown), status=status)
