from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.generic.base import TemplateResponseMixin

from clinic.publishing.models import Page, Placement, Revision
from clinic.publishing.views import AtInstant
from clinic.topics.models import Kind, Topic
from clinic.topics.views import by_kind

TREATMENTS, NEWEST = 12, 6


class Home(TemplateResponseMixin, AtInstant):
    """The page of the Practice: its words, what it offers, what is new."""

    template_name = "home.html"
    treatment_model: type[Page] = Page
    article_model: type[Page] = Page

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show_around()

    def show(self, revision: Revision, placement: Placement) -> HttpResponse:
        """The preview of a Practice: the whole page, its frame included, as this revision would have it."""
        self.moment.practice = revision.frozen
        return self.show_around()

    def show_around(self) -> HttpResponse:
        context: dict[str, Any] = {
            "finders": by_kind(self.live(Topic), Kind.CONDITION, Kind.BODY_AREA),
            "treatments": self.live(self.treatment_model).order_by("revision__title", "page_id")[:TREATMENTS],
            "articles": self.live(self.article_model).newest_first()[:NEWEST],
        }
        return self.render_to_response(context)
