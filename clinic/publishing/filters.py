from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest

from . import clock
from .frozen import Role
from .models import Kind, Link, Page, Placement, Revision, Turn
from .moment import Moment
from .people import BY_NAME, person
from .widgets import is_key

TOPIC = "topics.topic"  # this package imports it nowhere
MANY = 200
NEXT = {
    Turn.AUTHOR: "With its author",
    Turn.REVIEWER: "Waiting for review",
    Turn.PUBLISHER: "Ready to publish",
    Turn.NOBODY: "Nothing to do",
}


class TrashFilter(admin.SimpleListFilter):
    title = "trash"
    parameter_name = "trash"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "In the trash")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        in_use, *rest = super().choices(changelist)
        yield {**in_use, "display": "In use"}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: QuerySet[Page]) -> QuerySet[Page]:
        return queryset.filter(trashed_at__isnull=self.value() != "yes")


class StateFilter(admin.SimpleListFilter):
    title = "what patients see"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("live", "Live"),
            ("changed", "Live, and changed since"),
            ("scheduled", "Scheduled"),
            ("withdrawn", "Withdrawn"),
            ("gone", "Gone"),
            ("nothing", "Nothing"),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Page]:
        """Of a queryset with_state."""
        wanted = self.value()
        if wanted in Kind:
            return queryset.filter(kind_now=wanted)
        if wanted == "changed":
            return queryset.filter(kind_now=Kind.LIVE).exclude(revision_now=F("newest_revision"))
        if wanted == "scheduled":
            return queryset.exclude(scheduled_for=None)
        return queryset.filter(kind_now=None) if wanted == "nothing" else queryset


class TurnFilter(admin.SimpleListFilter):
    title = "next step"
    parameter_name = "turn"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(turn.value, NEXT[turn]) for turn in Turn]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Page]) -> QuerySet[Page]:
        return queryset.filter(turn=self.value()) if self.value() in Turn else queryset


class DueFilter(admin.SimpleListFilter):
    title = "review"
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("now", "Due or overdue"), ("soon", "Due in 30 days")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Page]) -> QuerySet[Page]:
        days = {"now": 0, "soon": 30}.get(self.value() or "")
        if days is None:
            return queryset
        moment = Moment(clock.instant())
        due = Placement.objects.review_due(moment, moment.at + timedelta(days=days))
        return queryset.filter(pk__in=due.order_by().values("page"))


class TopicFilter(admin.SimpleListFilter):
    """By what the newest text names; offered for the types that name topics."""

    title = "topic"
    parameter_name = "topic"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        if not model_admin.model.content_class.names(Role.TOPIC):
            return []
        topics = Page.objects.filter(type=TOPIC, trashed_at=None).order_by("title")[:MANY]
        return [(str(topic.pk), topic.title) for topic in topics]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Page]) -> QuerySet[Page]:
        if not is_key(self.value()):
            return queryset
        later = Revision.objects.filter(page=OuterRef("revision__page"), number__gt=OuterRef("revision__number"))
        named = Link.objects.filter(~Exists(later), target=int(self.value() or 0), role=Role.TOPIC)
        return queryset.filter(pk__in=named.values("revision__page"))


class OwnerFilter(admin.SimpleListFilter):
    title = "person"
    parameter_name = "owner"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        staff = User.objects.filter(is_staff=True, is_active=True).order_by(*BY_NAME)[:MANY]
        return [(str(user.pk), person(user)) for user in staff]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Page]) -> QuerySet[Page]:
        return queryset.filter(owner=int(self.value() or 0)) if is_key(self.value()) else queryset


FILTERS: list[Any] = [StateFilter, TurnFilter, DueFilter, TopicFilter, OwnerFilter, TrashFilter]
LOOKUPS = frozenset(str(one.parameter_name) for one in FILTERS)
