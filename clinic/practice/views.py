from typing import Any

from clinic.publishing.frozen import Role
from clinic.publishing.models import Page, Placement
from clinic.publishing.views import TITLE, PageDetail, PageList

from .models import Clinician, Location

NEWEST = 10


class ClinicianDetail(PageDetail):
    template_name = "practice/clinician.html"

    def surroundings(self, content: Any, page: Page, placement: Placement, pages: Any) -> dict[str, Any]:
        return {"written": self.named_by(page, Role.AUTHOR, NEWEST)}


class ClinicianList(PageList):
    page_model = Clinician
    order = TITLE
    paginate_by = 50
    template_name = "practice/clinicians.html"


class LocationDetail(PageDetail):
    template_name = "practice/location.html"


class LocationList(PageList):
    page_model = Location
    order = TITLE
    paginate_by = 50
    template_name = "practice/locations.html"


class InfoDetail(PageDetail):
    template_name = "practice/info.html"
