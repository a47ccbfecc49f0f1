from typing import Any

from django.views.generic import TemplateView

from clinic.publishing.frozen import Role
from clinic.publishing.head import Head
from clinic.publishing.models import Page, Placement
from clinic.publishing.section import Section
from clinic.publishing.structured import Node, Shown
from clinic.publishing.views import TITLE, AtInstant, PageDetail

from .models import Kind, Topic
from .structured import topic

NEWEST = 20
HEADING = "Conditions and topics"
PLURALS = {Kind.CONDITION: "Conditions", Kind.BODY_AREA: "Body areas", Kind.SUBJECT: "Subjects"}


class TopicDetail(PageDetail):
    template_name = "topics/detail.html"
    section = (HEADING, "topics:list")
    kind = "article"

    def structured(self, shown: Shown) -> list[Node]:
        return topic(shown)

    def surroundings(self, content: Any, page: Page, placement: Placement, pages: Any) -> dict[str, Any]:
        return {"about": self.named_by(page, Role.TOPIC, NEWEST)}


class TopicList(AtInstant, TemplateView):
    template_name = "topics/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        around = {
            "head": Head(self.request.path, HEADING),
            "section": Section(HEADING, self.request.path, is_current=True),
        }
        return super().get_context_data(groups=by_kind(live_topics(self), *Kind), **around, **kwargs)


def live_topics(view: AtInstant) -> list[Placement]:
    """By their titles. Several pages lead to all of them, so they are found once until the site changes."""
    return view.moment.once("topics", lambda: view.listed(Topic, TITLE))


def by_kind(topics: list[Any], *kinds: Kind) -> list[tuple[str, list[Any]]]:
    """Those of these kinds, in groups with their plural; an empty group is left out."""
    groups = [(PLURALS[kind], [topic for topic in topics if topic.revision.kind == kind]) for kind in kinds]
    return [(plural, group) for plural, group in groups if group]
