"""What stands around every page, staff's own included: as it is at the page's instant."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Case, F, JSONField, When
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from clinic.publishing.models import Placement
from clinic.publishing.moment import Moment, moment_of
from clinic.publishing.prepared import Prepared
from clinic.publishing.section import Section

from .content import LocationContent, NoticeContent
from .models import InfoPage, Location

UNNAMED = "Our clinic"
MENU = [
    ("Conditions", "topics:list"),
    ("Treatments", "treatments:list"),
    ("Articles", "articles:list"),
    ("Our team", "practice:clinicians"),
    ("Locations and hours", "practice:locations"),
]


def _around(at: datetime) -> Any:
    live = Placement.objects.live(at).filter(type__in=[_type(Location), _type(InfoPage)])
    place = Case(When(type=_type(Location), then=F("revision__content")), output_field=JSONField())
    return live.with_revision().annotate(place=place).order_by("revision__title", "page_id")


around = Prepared(_around)


class Frame:
    """The live Practice, with the places and the pages about the clinic that the footer leads to. Read when used."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment

    @classmethod
    def of(cls, moment: Moment) -> "Frame":
        return moment.once("frame", lambda: cls(moment))

    @property
    def practice(self) -> Any:
        return self.moment.practice

    @property
    def name(self) -> str:
        return self.practice.title if self.practice else UNNAMED

    @property
    def notices(self) -> list[NoticeContent]:
        return self.practice.notices_at(self.moment.at) if self.practice else []

    @property
    def site_url(self) -> str:
        return settings.SITE_URL

    def header(self, section: Section | None) -> SafeString:
        """One for each section, which it marks as the reader's place."""
        return self.moment.once(f"header {section}", lambda: self._header(section))

    def _header(self, section: Section | None) -> SafeString:
        menu = [(name, reverse(address)) for name, address in MENU]
        return render_to_string("_header.html", {"frame": self, "section": section, "menu": menu})

    @cached_property
    def footer(self) -> SafeString:
        return render_to_string("_footer.html", {"frame": self})

    @cached_property
    def locations(self) -> list[tuple[Placement, LocationContent]]:
        return [(item, LocationContent.model_validate(item.place)) for item in self._around if item.place]

    @cached_property
    def pages(self) -> list[Placement]:
        return [item for item in self._around if not item.place]

    @cached_property
    def _around(self) -> list[Any]:
        """The places, with what is said of them, and the pages about the clinic, without."""
        return around(at=self.moment.at)


def frame(request: HttpRequest) -> dict[str, Frame]:
    return {"frame": Frame.of(moment_of(request))}


def _type(model: type[Location | InfoPage]) -> str:
    return model._meta.label_lower
