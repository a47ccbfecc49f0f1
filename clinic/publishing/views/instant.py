from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.generic.base import View

from ..models import Page, Placement
from ..moment import Moment, for_all_readers
from ..prepared import Prepared

linked_pages = Prepared(
    lambda at, uuids: (
        Placement.objects.live(at).with_revision().annotate(uuid=F("page__uuid")).filter(uuid__in=uuids).order_by()
    )
)
listed = Prepared(
    lambda type_, order, start, stop, at: (
        Placement.objects.live(at).filter(type=type_).with_revision().order_by(*order)[start:stop]
    )
)
TITLE, NEWEST = ("revision__title", "page_id"), ("-first_live_at", "-page_id")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


class AtInstant(View):
    """Reads the database's clock once, so that the whole answer, frame included, is true of one instant.

    Staff who look at the site as of another instant bring that one with them.
    """

    moment: Moment

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.moment = for_all_readers(request)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            return not_found(request)

    @property
    def at(self) -> datetime:
        return self.moment.at

    def listed(
        self, page_model: type[Page], order: Sequence[Any], stop: int | None = None, start: int = 0
    ) -> list[Placement]:
        """What is live, of one type, or a part of it."""
        return listed(page_model._meta.label_lower, tuple(order), start, stop, at=self.at)

    def live_pages(self, uuids: list[UUID]) -> dict[UUID, Placement]:
        """Of these pages those that are live, by uuid."""
        return {placement.uuid: placement for placement in linked_pages(at=self.at, uuids=uuids)}


class NotFound(AtInstant):
    """What no other address is: all readers get the same."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return not_found(request)
