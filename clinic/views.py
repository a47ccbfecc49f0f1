from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.generic.base import TemplateResponseMixin

from clinic.practice import structured
from clinic.practice.frame import Frame
from clinic.publishing.head import Head
from clinic.publishing.models import Page, Placement, Revision
from clinic.publishing.views import AtInstant

NEWEST = 5


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
        frame = Frame(self.moment)
        practice = frame.practice
        nodes = structured.practice(self.moment, practice, frame.footer["locations"]) if practice else []
        context: dict[str, Any] = {
            "frame": frame,
            "head": Head(self.request.path, frame.name, nodes=nodes),
            "treatments": self.live(self.treatment_model).order_by("revision__title", "page_id"),
            "articles": self.live(self.article_model).newest_first()[:NEWEST],
        }
        return self.render_to_response(context)
