"""What a publication changes for patients, and where: read before it is confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .frozen import Role
from .models import Link, Page, Placement, Revision

LISTED = (Role.TOPIC, Role.DESCRIBES, Role.AUTHOR)  # whose pages show who names them
MANY = 20


@dataclass(frozen=True)
class Effect:
    """One thing that changes, and the public pages where it shows."""

    what: str
    where: list[Placement]

    @property
    def are_more(self) -> bool:
        return len(self.where) >= MANY


def of_publishing(page: Page, revision: Revision, live: Placement | None, at: datetime) -> list[Effect]:
    """The pages that will list this one, those that no longer will, and those that describe it."""
    named, before = _named(revision), _named(live.revision) if live else set()
    return _only_real(
        Effect("These pages list it from then on", _live(named - before, at)),
        Effect("These pages no longer list it", _live(before - named, at)),
        Effect("These pages describe it. Read whether they still agree with it", _describing(page, at)),
    )


def of_leaving(page: Page, live: Placement, at: datetime) -> list[Effect]:
    return _only_real(
        Effect("These pages no longer list it", _live(_named(live.revision), at)),
        Effect("These pages describe it, and will name it without a link", _describing(page, at)),
    )


def _named(revision: Revision) -> set[int]:
    return set(Link.objects.filter(revision=revision, role__in=LISTED).values_list("target", flat=True))


def _live(pages: Iterable[int], at: datetime) -> list[Placement]:
    found = Placement.objects.live(at).filter(page__in=pages).with_revision()
    return list(found.order_by("revision__title", "pk")[:MANY])


def _describing(page: Page, at: datetime) -> list[Placement]:
    listed: Any = Placement.objects.with_revision()
    types = [model._meta.label_lower for model in Page.types_naming(Role.DESCRIBES)]
    return [found for type_ in types for found in listed.live_naming(at, page, Role.DESCRIBES, type_)[:MANY]]


def _only_real(*effects: Effect) -> list[Effect]:
    return [effect for effect in effects if effect.where]
