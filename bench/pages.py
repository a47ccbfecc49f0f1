"""Writes all rows of a page: its working copy, its frozen texts, their signatures and placements."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import count
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Max, Model
from django.utils.text import slugify

from clinic.publishing.content import SCHEMA_VERSION, PageContent, sha256
from clinic.publishing.frozen import Role
from clinic.publishing.models import (
    EventKind,
    Licence,
    Link,
    Page,
    Placement,
    ReviewEvent,
    Revision,
    Scope,
    Turn,
    Wording,
)
from clinic.publishing.steps import STATEMENT

from .copying import Copier
from .lives import Fate, Stay, stays

DAY = timedelta(days=1)
SCOPES = (Scope.PAGE, Scope.CHANGE, Scope.PAGE)
LOOKED_AT_AGAIN = timedelta(days=500)
KEYED: tuple[type[Model], ...] = (Page, Revision, ReviewEvent)


@dataclass(frozen=True)
class Subject:
    """A page to be written: who it is, what it says, and what became of it."""

    model: type[Page]
    number: int
    uuid: UUID
    texts: Sequence[PageContent]
    first: datetime
    fate: Fate = Fate.LIVE

    @property
    def newest(self) -> PageContent:
        return self.texts[-1]

    @cached_property
    def page(self) -> Page:
        """Only to ask it: it is written with COPY."""
        slug = f"{slugify(self.newest.title)[:80]}-{self.number}"
        return self.model(uuid=self.uuid, type=self.model._meta.label_lower, slug=slug, title=self.newest.title)

    @cached_property
    def path(self) -> str:
        return self.page.get_absolute_url()

    @property
    def former_path(self) -> str:
        return self.path.replace(self.page.slug, f"former-{self.page.slug}")

    @cached_property
    def links(self) -> list[tuple[Role, UUID]]:
        """All its texts name the same pages."""
        return list(dict.fromkeys(self.newest.links()))


class Writer:
    def __init__(self, author: User, publisher: User, now: datetime) -> None:
        self.author, self.publisher, self.now = author, publisher, now
        self.rows = Copier()
        self.licences: list[Licence] = []
        self.keys = {
            model: count((model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1) for model in KEYED
        }
        self.pks: dict[UUID, int] = {}

    def announce(self, uuid: UUID) -> UUID:
        """Gives a page its key, so that others can name it before it is written."""
        self.pks[uuid] = next(self.keys[Page])
        return uuid

    def add(self, subject: Subject, replaced_by: int | None = None) -> None:
        pk, placed = self.pks[subject.uuid], stays(subject.fate, subject.first, self.now)
        is_placed = any(stay.text == len(subject.texts) - 1 for stay in placed)
        self.add_page(
            subject,
            pk,
            trashed_at=placed[-1].end if subject.fate == Fate.TRASHED else None,
            turn=Turn.NOBODY if is_placed else Turn.AUTHOR,
        )
        self.add_content(subject.model, pk, subject.newest)
        revisions = self.add_revisions(subject, pk)
        reviews = self.add_signatures(subject, revisions, placed)
        for stay in placed:
            self.add_placement(
                subject,
                stay,
                page_id=pk,
                revision_id=revisions[stay.text],
                review_id=reviews.get(stay.text),
                replaced_by_id=replaced_by if stay.is_replaced else None,
            )

    def add_page(self, subject: Subject, pk: int, trashed_at: datetime | None, turn: Turn) -> None:
        self.rows.add(
            Page,
            id=pk,
            uuid=subject.uuid,
            type=subject.page.type,
            slug=subject.page.slug,
            title=subject.page.title,
            owner_id=self.author.pk,
            version=len(subject.texts),
            trashed_at=trashed_at,
            turn=turn,
            short_interval=False,
        )

    def add_content(self, model: Any, pk: int, content: PageContent) -> None:
        """The type's own table, the rows that the page owns, and the pages that it names."""
        own = {model._meta.pk.column: pk}
        for name in type(content).model_fields:
            field, value = model._meta.get_field(name), getattr(content, name)
            if field.many_to_many:
                for uuid in value:
                    columns = {field.m2m_column_name(): pk, field.m2m_reverse_name(): self.pks[uuid]}
                    self.rows.add(field.remote_field.through, **columns)
            elif field.one_to_many:
                for position, row in enumerate(value, 1):
                    columns = {field.remote_field.column: pk, "position": position, **self.columns(field, row)}
                    self.rows.add(field.related_model, **columns)
            elif field.model is model:
                own[field.column] = value
        self.rows.add(model, **own)

    def columns(self, relation: Any, row: Any) -> dict[str, Any]:
        fields = {name: relation.related_model._meta.get_field(name) for name in type(row).model_fields}
        values = {name: getattr(row, name) for name in fields}
        return {
            field.column: self.pks[values[name]] if field.is_relation else values[name]
            for name, field in fields.items()
        }

    def add_revisions(self, subject: Subject, page: int) -> list[int]:
        pks: list[int] = []
        for number, content in enumerate(subject.texts, 1):
            pks.append(next(self.keys[Revision]))
            self.rows.add(
                Revision,
                id=pks[-1],
                page_id=page,
                number=number,
                title=content.heading,
                teaser=content.teaser,
                needs_signature=content.needs_signature,
                short_interval=content.short_interval,
                content=content.model_dump_json(),
                schema_version=SCHEMA_VERSION,
                sha256=sha256(subject.page, content),
                by_id=self.author.pk,
                note="",
                based_on_id=pks[-2] if number > 1 else None,
            )
            self.rows.add(Wording, revision_id=pks[-1], **content.wording)
            self.add_links(pks[-1], subject.links)
        return pks

    def add_links(self, revision: int, links: list[tuple[Role, UUID]]) -> None:
        counts: Counter[Role] = Counter()
        for role, uuid in links:
            counts[role] += 1
            self.rows.add(Link, revision_id=revision, target_id=self.pks[uuid], role=role, position=counts[role])

    def add_signatures(self, subject: Subject, revisions: list[int], placed: list[Stay]) -> dict[int, int]:
        """Signs what is placed, each text before it is. Returns for each text the whole-page review it then had."""
        if not subject.newest.needs_signature:
            return {}
        licence = self.reviewer(subject)
        starts: dict[int, datetime] = {}
        for stay in placed:
            starts.setdefault(stay.text, stay.start)
        reviews: dict[int, int] = {}
        whole = 0
        for text, start in starts.items():
            event = self.add_event(
                revisions[text], licence, EventKind.APPROVED, SCOPES[text], min(start, self.now) - DAY
            )
            whole = event if SCOPES[text] == Scope.PAGE else whole
            reviews[text] = whole
        self.add_later_review(subject, revisions, licence, placed)
        return reviews

    def add_later_review(self, subject: Subject, revisions: list[int], licence: Licence, placed: list[Stay]) -> None:
        """Most of what has been live for long was found still correct lately. The rest is overdue."""
        is_old = placed and placed[-1].is_live_on and self.now - placed[-1].start > LOOKED_AT_AGAIN
        if is_old and subject.number % 50:
            at = self.now - DAY * (subject.number % LOOKED_AT_AGAIN.days)
            self.add_event(revisions[placed[-1].text], licence, EventKind.STILL_CORRECT, Scope.PAGE, at)

    def reviewer(self, subject: Subject) -> Licence:
        """The first who is not listed as an author."""
        authors = {self.pks[uuid] for role, uuid in subject.links if role == Role.AUTHOR}
        return next(licence for licence in self.licences if licence.profile_id not in authors)

    def add_event(self, revision: int, licence: Licence, kind: EventKind, scope: Scope, at: datetime) -> int:
        pk = next(self.keys[ReviewEvent])
        self.rows.add(
            ReviewEvent,
            id=pk,
            revision_id=revision,
            kind=kind,
            scope=scope,
            at=at,
            imported=True,
            by_id=licence.holder_id,
            name=licence.name,
            credentials=licence.credentials,
            licence=licence.number,
            profile_id=licence.profile_id,
            statement=STATEMENT,
            comment="",
        )
        return pk

    def add_placement(self, subject: Subject, stay: Stay, **keys: int | None) -> None:
        self.rows.add(
            Placement,
            **keys,
            type=subject.page.type,
            kind=stay.kind,
            path=subject.former_path if stay.is_former else subject.path,
            during=stay.during,
            until=stay.until,
            first_live_at=stay.first_live_at or subject.first,
            by_id=self.publisher.pk,
            reason=stay.reason,
            imported=stay.imported,
            cancelled_reason="",
        )
