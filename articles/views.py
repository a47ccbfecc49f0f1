from datetime import datetime
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property

from clinic.publishing.frozen import Role
from clinic.publishing.models import Page, Placement
from clinic.publishing.prepared import Prepared
from clinic.publishing.structured import Node, Shown
from clinic.publishing.views import NEWEST, PageDetail, PageList
from clinic.topics.views import live_topics

from .models import Article
from .structured import article

TOPICS = 50


def _live(at: datetime) -> Any:
    return Placement.objects.live(at).filter(type=Article._meta.label_lower).newest_first()


def _ends(at: datetime) -> Any:
    """When the newest and the oldest was first live."""
    instants = _live(at).values_list("first_live_at", flat=True)
    return instants[:1].union(instants.reverse()[:1])


ends = Prepared(_ends)
of_year = Prepared(lambda year, start, stop, at: _live(at).filter(first_live_at__year=year).with_revision()[start:stop])
PLACE = ("type", "first_live_at", "page_id")  # where an article stands among the others


def _beside(at: datetime, **place: Any) -> Any:
    live, here = Placement.objects.live(at).with_revision(), Placement(**place)
    return live.before(here)[:1].union(live.after(here)[:1], all=True)


beside = Prepared(_beside)


class ArticleList(PageList):
    """Newest first, of all years or of one (`?year=2024`, in the clinic's zone)."""

    page_model = Article
    name = "Articles"
    order = NEWEST
    paginate_by = 20
    template_name = "articles/list.html"

    def part(self, start: int, stop: int) -> list[Placement]:
        return of_year(self.year, start, stop, at=self.at) if self.year else super().part(start, stop)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        topics = live_topics(self)[:TOPICS]
        return super().get_context_data(year=self.year, years=self.years, topics=topics, **kwargs)

    @property
    def heading(self) -> str:
        return f"{self.name} of {self.year}" if self.year else self.name

    def own_address(self, number: int, **asked: Any) -> str:
        return super().own_address(number, **asked, **({"year": self.year} if self.year else {}))

    @property
    def years(self) -> list[int]:
        """From that of the newest article back to that of the oldest."""
        return self.moment.once("years of articles", self._years)

    def _years(self) -> list[int]:
        years = [timezone.localtime(one).year for one in ends(at=self.at)]
        return list(range(max(years), min(years) - 1, -1)) if years else []

    @cached_property
    def year(self) -> int | None:
        asked = self.request.GET.get("year")
        if asked is None:
            return None
        if asked not in map(str, self.years):
            raise Http404
        return int(asked)


class ArticleDetail(PageDetail):
    template_name = "articles/detail.html"
    section = ("Articles", "articles:list")
    kind = "article"

    def structured(self, shown: Shown) -> list[Node]:
        return article(shown)

    def surroundings(self, content: Any, page: Page, placement: Placement, pages: Any) -> dict[str, Any]:
        around = {
            "described": [(row, pages.get(row.treatment)) for row in content.described],
            "authors": self.linked(content, Role.AUTHOR, pages),
            "topics": self.linked(content, Role.TOPIC, pages),
        }
        if placement.is_withdrawn:
            return around
        found = beside(at=self.at, **{name: getattr(placement, name) for name in PLACE})
        here = (placement.first_live_at, placement.page_id)
        sides = {"next" if (one.first_live_at, one.page_id) > here else "previous": one for one in found}
        return around | {"previous": None, "next": None} | sides
