"""The public site as of another instant, for staff: what patients read then, or will read if nothing else happens.

The same views answer as for patients, with that instant instead of now. Whatever they link to stays within it.
"""

import copy
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from . import clock
from .local_time import LocalTime
from .moment import Moment
from .views import AtInstant

_ADDRESS = re.compile(r'(<(?:a|form|link)\b[^>]*?\s(?:href|action)=")([^"]*)"')  # as our own templates write it


class AsOfForm(forms.Form):
    at = LocalTime(label="See the site as of")
    path = forms.CharField(required=False, widget=forms.HiddenInput)


@dataclass(frozen=True)
class AsOf:
    """What the banner says of the answer below it."""

    at: datetime
    path: str

    @property
    def form(self) -> AsOfForm:
        return AsOfForm(initial={"at": self.at, "path": self.path}, auto_id="as-of-%s")

    @property
    def is_coming(self) -> bool:
        return self.at > clock.instant()


def address(at: datetime, path: str) -> str:
    """Where staff see what this path answers at an instant."""
    return f"{reverse('choose_as_of')}{timezone.localtime(at).isoformat()}/{path.lstrip('/')}"


@require_safe
def choose_as_of(request: HttpRequest) -> HttpResponse:
    form = AsOfForm(request.GET if "at" in request.GET else None)
    if form.is_valid():
        return redirect(address(form.cleaned_data["at"], form.cleaned_data["path"]))
    return _ask(request, form)


@require_safe
def site_as_of(request: HttpRequest, instant: str, path: str = "") -> HttpResponse:
    form = AsOfForm({"at": instant, "path": f"/{path}"})
    if not form.is_valid():
        return _ask(request, form)
    at = form.cleaned_data["at"]
    response = _answer(_inner(request, at, f"/{path}"))
    _keep_within(response, at, f"{request.scheme}://{request.get_host()}")
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _ask(request: HttpRequest, form: AsOfForm) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": "See the site as of another time", "form": form}
    return TemplateResponse(request, "admin/publishing/as_of.html", context, status=400 if form.is_bound else 200)


def _inner(request: HttpRequest, at: datetime, path: str) -> Any:
    """The request as a patient would have sent it, at that instant."""
    inner: Any = copy.copy(request)
    inner.path = inner.path_info = path
    inner.moment = Moment(at)
    inner.as_of = AsOf(at, inner.get_full_path())
    return inner


def _answer(request: Any) -> Any:
    """By a view that reads the timeline. No other address is a page that patients read."""
    try:
        found = resolve(request.path_info)
        if not issubclass(getattr(found.func, "view_class", object), AtInstant):
            raise Http404
        response: Any = found.func(request, *found.args, **found.kwargs)
        return response.render() if hasattr(response, "render") else response
    except (Resolver404, Http404):
        return render(request, "404.html", status=404)


def _keep_within(response: Any, at: datetime, host: str) -> None:
    if "Location" in response:
        response["Location"] = _within(response["Location"], at, host)
    if response.get("Content-Type", "").startswith("text/html"):
        html = response.content.decode()
        response.content = _ADDRESS.sub(lambda found: f'{found[1]}{_within(found[2], at, host)}"', html).encode()


def _within(link: str, at: datetime, host: str) -> str:
    """The same link, as of the instant. What is no page of the public site stays as it is."""
    path = link.removeprefix(host)
    elsewhere = ("//", settings.STATIC_URL, settings.MEDIA_URL, reverse("admin:index"))
    return address(at, path) if path.startswith("/") and not path.startswith(elsewhere) else link
