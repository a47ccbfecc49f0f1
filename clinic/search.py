from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.generic.base import TemplateResponseMixin

from clinic.publishing import search
from clinic.publishing.models import Page
from clinic.publishing.paging import Window, WindowPage
from clinic.publishing.views import AtInstant
from clinic.rates import Rate, address_of

SHOWN = 10  # on one page
SEARCHES = Rate(times=30, seconds=60)
SOON = 10  # seconds, after which a busy database may be asked again


@dataclass(frozen=True)
class Kind:
    """A type of pages as patients know it. Those of which there may be very `many` are searched apart."""

    name: str
    plural: str
    label: str
    model: type[Page]
    is_many: bool = False


class Search(TemplateResponseMixin, AtInstant):
    """`?q=` what is looked for, `?kind=` among which pages, `?exact=yes` just as it was typed."""

    http_method_names = ["get", "head", "options"]
    template_name = "search.html"
    kinds: ClassVar[list[Kind]] = []

    def get(self, request: HttpRequest) -> HttpResponse:
        typed = search.tidied(request.GET.get("q", ""))
        if not typed:
            return self.render_to_response({})
        return self.answer(request, typed)

    def answer(self, request: HttpRequest, typed: str) -> HttpResponse:
        wait = SEARCHES.seconds_to_wait(address_of(request))
        if wait:
            response = render(request, "429.html", status=429)
            response["Retry-After"] = wait
            return response
        try:
            return self.render_to_response({"typed": typed, "links": self.links, **self.found(typed)})
        except search.Busy:
            return self.render_to_response({"typed": typed, "is_busy": True}, status=503, headers={"Retry-After": SOON})

    def found(self, typed: str) -> dict[str, Any]:
        groups = self.groups
        with search.bounded(typed) as bounds:
            answer = search.answer(typed, self.moment, groups, bounds, is_exact="exact" in self.request.GET)
            page = self.window(answer.found.hits if answer else [])
            shown = search.shown(list(page.object_list), answer.found.question) if answer else []
        labels = {kind.model._meta.label_lower: kind.label for kind in self.kinds}
        results = [(labels[one.hit.type], one) for one in shown]
        return {"answer": answer, "results": results, "page_obj": page, "is_paginated": page.has_other_pages()}

    def window(self, hits: list[Any]) -> WindowPage:
        try:
            return Window(hits, SHOWN).page(self.request.GET.get("page", 1))
        except InvalidPage as error:
            raise Http404 from error

    @cached_property
    def kind(self) -> Kind | None:
        asked = self.request.GET.get("kind")
        if asked is None:
            return None
        for kind in self.kinds:
            if kind.name == asked:
                return kind
        raise Http404

    @property
    def groups(self) -> list[list[type[Page]]]:
        if self.kind:
            return [[self.kind.model]]
        return [[kind.model for kind in self.kinds if kind.is_many is are_many] for are_many in (False, True)]

    @property
    def links(self) -> list[tuple[str | None, str, bool]]:
        """For all kinds and each: its name in the address, its label, and whether it is the one that is shown."""
        every = [(None, "Everything", self.kind is None)]
        return every + [(kind.name, kind.plural, kind == self.kind) for kind in self.kinds]
