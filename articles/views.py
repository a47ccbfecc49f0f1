from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property

from clinic.publishing.frozen import Role
from clinic.publishing.models import Page, Placement
from clinic.publishing.prepared import Prepared
from clinic.publishing.views import NEWEST, OLDEST, PageDetail, PageList

from .models import Article

PLACE = ("type", "first_live_at", "page_id")  # where an article stands among the others
before = Prepared(lambda at, **place: Placement.objects.live(at).with_revision().before(Placement(**place))[:1])
after = Prepared(lambda at, **place: Placement.objects.live(at).with_revision().after(Placement(**place))[:1])

of_year = Prepared(
    lambda year, start, stop, at: (
        Placement.objects.live(at)
        .filter(type=Article._meta.label_lower, first_live_at__year=year)
        .with_revision()
        .newest_first()[start:stop]
    )
)


class ArticleList(PageList):
    """Newest first, of all years or of one (`?year=2024`, in the clinic's zone)."""

    page_model = Article
    order = NEWEST
    paginate_by = 20
    template_name = "articles/list.html"

    def part(self, start: int, stop: int) -> list[Placement]:
        return of_year(self.year, start, stop, at=self.at) if self.year else super().part(start, stop)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(year=self.year, years=self.years, **kwargs)

    @cached_property
    def years(self) -> list[int]:
        """From that of the newest article back to that of the oldest."""
        ends = [*self.listed(Article, NEWEST, stop=1), *self.listed(Article, OLDEST, stop=1)]
        last, first = (timezone.localtime(one.first_live_at).year for one in ends) if ends else (0, 1)
        return list(range(last, first - 1, -1))

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

    def surroundings(self, content: Any, page: Page, placement: Placement, pages: Any) -> dict[str, Any]:
        around = {
            "described": [(row, pages.get(row.treatment)) for row in content.described],
            "authors": self.linked(content, Role.AUTHOR, pages),
            "topics": self.linked(content, Role.TOPIC, pages),
        }
        if placement.is_withdrawn:
            return around
        beside = {"at": self.at, **{name: getattr(placement, name) for name in PLACE}}
        return around | {"previous": next(iter(before(**beside)), None), "next": next(iter(after(**beside)), None)}
