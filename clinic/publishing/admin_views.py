from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.debug import sensitive_post_parameters

from .admin_urls import page_url
from .errors import Conflict, PublishingError
from .meanwhile import meanwhile
from .models import Page
from .state import PageState
from .steps import STEPS, Step
from .taking import require_unchanged, take


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
            return redirect(page_url(page))
        return _ask(request, model_admin, STEPS[name](state=state).asked_for(request.GET))
    form = STEPS[name](request.POST, state=state)
    try:
        if form.is_valid():
            return redirect(page_url(take(request, model_admin, form)))
        require_unchanged(form)
    except Conflict as error:
        form.add_error(None, f"{error} {meanwhile(page, form.cleaned_data['version'])}")
        form.show_anew(Page.objects.get(pk=page.pk).version)
        return _ask(request, model_admin, form, status=409)
    except PublishingError as error:
        form.add_error(None, str(error))
    return _ask(request, model_admin, form)


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
