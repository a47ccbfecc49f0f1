from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property

from clinic.publishing.frozen import Role
from clinic.publishing.models import Page, Placement
from clinic.publishing.structured import Node, Shown
from clinic.publishing.views import PageDetail, PageList
from clinic.topics.models import Topic

from .models import Article
from .structured import article

TOPICS = 50


class ArticleList(PageList):
    """Newest first, of all years or of one (`?year=2024`, in the clinic's zone)."""

    page_model = Article
    name = "Articles"
    order = ["-first_live_at", "-page_id"]
    paginate_by = 20
    template_name = "articles/list.html"

    def get_queryset(self) -> Any:
        articles = super().get_queryset()
        return articles.filter(first_live_at__year=self.year) if self.year else articles

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        topics = self.live(Topic).order_by("revision__title", "page_id")[:TOPICS]
        return super().get_context_data(year=self.year, years=self.years, topics=topics, **kwargs)

    @property
    def heading(self) -> str:
        return f"{self.name} of {self.year}" if self.year else self.name

    def own_address(self, number: int, **asked: Any) -> str:
        return super().own_address(number, **asked, **({"year": self.year} if self.year else {}))

    @cached_property
    def years(self) -> list[int]:
        """From that of the newest article back to that of the oldest."""
        articles = self.live(Article)
        newest, oldest = articles.newest_first(), articles.order_by("first_live_at", "page_id")
        ends = newest.values_list("first_live_at", flat=True)[:1].union(
            oldest.values_list("first_live_at", flat=True)[:1]
        )
        years = [timezone.localtime(one).year for one in ends]
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
        live = Placement.objects.live(self.at).with_revision()
        return around | {"previous": live.before(placement).first(), "next": live.after(placement).first()}
