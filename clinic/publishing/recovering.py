"""Text that a browser kept (static/keeping/) comes back in its form as it was typed, and is not saved by that."""

import re
from typing import Any

from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

RECOVER = "_recover"
BACK = "Your text is back. It is not saved yet."
SAVED = "saved_form"


def keeping_media() -> Media:
    """What the form of a page needs to keep what is typed in it."""
    scripts = [f"keeping/{part}.js" for part in ("form", "offer", "words")]
    return Media(css={"all": ["keeping/form.css"]}, js=scripts)


def without_errors(context: dict[str, Any]) -> None:
    """Nobody has asked to save what came back, so nothing in it is called wrong yet."""
    for formset in (inline.formset for inline in context["inline_admin_formsets"]):
        formset.non_form_errors().clear()
        for row in formset:
            row.errors.clear()
    context["adminform"].form.errors.clear()
    context["errors"].clear()


def say_saved(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Names to the browser what it need not keep any longer."""
    kept = request.POST.get("kept_as", "")
    if re.fullmatch(r"[0-9a-f-]{36}", kept):
        response.set_cookie(SAVED, kept, path=reverse("admin:index"), secure=request.is_secure(), samesite="Strict")
    return response
