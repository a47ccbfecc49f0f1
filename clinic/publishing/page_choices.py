from django.contrib import admin
from django.http import HttpRequest, JsonResponse

from . import clock
from .models import Page, Placement

SHOWN = 20


def choose_page(request: HttpRequest) -> JsonResponse:
    """The clinic's pages whose title holds what is asked for, of the types that this person may read, for a link."""
    readable = [
        model._meta.label_lower
        for model, model_admin in admin.site._registry.items()
        if issubclass(model, Page) and model_admin.has_view_permission(request)
    ]
    asked = request.GET.get("q", "").replace("\0", "").strip()
    found = list(Page.objects.filter(type__in=readable, trashed_at=None, title__icontains=asked)[:SHOWN])
    live = set(Placement.objects.live(clock.instant()).filter(page__in=found).values_list("page_id", flat=True))
    return JsonResponse({"pages": [_choice(page, page.pk in live) for page in found]})


def _choice(page: Page, is_live: bool) -> dict[str, str]:
    kind = str(page.model._meta.verbose_name).capitalize()
    about = kind if is_live else f"{kind}, not live: patients read your words without the link until it is"
    return {"uuid": str(page.uuid), "title": page.title, "about": about}
