from typing import Any

from clinic.publishing.models import Page, Placement
from clinic.publishing.views import PageDetail, PageList

from .models import Treatment


class TreatmentList(PageList):
    page_model = Treatment
    order = ["revision__title", "page"]
    template_name = "treatments/list.html"


class TreatmentDetail(PageDetail):
    template_name = "treatments/detail.html"

    def surroundings(self, content: Any, page: Page, placement: Placement | None, pages: Any) -> dict[str, Any]:
        return {"described_in": Placement.objects.live(self.at).describing(page).with_revision().newest_first()}
