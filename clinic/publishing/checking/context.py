"""What the checks must know besides the text, as plain values of one instant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, OuterRef

from clinic.library.models import Picture

from ..content import PageContent, UnsignedContent
from ..rules import Rules
from .contacts import contacts, same
from .words import ABSOLUTE, SOFT, STIGMATIZING


@dataclass(frozen=True)
class Context:
    """Words by list; every phone number and e-mail address of the clinic's own; what the abbreviations of live
    treatments mean; which linked pages are live, and the titles of all; the addresses of pictures that only decorate.
    """

    at: datetime | None = None
    absolute: tuple[str, ...] = ABSOLUTE
    soft: tuple[str, ...] = SOFT
    stigmatizing: tuple[str, ...] = STIGMATIZING
    own: frozenset[str] = frozenset()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    live: frozenset[UUID] = frozenset()
    titles: Mapping[UUID, str] = field(default_factory=dict)
    decorative: frozenset[str] = frozenset()


def gather(content: PageContent, at: datetime) -> Context:
    """In four queries at most. What stands on the clinic's own pages, of people and places, is the clinic's own."""
    own = [live.revision.frozen for live in _live(at, _is_the_clinics).select_related("revision__page")]
    rules = next((one.rules for one in own if one.rules != Rules()), Rules())
    if _is_the_clinics(type(content)):
        own.append(content)
    linked = _linked({uuid for _, uuid in content.links()}, at)
    return Context(
        at=at,
        absolute=ABSOLUTE + rules.absolute,
        soft=SOFT + rules.soft,
        stigmatizing=STIGMATIZING + rules.stigmatizing,
        own=frozenset(same(contact) for one in own for contact in (*one.contacts, *contacts(one.words))),
        abbreviations=_abbreviations(at),
        live=frozenset(uuid for uuid, _, is_live in linked if is_live),
        titles={uuid: title for uuid, title, _ in linked},
        decorative=_decorative(content),
    )


def _is_the_clinics(content_class: type[PageContent]) -> bool:
    return issubclass(content_class, UnsignedContent)


def _live(at: datetime, is_wanted: Callable[[type[PageContent]], bool]) -> Any:
    """What is live at the instant, of the types with such content."""
    pages = apps.get_model("publishing.Page").__subclasses__()
    types = [page._meta.label_lower for page in pages if is_wanted(page.content_class)]
    return _placements().live(at).filter(type__in=types)


def _placements() -> Any:
    return apps.get_model("publishing.Placement")._default_manager


def _abbreviations(at: datetime) -> dict[str, str]:
    treatments = _live(at, lambda content_class: "abbreviation" in content_class.model_fields)
    named = treatments.values_list("revision__content__abbreviation", "revision__content__title")
    return {abbreviation: title for abbreviation, title in named if abbreviation}


def _linked(uuids: set[UUID], at: datetime) -> list[tuple[UUID, str, bool]]:
    live = _placements().live(at).filter(page=OuterRef("pk"))
    pages = apps.get_model("publishing.Page")._default_manager.filter(uuid__in=uuids)
    return list(pages.values_list("uuid", "title", Exists(live))) if uuids else []


def _decorative(content: PageContent) -> frozenset[str]:
    undescribed = {address for address, is_described in content.pictures() if not is_described}
    found = Picture.objects.at(undescribed).filter(is_decorative=True) if undescribed else ()
    return frozenset(picture.url for picture in found)
