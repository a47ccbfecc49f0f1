from itertools import groupby
from typing import Any

from django.db.models import Case, When

from clinic.publishing.frozen import Role
from clinic.publishing.models import Page, Placement
from clinic.publishing.structured import Node, Shown
from clinic.publishing.views import TITLE, PageDetail, PageList
from clinic.topics.models import Kind
from clinic.topics.views import by_kind, live_topics

from .kinds import PLURALS
from .models import Treatment
from .structured import treatment

NEWEST = 10
SIMPLER_FIRST = (Case(*(When(revision__kind=kind, then=place) for place, kind in enumerate(PLURALS))), *TITLE)


class TreatmentList(PageList):
    page_model = Treatment
    name = "Treatments"
    order = SIMPLER_FIRST
    paginate_by = 50
    template_name = "treatments/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        finders = by_kind(live_topics(self), Kind.CONDITION, Kind.BODY_AREA)
        context = super().get_context_data(finders=finders, **kwargs)
        groups = groupby(context["placements"], key=lambda treatment: treatment.revision.kind)
        return context | {"kinds": [(kind, PLURALS[kind], list(items)) for kind, items in groups]}


class TreatmentDetail(PageDetail):
    template_name = "treatments/detail.html"
    section = ("Treatments", "treatments:list")
    kind = "article"

    def structured(self, shown: Shown) -> list[Node]:
        return treatment(shown)

    def surroundings(self, content: Any, page: Page, placement: Placement, pages: Any) -> dict[str, Any]:
        return {
            "conditions": [pages[target] for target in content.conditions if target in pages],
            "body_areas": [pages[target] for target in content.body_areas if target in pages],
            "related": self.linked(content, Role.RELATED, pages),
            "described_in": self.named_by(page, Role.DESCRIBES, NEWEST),
        }
