"""What the chooser (static/chooser.js) asks: the pictures that are offered, and a place for a new one."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from .cleaning import MAX_BYTES
from .forms import UploadForm
from .models import Picture

SHOWN = 24
LAST = 1000  # whoever has to look further searches


@require_safe
def choose(request: HttpRequest, model_admin: ModelAdmin) -> HttpResponse:
    """The chooser's content, or with a page's number further pictures alone."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    context = _found(request.GET.get("q", ""), request.GET.get("page", ""))
    if "page" in request.GET:
        return render(request, "library/chooser_results.html", context)
    if model_admin.has_add_permission(request):
        context |= {"form": UploadForm(auto_id="chooser-%s", label_suffix=""), "most": MAX_BYTES}
    return render(request, "library/chooser.html", context)


def _found(words: str, page: str) -> dict[str, Any]:
    number = min(int(page), LAST) if page.isascii() and page.isdigit() and len(page) < 9 else 1
    first = max(number - 1, 0) * SHOWN
    found = list(Picture.objects.offered().search(words)[first : first + SHOWN + 1])
    return {"pictures": found[:SHOWN], "next": number + 1 if len(found) > SHOWN and number < LAST else None}


@require_POST
def upload(request: HttpRequest, model_admin: ModelAdmin) -> JsonResponse:
    """201 with the picture; 400 with what is wrong, by field; 409 with the picture that it would be again."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    with transaction.atomic():
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            picture = form.record(request.user)  # type: ignore[arg-type]
            model_admin.log_addition(request, picture, [{"added": {}}])
            return JsonResponse({"picture": picture.described()}, status=201)
    known = form.known
    offered = known.described() if known and not known.hidden_at else None
    return JsonResponse({"errors": _errors(form), "known": offered}, status=409 if known else 400)


def _errors(form: UploadForm) -> dict[str, list[str]]:
    return {field: [str(message) for message in messages] for field, messages in form.errors.items()}
