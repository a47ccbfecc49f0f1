from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic import ListView
from django.views.generic.base import TemplateResponseMixin, View

from .content import PageContent
from .due import last_review
from .frozen import Role
from .head import Head
from .models import Page, Placement, Revision
from .moment import Moment, for_all_readers
from .paging import Window
from .prepared import Prepared, Slices
from .resolver import Outcome, resolve
from .section import Section
from .structured import Node, Shown, web_page

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
naming = Prepared(
    lambda role, type_, newest, at, page: Placement.objects.with_revision().live_naming(at, page, role, type_)[:newest]
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


class PageDetail(TemplateResponseMixin, AtInstant):
    """Answers an address from the timeline. A type names its template and adds what stands around its content.

    `section` is the name of the list that leads to the page, and the name of that list's address.
    """

    section: ClassVar[tuple[str, str] | None] = None
    kind: ClassVar[str] = "website"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = resolve(request.path, self.at)
        if answer.outcome is Outcome.MOVED:
            return HttpResponsePermanentRedirect(answer.location)
        if answer.outcome is Outcome.GONE:
            return render(request, "410.html", {"reason": answer.reason}, status=410)
        if answer.placement is None:
            return not_found(request)
        return self.show(answer.placement.revision, answer.placement)

    def show(self, revision: Revision, placement: Any) -> HttpResponse:
        """Renders a revision as it is placed."""
        content = revision.frozen
        review = None if placement.is_withdrawn else last_review(revision, self.moment)
        profile = [review.profile] if review and review.profile else []
        pages = self.live_pages(profile + [target for _, target in content.named])
        reviewer = pages.get(profile[0]) if profile else None
        section = Section(self.section[0], reverse(self.section[1])) if self.section else None
        shown = Shown(self.moment, content, placement, pages, review, reviewer, section)
        context = {
            "content": content,
            "head": None if placement.is_withdrawn else self.head_of(shown),
            "revision": revision,
            "placement": placement,
            "section": section,
            "changes": list(placement.told_changes()) if placement.tells_changes else [],
            "review": review,
            "addresses": {uuid: found.path for uuid, found in pages.items()},
            "numbers": {row.uuid: number for number, row in enumerate(getattr(content, "references", ()), 1)},
            "reviewer": reviewer,
            "cited": Counter(),
            **self.surroundings(content, revision.page, placement, pages),
        }
        return self.render_to_response(context)

    def head_of(self, shown: Shown) -> Head:
        content = shown.content
        picture = getattr(content, "hero", None)
        return Head(shown.placement.path, content.heading, self.kind, picture, self.structured(shown))

    def structured(self, shown: Shown) -> list[Node]:
        """What a type says to search engines."""
        return [web_page(shown)]

    def named_by(self, page: Page, role: Role, newest: int) -> list[tuple[str, bool, list[Placement]]]:
        """The newest live pages that name this one in a role: for each type its plural, if it is dated, those pages."""
        return [
            (
                str(model._meta.verbose_name_plural),
                model.is_dated,
                naming(role, model._meta.label_lower, newest, at=self.at, page=page.pk),
            )
            for model in Page.types_naming(role)
        ]

    def surroundings(
        self, content: Any, page: Page, placement: Placement, pages: dict[UUID, Placement]
    ) -> dict[str, Any]:
        """What a type adds to its template's context."""
        return {}

    def linked(self, content: PageContent, role: Role, pages: dict[UUID, Placement]) -> list[Placement]:
        """The live pages that the content names in this role, in its order."""
        return [pages[target] for named, target in content.named if named is role and target in pages]


class PageList(AtInstant, ListView):
    """The live pages of one type, a window at a time, under the name of the list."""

    page_model: ClassVar[type[Page]]
    name: ClassVar[str]
    order: ClassVar[Sequence[Any]]
    context_object_name = "placements"
    paginator_class = Window

    def get_queryset(self) -> Any:
        return Slices(self.part)

    def part(self, start: int, stop: int) -> list[Placement]:
        return self.listed(self.page_model, self.order, stop, start)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "head": Head(self.own_address(context["page_obj"].number), self.heading),
            "section": Section(self.name, self.request.path, is_current=True),
        }

    @property
    def heading(self) -> str:
        return self.name

    def own_address(self, number: int, **asked: Any) -> str:
        """With what was asked, as far as the list knows it."""
        known = urlencode({**asked, **({"page": number} if number > 1 else {})})
        return f"{self.request.path}?{known}" if known else self.request.path
