from datetime import datetime
from typing import Any

from django.db.models.fields.json import KeyTextTransform
from django.views.generic import TemplateView

from clinic.publishing.frozen import Role
from clinic.publishing.models import Page, Placement
from clinic.publishing.prepared import Prepared
from clinic.publishing.views import TITLE, AtInstant, PageDetail

from .models import Kind, Topic

NEWEST = 20
topics = Prepared(
    lambda at: (
        Placement.objects.live(at)
        .filter(type=Topic._meta.label_lower)
        .with_revision()
        .order_by(*TITLE)
        .annotate(topic_kind=KeyTextTransform("kind", "revision__content"))
    )
)
PLURALS = {Kind.CONDITION: "Conditions", Kind.BODY_AREA: "Body areas", Kind.SUBJECT: "Subjects"}


class TopicDetail(PageDetail):
    template_name = "topics/detail.html"

    def surroundings(self, content: Any, page: Page, placement: Placement, pages: Any) -> dict[str, Any]:
        return {"about": self.named_by(page, Role.TOPIC, NEWEST)}


class TopicList(AtInstant, TemplateView):
    template_name = "topics/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(groups=by_kind(self.at, *Kind), **kwargs)


def by_kind(at: datetime, *kinds: Kind) -> list[tuple[str, list[Any]]]:
    """Live topics of these kinds by title, in groups with their plural; an empty group is left out."""
    found = topics(at=at)
    groups = [(PLURALS[kind], [topic for topic in found if topic.topic_kind == kind]) for kind in kinds]
    return [(plural, group) for plural, group in groups if group]
