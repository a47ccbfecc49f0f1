"""The newest articles, whole, for those who read them elsewhere."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from clinic.library.markup import one_rendition, plain_picture
from clinic.publishing.frozen import Role
from clinic.publishing.models import Placement
from clinic.publishing.prepared import Prepared
from clinic.publishing.structured import absolute
from clinic.publishing.views import AtInstant
from clinic.richtext import reading

from .content import ArticleContent
from .models import Article

NEWEST = 20
TOLD = {Role.AUTHOR, Role.DESCRIBES, Role.INLINE}  # of the pages that an article names, those that its entry shows
TYPE = "application/atom+xml; charset=utf-8"
_LINK = re.compile(r' (href|src)="(#|/(?!/))')  # as cleaned text begins one within the page or this site
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # characters that no XML may hold


@dataclass
class Entry:
    """An article as the feed tells it. `pages` are the titles and whole addresses of those it names that are live."""

    placement: Any
    pages: Mapping[UUID, tuple[str, str]]

    @cached_property
    def content(self) -> ArticleContent:
        return ArticleContent.model_validate(self.placement.revision.content)

    @property
    def url(self) -> str:
        return absolute(self.placement.path)

    @property
    def updated(self) -> datetime:
        changed: datetime = self.placement.last_changed
        return changed

    @property
    def authors(self) -> list[tuple[str, str]]:
        return [self.pages[uuid] for uuid in self.content.authors if uuid in self.pages]

    @property
    def described(self) -> list[tuple[Any, str]]:
        return [(row, self.pages.get(row.treatment, ("", ""))[1]) for row in self.content.described]

    @property
    def lead(self) -> SafeString | str:
        hero = self.content.hero
        return _picture(hero.src, hero.width, hero.height, hero.alt) if hero else ""

    @property
    def body(self) -> SafeString:
        numbers = {row.uuid: number for number, row in enumerate(self.content.references, 1)}
        addresses = {uuid: address for uuid, (_, address) in self.pages.items()}
        html = reading.read(self.content.body, addresses, numbers, _picture)
        return mark_safe(_LINK.sub(self._absolute, html))  # noqa: S308 (cleaned, and an address of ours is no markup)

    def _absolute(self, link: re.Match[str]) -> str:
        return f' {link[1]}="{self.url if link[2] == "#" else absolute("")}{link[2]}'


newest = Prepared(
    lambda at: (
        Placement.objects.live(at)
        .filter(type=Article._meta.label_lower)
        .newest_first()
        .with_last_changed()
        .select_related("page", "revision")[:NEWEST]
    )
)


class ArticleFeed(AtInstant):
    """Atom (RFC 4287). An article keeps its id through every change and move; withdrawn ones are not in it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        entries = [Entry(placement, {}) for placement in newest(at=self.at)]
        named = self.live_pages([target for entry in entries for role, target in entry.content.links() if role in TOLD])
        pages = {key: (page.title, absolute(page.path)) for key, page in named.items()}
        for entry in entries:
            entry.pages = pages
        context = {
            "url": absolute(request.path),
            "list": absolute(reverse("articles:list")),
            "home": absolute(reverse("home")),
            "updated": max((entry.updated for entry in entries), default=self.at),
            "entries": entries,
            "cited": Counter(),  # an entry's references do not lead back into its text
        }
        xml = render_to_string("articles/feed.xml", context, request)
        return HttpResponse(_NOT_XML.sub("", xml), content_type=TYPE)


def _picture(src: str, width: int | str, height: int | str, alt: str) -> SafeString:
    """One file that every reader of feeds can show, at its whole address."""
    if str(width).isdecimal() and str(height).isdecimal():
        src, width, height = one_rendition(src, int(width), int(height))
    return plain_picture(absolute(src), width, height, alt)
