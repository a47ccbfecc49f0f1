from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.generic import ListView
from django.views.generic.base import TemplateResponseMixin, View

from . import clock
from .models import Page, Placement, ReviewEvent, Revision
from .resolver import Outcome, resolve


class AtInstant(View):
    """Reads the database's clock once, so that the whole answer is true of one instant."""

    at: datetime

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.at = clock.instant()


class PageDetail(TemplateResponseMixin, AtInstant):
    """Answers an address from the timeline. A type names its template and adds what stands around its content."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = resolve(request.path, self.at)
        if answer.outcome is Outcome.MOVED:
            response: HttpResponse = HttpResponsePermanentRedirect(answer.location)
            response["Cache-Control"] = "no-cache"  # the address may be given to another page
            return response
        if answer.outcome is Outcome.GONE:
            return render(request, "410.html", {"reason": answer.reason}, status=410)
        if answer.placement is None:
            return render(request, "404.html", status=404)
        return self.show(answer.placement.revision, answer.placement)

    def show(self, revision: Revision, placement: Placement | None = None) -> HttpResponse:
        """Renders a revision: as it is placed, or without a placement as a preview."""
        content = revision.frozen
        review = ReviewEvent.objects.last_review(revision, self.at)
        pages = self.live_pages([target for _, target in content.links()], review)
        context = {
            "content": content,
            "revision": revision,
            "placement": placement,
            "review": review,
            "reviewer": pages.get(review.profile_id) if review else None,
            **self.surroundings(content, revision.page, placement, pages),
        }
        return self.render_to_response(context)

    def live_pages(self, targets: list[UUID], review: ReviewEvent | None) -> dict[UUID | int | None, Placement]:
        """Of the linked pages and the reviewer's, those that are live, by uuid and by key."""
        wanted = Placement.objects.live(self.at).with_revision().select_related("page")
        found = wanted.filter(page__uuid__in=targets)
        if review and review.profile_id:
            found = found | wanted.filter(page=review.profile_id)
        return {key: placement for placement in found for key in (placement.page.uuid, placement.page_id)}

    def surroundings(
        self, content: Any, page: Page, placement: Placement | None, pages: dict[UUID | int | None, Placement]
    ) -> dict[str, Any]:
        return {}


class PageList(AtInstant, ListView):
    """The live pages of one type."""

    page_model: ClassVar[type[Page]]
    order: ClassVar[list[str]]
    context_object_name = "placements"

    def get_queryset(self) -> Any:
        live = Placement.objects.live(self.at).filter(type=self.page_model._meta.label_lower)
        return live.with_revision().order_by(*self.order)
