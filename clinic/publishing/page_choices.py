from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, JsonResponse

from . import clock
from .models import Page, Placement

SHOWN = 20
MAX_WORDS = 10


def choose_page(request: HttpRequest) -> JsonResponse:
    """For a link: the clinic's pages whose title holds every word that is asked for (the first ten), live ones first,
    of the types that this person may read, and whether there are more than are told.
    """
    readable = [
        model._meta.label_lower
        for model, model_admin in admin.site._registry.items()
        if issubclass(model, Page) and model_admin.has_view_permission(request)
    ]
    live = Placement.objects.live(clock.instant()).filter(page=OuterRef("pk"))
    found = Page.objects.filter(type__in=readable, trashed_at=None).annotate(is_live=Exists(live))
    words = request.GET.get("q", "").replace("\0", "").split()[:MAX_WORDS]
    found = found.filter(*(Q(title__icontains=word) for word in words))
    first = list(found.order_by("-is_live", "title", "pk")[: SHOWN + 1])
    return JsonResponse({"pages": [_choice(page) for page in first[:SHOWN]], "more": len(first) > SHOWN})


def _choice(page: Any) -> dict[str, str]:
    kind = str(page.model._meta.verbose_name).capitalize()
    about = kind if page.is_live else f"{kind}, not live: patients read your words without the link until it is"
    return {"uuid": str(page.uuid), "title": page.title, "about": about}
