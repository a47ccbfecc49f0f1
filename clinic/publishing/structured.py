"""What pages say to search engines, in the words of schema.org: the parts that all types share.

Each type says the rest beside its content, for example in articles/structured.py. All of it is made of what the page
itself shows, nothing is said that patients cannot read there, and nothing of a page that is not live is named. A
withdrawn page and a preview say nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from clinic.library.markup import one_rendition
from clinic.richtext import blocks

from .due import Review
from .frozen import PictureContent
from .models import Placement
from .moment import Moment
from .section import Section

Node = dict[str, Any]
LANGUAGE = "en"
# With these three written so, no text ends the element that it stands in or opens a comment.
_ESCAPES = str.maketrans({"<": r"\u003C", ">": r"\u003E", "&": r"\u0026"})


@dataclass(frozen=True)
class Shown:
    """A page as it is read at a moment.

    `pages` are the live pages that its content names, by uuid.
    """

    moment: Moment
    content: Any
    placement: Any
    pages: Mapping[UUID, Placement]
    review: Review | None = None
    reviewer: Placement | None = None
    section: Section | None = None

    @property
    def url(self) -> str:
        return absolute(self.placement.path)

    def named(self, uuids: Iterable[UUID]) -> list[Placement]:
        """Of these pages those that are live, in this order."""
        return [self.pages[uuid] for uuid in uuids if uuid in self.pages]


def absolute(path: str) -> str:
    """The address by which others know a page of this site."""
    return f"{settings.SITE_URL}{path}"


def script(nodes: Iterable[Node]) -> SafeString:
    """The element that browsers never run and the policy for scripts does not concern."""
    text = json.dumps({"@context": "https://schema.org", "@graph": list(nodes)}).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 (escaped above)


def node(kind: str | list[str], /, **properties: Any) -> Node:
    """Something of a kind. A property without a value is left out; `id` and `ref` are its name in the graph."""
    said = {name: value for name, value in properties.items() if value not in ("", None, [])}
    own = {"@id": said.pop("id")} if "id" in said else {}
    return {"@type": kind, **own, **said}


def page_node(kind: str, placement: Placement) -> Node:
    """Another page of this site, or what it is about, by its name and address."""
    return node(kind, name=placement.title, url=absolute(placement.path))


def clinic(moment: Moment) -> Node | None:
    """The clinic itself, as other pages name it."""
    if moment.practice is None:
        return None
    home = absolute(reverse("home"))
    return node("MedicalClinic", id=f"{home}#clinic", name=moment.practice.title, url=home)


def web_page(shown: Shown, kind: str = "", **more: Any) -> Node:
    """The page itself; of a text that a clinician answers for, with who read it last and when.

    A review that is long overdue names nobody.
    """
    content, review = shown.content, shown.review
    return node(
        kind or ("MedicalWebPage" if content.needs_signature else "WebPage"),
        id=shown.url,
        url=shown.url,
        name=content.heading,
        description=content.teaser,
        inLanguage=LANGUAGE,
        datePublished=instant(shown.placement.first_live_at),
        dateModified=instant(shown.placement.last_changed),
        lastReviewed=day(review.event.at) if review else None,
        reviewedBy=_reviewer(shown) if review and not review.is_long_overdue else None,
        publisher=clinic(shown.moment),
        breadcrumb=_breadcrumbs(shown),
        **more,
    )


def _reviewer(shown: Shown) -> Node:
    event: Any = shown.review.event if shown.review else None
    url = absolute(shown.reviewer.path) if shown.reviewer else None
    return node("Person", name=event.name, honorificSuffix=event.credentials, url=url)


def _breadcrumbs(shown: Shown) -> Node:
    sections = [(shown.section.name, shown.section.address)] if shown.section else []
    way = [("Home", reverse("home")), *sections, (shown.content.heading, shown.placement.path)]
    steps = [
        node("ListItem", position=number, name=name, item=node("WebPage", id=absolute(path)))
        for number, (name, path) in enumerate(way, 1)
    ]
    return node("BreadcrumbList", itemListElement=steps)


def image(picture: PictureContent | None) -> str | None:
    return absolute(one_rendition(picture.src, picture.width, picture.height).src) if picture else None


def plain(html: str) -> str:
    """The words of a rich text in one line."""
    return " ".join(block.text for block in blocks.read(html).blocks)


def terms(words: str) -> list[str]:
    return [term for term in map(str.strip, words.split(",")) if term]


def day(at: datetime) -> str:
    return timezone.localdate(at).isoformat()


def instant(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
