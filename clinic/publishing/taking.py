"""Takes a step whose form is filled in, for one page or for several, and does what goes with it."""

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import HttpRequest

from . import clock, mail
from .admin_urls import page_url
from .clock import in_words
from .errors import Conflict, PublishingError
from .models import Page, Placement, ReviewEvent, Revision
from .preview import preview_url
from .state import PageState
from .steps import Step

logger = logging.getLogger(__name__)


def take(request: HttpRequest, model_admin: ModelAdmin, form: Step, told_of: str = "") -> Page:
    """Takes a step whose form is valid, in a transaction of its own, enters it in the log, sends the e-mail, and tells
    what happened. Returns the page that the person goes on with.
    """
    page, had_schedule = form.state.page, form.state.scheduled
    page.version = form.cleaned_data["version"]
    result = _carry_out(request, model_admin, form)
    messages.success(request, f"{told_of}{form.done}")
    if isinstance(result, ReviewEvent):
        _tell(request, form, result)
    if isinstance(result, Placement):
        warn_of_schedule(request, page, result)
    if had_schedule and form.name != "cancel" and not PageState(page, form.state.user).scheduled:
        messages.warning(request, f"The scheduled publication of “{page}” was cancelled with it.")
    return result if isinstance(result, Page) else page


def _carry_out(request: HttpRequest, model_admin: ModelAdmin, form: Step) -> Any:
    page = form.state.page
    if form.is_of_another_text:
        require_unchanged(form)
        raise Conflict("What this step is about changed by itself meanwhile, so nothing was done.")
    with transaction.atomic():
        try:
            result = form.take(page, request.user)
        except PublishingError:
            require_unchanged(form)
            raise
        if isinstance(result, Page):
            model_admin.log_addition(request, result, f"Copied from “{page}”.")
            return result
        revision = result if isinstance(result, Revision) else form.revision
        model_admin.log_change(request, page, f"{form.done} (Revision {revision.number})" if revision else form.done)
    return result


def require_unchanged(form: Step) -> None:
    """Before another reason is told: it may only follow from what happened since the person saw the page."""
    page = Page.objects.get(pk=form.state.page.pk)
    if form.cleaned_data.get("version", page.version) != page.version:
        raise Conflict


def _tell(request: Any, form: Step, event: ReviewEvent) -> None:
    """The step is taken, whether the e-mail goes out or not. In one request nobody waits twice for a server in vain."""
    page = form.state.page
    link = f"{settings.SITE_URL}{page_url(page, form.next_step)}"
    try:
        if hasattr(request, "no_mail"):
            raise request.no_mail
        mail.tell(event, link)
        if address := form.cleaned_data.get("outside"):
            mail.invite(address, event, f"{settings.SITE_URL}{preview_url(event.revision)}")
    except (OSError, SMTPException) as error:
        request.no_mail = error
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
