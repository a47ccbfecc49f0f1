from typing import Any

from clinic.publishing.models import Page, Placement
from clinic.publishing.views import PageDetail, PageList

from .models import Article


class ArticleList(PageList):
    page_model = Article
    order = ["-first_live_at", "-page"]
    paginate_by = 20
    template_name = "articles/list.html"


class ArticleDetail(PageDetail):
    template_name = "articles/detail.html"

    def surroundings(self, content: Any, page: Page, placement: Placement | None, pages: Any) -> dict[str, Any]:
        around = {
            "described": [(row, pages.get(row.treatment)) for row in content.described],
            "authors": [pages[author] for author in content.authors if author in pages],
        }
        if placement is None or placement.is_withdrawn:
            return around
        live = Placement.objects.live(self.at).with_revision()
        return around | {"previous": live.before(placement).first(), "next": live.after(placement).first()}
