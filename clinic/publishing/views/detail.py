from collections import Counter
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic.base import TemplateResponseMixin

from ..content import PageContent
from ..due import last_review
from ..frozen import Role
from ..head import Head
from ..models import Page, Placement, Revision
from ..prepared import Prepared
from ..resolver import Outcome, resolve
from ..section import Section
from ..structured import Node, Shown, web_page
from .instant import AtInstant, not_found

naming = Prepared(
    lambda role, type_, newest, at, page: Placement.objects.with_revision().live_naming(at, page, role, type_)[:newest]
)


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
        profile = review.profile_uuid if review else None
        pages = self.live_pages([*([profile] if profile else []), *(target for _, target in content.all_links)])
        reviewer = pages.get(profile) if profile else None
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
        return [pages[target] for named, target in content.all_links if named is role and target in pages]
