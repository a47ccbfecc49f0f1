"""The newest articles, whole, for those who read them elsewhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from clinic.library.markup import one_rendition, plain_picture
from clinic.practice.frame import Frame
from clinic.publishing.frozen import Role
from clinic.publishing.models import Change, Mention, Placement, Revision
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


class Named(NamedTuple):
    """A live page, with its whole address."""

    uuid: UUID
    title: str
    url: str


@dataclass(frozen=True)
class Entry:
    """All that an article's entry says: as it was `placed`, with a change that readers are told of, or a minor one.

    `pages` are those that the newest articles name.
    """

    uuid: UUID
    sha256: str
    title: str
    url: str
    published: datetime
    updated: datetime
    placed: datetime
    change: str
    reason: str
    pages: frozenset[Named]

    @property
    def is_update(self) -> bool:
        return self.change == Change.UPDATE

    @property
    def is_correction(self) -> bool:
        return self.change == Change.CORRECTION

    def written(self, content: ArticleContent) -> str:
        """As XML, with the content that the digest is of."""
        pages = {page.uuid: page for page in self.pages}
        hero = content.hero
        context = {
            "entry": self,
            "content": content,
            "authors": [pages[uuid] for uuid in content.authors if uuid in pages],
            "lead": _picture(hero.src, hero.width, hero.height, hero.alt) if hero else "",
            "body": self.body(content, {uuid: page.url for uuid, page in pages.items()}),
            "described": [(row, pages.get(row.treatment)) for row in content.described],
        }
        return xml(render_to_string("articles/_entry.xml", context))

    def body(self, content: ArticleContent, addresses: Mapping[UUID, str]) -> SafeString:
        numbers = {row.uuid: number for number, row in enumerate(content.references, 1)}
        html = reading.read(content.body, addresses, numbers, _picture)
        return mark_safe(_LINK.sub(self._absolute, html))  # noqa: S308 (cleaned, and an address of ours is no markup)

    def _absolute(self, link: re.Match[str]) -> str:
        return f' {link[1]}="{self.url if link[2] == "#" else absolute("")}{link[2]}'


SAID = {  # by an entry, and where it stands
    "uuid": "page__uuid",
    "sha256": "revision__sha256",
    "title": "revision__title",
    "published": "first_live_at",
    "updated": "last_changed",
    "placed": "during__startswith",
    "change": "change",
    "reason": "reason",
}
newest = Prepared(
    lambda at: (
        Placement.objects.live(at)
        .filter(type=Article._meta.label_lower)
        .newest_first()
        .with_last_changed()
        .values_list("pk", "revision_id", "path", *SAID.values())[:NEWEST]
    )
)
told = Prepared(
    lambda at, placements: (
        Placement.objects.live(at)
        .filter(page__in=Mention.objects.filter(placement__in=placements, role__in=TOLD).values("target"))
        .order_by()
        .values_list("page__uuid", "revision__title", "path")
    )
)


class ArticleFeed(AtInstant):
    """Atom (RFC 4287). An article keeps its id through every change and move; withdrawn ones are not in it."""

    kept: ClassVar[dict[Entry, str]] = {}  # those of the last answer

    def get(self, request: HttpRequest) -> HttpResponse:
        found = newest(at=self.at)
        named = told(at=self.at, placements=[placement for placement, *_ in found])
        pages = frozenset(Named(uuid, title, absolute(path)) for uuid, title, path in named)
        entries = {
            Entry(url=absolute(path), pages=pages, **dict(zip(SAID, said, strict=True))): revision
            for _, revision, path, *said in found
        }
        context = {
            "url": absolute(request.path),
            "name": xml(Frame.of(self.moment).name),
            "list": absolute(reverse("articles:list")),
            "home": absolute(reverse("home")),
            "updated": max((entry.updated for entry in entries), default=self.at),
            "entries": self.written(entries),
        }
        return HttpResponse(render_to_string("articles/feed.xml", context), content_type=TYPE)

    @classmethod
    def written(cls, entries: Mapping[Entry, int]) -> SafeString:
        """Of revisions, by their keys. An entry is written once in a process, while nothing changes of what it says."""
        kept = cls.kept
        new = {revision: entry for entry, revision in entries.items() if entry not in kept}
        contents = Revision.objects.filter(pk__in=new).values_list("pk", "content") if new else []
        made = {new[pk]: new[pk].written(ArticleContent.model_validate(content)) for pk, content in contents}
        written = {entry: kept.get(entry) or made[entry] for entry in entries}
        cls.kept = written
        return mark_safe("".join(written.values()))  # noqa: S308 (each by its template)


def xml(text: str) -> str:
    """Without the characters that no XML may hold."""
    return _NOT_XML.sub("", text)


def _picture(src: str, width: int | str, height: int | str, alt: str) -> SafeString:
    """One file that every reader of feeds can show, at its whole address."""
    if str(width).isdecimal() and str(height).isdecimal():
        src, width, height = one_rendition(src, int(width), int(height))
    return plain_picture(absolute(src), width, height, alt)
