"""Every address that search engines may show, with when its text last changed.

The pages stand in parts of a thousand by their keys: a page is always in the same part, every part is read by an index
as quickly as the first, and what is published today changes one part.
"""

from typing import Any

from django.db import connection
from django.db.models import Max
from django.db.models.expressions import RawSQL
from django.http import Http404
from django.urls import reverse
from django.urls.converters import IntConverter
from django.views.generic import TemplateView

from clinic.publishing.models import Page, Placement
from clinic.publishing.models.placements import PlacementQuerySet
from clinic.publishing.moment import PRACTICE
from clinic.publishing.structured import absolute
from clinic.publishing.views import AtInstant

PART = 1_000  # keys, so as many addresses at most
LISTS = ("home", "treatments:list", "topics:list", "articles:list", "practice:clinicians", "practice:locations")


class PartNumber(IntConverter):
    regex = "0|[1-9][0-9]{0,8}"


class Sitemap(AtInstant, TemplateView):
    content_type = "application/xml"

    def live_pages_of_parts(self) -> PlacementQuerySet:
        """All but the Practice, which has the address of the home page."""
        return Placement.objects.live(self.at).exclude(type=PRACTICE)


class SitemapIndex(Sitemap):
    """Leads to the lists, and to each part that has a page."""

    template_name = "sitemap_index.xml"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        addresses = [reverse("sitemap_lists"), *(reverse("sitemap_part", args=[part]) for part in self.parts())]
        return super().get_context_data(addresses=map(absolute, addresses), **kwargs)

    def parts(self) -> list[int]:
        """In one question, which looks into the index once for each part that there could be."""
        begin, end = (RawSQL(f"(part + {more}) * {PART}", ()) for more in (0, 1))  # noqa: S611 (numbers of ours)
        within = self.live_pages_of_parts().filter(page_id__gte=begin, page_id__lt=end)
        sql, values = within.order_by().values("pk").query.sql_with_params()
        last = Page.objects.aggregate(last=Max("pk"))["last"] or 0
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT part FROM generate_series(0, %s) part WHERE EXISTS ({sql}) ORDER BY part",  # noqa: S608
                [last // PART, *values],
            )
            return [part for (part,) in cursor.fetchall()]


class SitemapPart(Sitemap):
    template_name = "sitemap.xml"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number: int = kwargs["number"]
        within: Any = self.live_pages_of_parts().filter(page_id__gte=number * PART, page_id__lt=(number + 1) * PART)
        changes = within.with_last_changed().order_by("page_id").values_list("path", "last_changed")
        addresses = [(absolute(path), changed) for path, changed in changes]
        if not addresses:
            raise Http404
        return super().get_context_data(addresses=addresses, **kwargs)


class SitemapLists(Sitemap):
    """What is no page of its own, so nothing says when it changed."""

    template_name = "sitemap.xml"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(addresses=[(absolute(reverse(name)), None) for name in LISTS], **kwargs)
