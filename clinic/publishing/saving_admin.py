from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from clinic.closed_admin import ClosedAdmin

from . import clock
from .admin_urls import page_url
from .conflict import differences
from .content import UnsignedContent
from .errors import PublishingError
from .faults import faults
from .found import found
from .models import Page, Revision, Turn
from .people import PUBLISH
from .preview import render_preview
from .recovering import BACK, RECOVER, say_saved, without_errors
from .state import PageState
from .steps import STEPS
from .steps.publishing import PublishNow
from .steps.timeline import Untrash
from .taking import warn_of_schedule

SAVED = "Saved. Patients read it once it is published."
AS_BEFORE = "Nothing has changed, so there was nothing to save."


@dataclass(frozen=True)
class Button:
    """A step that is offered beside the form. Rare ones stand behind the others."""

    label: str
    url: str
    danger: bool
    rare: bool


class SavingAdmin(ClosedAdmin):
    """A page's form: what stands around it, and what a save does."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Whoever saves waits until nobody else does, and only then reads the page and its rows."""
        page = super().get_object(request, *args, **kwargs)
        if page and request.method == "POST" and connection.in_atomic_block:  # the history has none, and saves nothing
            page.lock()
            page = super().get_object(request, *args, **kwargs)
        return page

    def get_inlines(self, request: HttpRequest, obj: Page | None) -> Any:
        """Who only reads is shown the page as patients read it, and no rows."""
        return super().get_inlines(request, obj) if obj is None or self.has_change_permission(request, obj) else []

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for formset in formsets:
            formset.renumber()
        page = form.instance
        was_in_review = page.turn == Turn.REVIEWER
        revision = page.save_revision(by=request.user)
        if revision is None and "slug" in form.changed_data:
            page.touch(clock.instant())  # no part of the content, yet what a publisher confirmed has changed
            page.version += 1
        page.is_as_before = revision is None and "slug" not in form.changed_data
        page.taken_out = [
            f"{bound.label}: taken out, because pages do not hold it: {'; '.join(removed)}."
            for bound in form
            if (removed := getattr(bound.field, "removed", None))
        ]
        if "_preview" not in request.POST:
            for said in page.taken_out:
                messages.warning(request, said)
            if revision and was_in_review and "_check" not in request.POST:
                messages.warning(request, "The text before it was in review, and now is not. Send this one for review.")

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """One entry for each new version of the page, so that a conflict can tell what happened meanwhile."""
        return None if obj.is_as_before else super().log_change(request, obj, message)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        page, form = kwargs.get("obj"), context["adminform"].form
        formsets = context["inline_admin_formsets"]
        context["parts"] = [
            (fieldset, [formset for formset in formsets if formset.opts.after == fieldset.name])
            for fieldset in context["adminform"]
        ]
        state = PageState(page, request.user) if page else None  # type: ignore[arg-type]
        context["may_publish_at_once"] = self.may_publish_at_once(request, state)
        if state:
            request.moment = state.moment  # type: ignore[attr-defined]  # the frame is of the same one
            steps = self.steps(state)
            context |= {
                "state": state,
                "steps": [step for step in steps if not step.rare],
                "rare_steps": [step for step in steps if step.rare],
                "findings": found(self.model, state.findings(state.latest)) if state.latest else [],
            }
        is_conflict = form.has_error(NON_FIELD_ERRORS, "conflict") if form.is_bound else False
        if is_conflict:
            context["differences"] = differences(form, [formset.formset for formset in formsets])
        if RECOVER in request.POST:
            messages.warning(request, BACK)
            if not is_conflict:
                without_errors(context)
        context["faults"] = faults(form, [formset.formset for formset in formsets]) if form.is_bound else []
        response = super().render_change_form(request, context, *args, **kwargs)
        if is_conflict:
            response.status_code = 409
        return response

    def steps(self, state: PageState) -> list[Button]:
        """What this person may do next with the page."""
        return [
            Button(step.label, page_url(state.page, step.name), step.danger, step.rare)
            for step in STEPS.values()
            if step.permitted(state) and step.offered(state) and (step is Untrash or not state.page.trashed_at)
        ]

    def may_publish_at_once(self, request: HttpRequest, state: PageState | None) -> bool:
        """Whether saving and publishing are one press: the text needs no signature, and this person may do both."""
        if state is None:
            return issubclass(self.model.content_class, UnsignedContent) and request.user.has_perm(PUBLISH)
        return not state.needs_signature and state.may_publish and self.has_change_permission(request, state.page)

    def response_add(self, request: HttpRequest, obj: Page, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._at_once(request, obj) or self._saved(request, obj)

    def response_change(self, request: HttpRequest, obj: Page) -> HttpResponse:
        return self._at_once(request, obj) or self._saved(request, obj)

    def _saved(self, request: HttpRequest, page: Any) -> HttpResponse:
        """Whoever saved goes on with the page."""
        messages.success(request, AS_BEFORE if page.is_as_before else SAVED)
        return say_saved(request, redirect(page_url(page)))

    def _at_once(self, request: HttpRequest, page: Page) -> HttpResponse | None:
        latest = page.latest
        if latest and "_preview" in request.POST:
            return self._preview(request, page, latest)
        if latest and "_check" in request.POST:
            return self._check(request, page, latest)
        if latest and "_publish" in request.POST:
            return say_saved(request, self._publish(request, page, latest))
        return None

    def _preview(self, request: HttpRequest, page: Any, revision: Revision) -> HttpResponse:
        """Renders what was just saved and takes the save back: the form's transaction is still open."""
        response = render_preview(request, revision, page.taken_out)
        transaction.set_rollback(True)
        return response

    def _check(self, request: HttpRequest, page: Page, revision: Revision) -> HttpResponse:
        """Says what the checks find in what was just saved, and takes the save back."""
        state = PageState(page, request.user)  # type: ignore[arg-type]
        context = {
            **self.admin_site.each_context(request),
            "title": f"What the checks found: {page}",
            "opts": self.opts,
            "findings": found(self.model, state.findings(revision)),
        }
        response = TemplateResponse(request, "admin/publishing/checked.html", context).render()
        transaction.set_rollback(True)
        return response

    def _publish(self, request: HttpRequest, page: Page, revision: Revision) -> HttpResponse:
        """Publishes what was just saved. When that is refused the save stays, and the person is told why."""
        if PageState(page, request.user).is_live(revision):  # type: ignore[arg-type]
            messages.info(request, "Patients read exactly this text already.")
        else:
            self._try_to_publish(request, page, revision)
        return redirect(page_url(page))

    def _try_to_publish(self, request: HttpRequest, page: Page, revision: Revision) -> None:
        try:
            placement = page.publish(revision, request.user)  # type: ignore[arg-type]
        except PublishingError as error:
            messages.error(request, f"Your text is saved, but not published. {error}")
            return
        page.is_as_before = False
        self.log_change(request, page, f"{PublishNow.done} (Revision {revision.number})")
        messages.success(request, "Saved and published. Patients read it now.")
        warn_of_schedule(request, page, placement)
