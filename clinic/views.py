from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.generic.base import TemplateResponseMixin

from clinic.publishing.models import Page, Placement, Revision
from clinic.publishing.views import NEWEST, TITLE, AtInstant

NEW = 5


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
            "treatments": self.listed(self.treatment_model, TITLE),
            "articles": self.listed(self.article_model, NEWEST, stop=NEW),
        }
        return self.render_to_response(context)
