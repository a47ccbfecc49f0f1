from typing import Any

from clinic.publishing.frozen import Role
from clinic.publishing.models import Page, Placement
from clinic.publishing.views import TITLE, PageDetail, PageList
from clinic.topics.models import Kind
from clinic.topics.views import by_kind

from .models import Treatment

NEWEST = 10


class TreatmentList(PageList):
    page_model = Treatment
    order = TITLE
    paginate_by = 50
    template_name = "treatments/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        finders = by_kind(self.at, Kind.CONDITION, Kind.BODY_AREA)
        return super().get_context_data(finders=finders, **kwargs)


class TreatmentDetail(PageDetail):
    template_name = "treatments/detail.html"

    def surroundings(self, content: Any, page: Page, placement: Placement, pages: Any) -> dict[str, Any]:
        return {
            "topics": self.linked(content, Role.TOPIC, pages),
            "related": self.linked(content, Role.RELATED, pages),
            "described_in": self.named_by(page, Role.DESCRIBES, NEWEST),
        }
