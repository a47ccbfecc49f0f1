"""What stands around every page, staff's own included: as it is at the page's instant."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property

from clinic.publishing import clock
from clinic.publishing.models import Placement
from clinic.publishing.moment import Moment
from clinic.publishing.views import TITLE, listed

from .content import NoticeContent
from .models import InfoPage, Location

UNNAMED = "Our clinic"


class Frame:
    """The live Practice, with the places and the pages about the clinic that the footer leads to. Read when used."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment

    @property
    def practice(self) -> Any:
        return self.moment.practice

    @property
    def name(self) -> str:
        return self.practice.title if self.practice else UNNAMED

    @property
    def notices(self) -> list[NoticeContent]:
        return self.practice.notices_at(self.moment.at) if self.practice else []

    @cached_property
    def footer(self) -> dict[str, list[Placement]]:
        found = listed((_type(Location), _type(InfoPage)), TITLE, 0, None, at=self.moment.at)
        return {
            "locations": [item for item in found if item.type == _type(Location)],
            "pages": [item for item in found if item.type == _type(InfoPage)],
        }


def frame(request: HttpRequest) -> dict[str, Frame]:
    return {"frame": Frame(getattr(request, "moment", None) or Moment(clock.instant()))}


def _type(model: type[Location | InfoPage]) -> str:
    return model._meta.label_lower
