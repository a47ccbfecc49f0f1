import sys
from collections.abc import Sequence
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.generic.base import TemplateResponseMixin

from clinic.pagecache.unavailable import unavailable
from clinic.practice import structured
from clinic.practice.frame import Frame
from clinic.publishing.head import Head
from clinic.publishing.models import Page, Placement, Revision
from clinic.publishing.moment import Moment
from clinic.publishing.views import NEWEST, TITLE, AtInstant
from clinic.topics.models import Kind
from clinic.topics.views import by_kind, live_topics

TREATMENTS, ARTICLES = 12, 6


class Home(TemplateResponseMixin, AtInstant):
    """The page of the Practice: its words, what it offers, what is new."""

    template_name = "home.html"
    treatment_model: type[Page] = Page
    treatment_order: Sequence[Any] = TITLE
    article_model: type[Page] = Page

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show_around()

    def show(self, revision: Revision, placement: Placement) -> HttpResponse:
        """The preview of a Practice: the whole page, its frame included, as this revision would have it."""
        self.moment = Moment(self.at)
        self.moment.said["practice"] = revision.frozen
        return self.show_around()

    def show_around(self) -> HttpResponse:
        frame = Frame.of(self.moment)
        practice = frame.practice
        nodes = structured.practice(self.moment, practice, frame.locations) if practice else []
        context: dict[str, Any] = {
            "frame": frame,
            "head": Head(self.request.path, frame.name, nodes=nodes),
            "finders": by_kind(live_topics(self), Kind.BODY_AREA, Kind.CONDITION),
            "treatments": self.listed(self.treatment_model, self.treatment_order, TREATMENTS),
            "articles": self.listed(self.article_model, NEWEST, ARTICLES),
        }
        return self.render_to_response(context)


def failed(request: HttpRequest) -> HttpResponse:
    """Without the frame around other pages: what made it may be what failed."""
    is_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    if is_away:
        return unavailable()
    return HttpResponse(render_to_string("500.html"), status=500, headers={"Cache-Control": "no-store"})
