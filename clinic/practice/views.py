from typing import Any

from clinic.publishing.frozen import Role
from clinic.publishing.models import Page, Placement
from clinic.publishing.prepared import Prepared
from clinic.publishing.structured import Node, Shown
from clinic.publishing.views import TITLE, PageDetail, PageList

from .models import Clinician, Location
from .structured import clinician, location

NEWEST = 10

with_hours = Prepared(  # which stand in their content
    lambda start, stop, at: (
        Placement.objects.live(at)
        .filter(type=Location._meta.label_lower)
        .select_related("revision__page")
        .order_by(*TITLE)[start:stop]
    )
)


class ClinicianDetail(PageDetail):
    template_name = "practice/clinician.html"
    section = ("Our team", "practice:clinicians")

    def structured(self, shown: Shown) -> list[Node]:
        return clinician(shown)

    def surroundings(self, content: Any, page: Page, placement: Placement, pages: Any) -> dict[str, Any]:
        return {"written": self.named_by(page, Role.AUTHOR, NEWEST)}


class ClinicianList(PageList):
    page_model = Clinician
    name = "Our team"
    order = TITLE
    paginate_by = 50
    template_name = "practice/clinicians.html"


class LocationDetail(PageDetail):
    template_name = "practice/location.html"
    section = ("Locations and hours", "practice:locations")

    def structured(self, shown: Shown) -> list[Node]:
        return location(shown)

    def surroundings(self, content: Any, page: Page, placement: Placement, pages: Any) -> dict[str, Any]:
        return {"holidays": content.holidays_at(self.at)}


class LocationList(PageList):
    page_model = Location
    name = "Locations and hours"
    order = TITLE
    paginate_by = 50
    template_name = "practice/locations.html"

    def part(self, start: int, stop: int) -> list[Placement]:
        return with_hours(start, stop, at=self.at)


class InfoDetail(PageDetail):
    template_name = "practice/info.html"
