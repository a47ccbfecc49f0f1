import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, models, transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.functional import cached_property

from .. import clock
from ..content import PageContent
from ..errors import Conflict, PublishingError
from ..frozen import Role
from ..people import PUBLISH
from .guards import PAGE_IDENTITY
from .judging import Judging
from .kinds import Kind, Turn
from .line_ends import OneKindOfLineEnd
from .noting import Noting
from .owning import Owning
from .saving import Saving
from .signing import Signing
from .timeline import Timeline

if TYPE_CHECKING:
    from .revision import Revision

# Page has a field called type, so the word means that inside the class.
ContentClass: TypeAlias = type[PageContent]
PageClass: TypeAlias = "type[Page]"


class Page(Saving, Signing, Judging, Timeline, Noting, Owning, OneKindOfLineEnd):
    """Identity and working copy of something that patients can read. Its types add their content.

    A type names its `content_class`, the `url_name` of its addresses, and the fields that are `not_content`; one that
    `is_permanent` is never moved or taken off the site, and one that `is_dated` is listed with its day. The verbs come
    from Saving, Signing, Timeline and Owning, and they alone write what `verbs_write` names; every verb takes who,
    checks that nobody changed the page since this instance was loaded, and raises PublishingError in words for staff.
    """

    content_class: ClassVar[ContentClass] = PageContent
    url_name: ClassVar[str] = ""
    verbs_write: ClassVar[frozenset[str]] = frozenset(
        {"owner", "version", "trashed_at", "turn", "turn_since", "asked", "reviewed_at", "short_interval"}
    )
    not_content: ClassVar[frozenset[str]] = frozenset({"id", "uuid", "type", "slug"}) | verbs_write
    is_permanent: ClassVar[bool] = False
    is_dated: ClassVar[bool] = False
    taken_slugs: ClassVar[frozenset[str]] = frozenset()  # the site itself answers at these addresses

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    type = models.CharField(max_length=40, editable=False)
    slug = models.SlugField(
        "address",
        max_length=120,
        help_text="The last part of the page's address, for example: epidural-steroid-injection",
    )
    title = models.CharField(max_length=160)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    trashed_at = models.DateTimeField(null=True, editable=False)
    turn = models.CharField(max_length=10, choices=Turn, default=Turn.AUTHOR, editable=False)
    turn_since = models.DateTimeField(db_default=Now(), editable=False)
    asked = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    reviewed_at = models.DateTimeField(null=True, editable=False)
    short_interval = models.BooleanField(default=False, editable=False)
    is_as_before: bool = False  # while a form is saved: it changed nothing

    class Meta:
        ordering = ["title", "pk"]
        permissions = [
            ("sign_page", "Can sign a text as its medical reviewer"),
            ("publish_page", "Can publish"),
            ("govern_page", "Can set how the clinic reviews"),
        ]
        indexes = [
            models.Index(fields=["title", "id"], name="page_title"),
            models.Index(fields=["turn", "turn_since", "id"], condition=models.Q(trashed_at=None), name="page_turn"),
            models.Index(fields=["reviewed_at", "short_interval"], name="page_reviewed"),
        ]
        triggers = [PAGE_IDENTITY]
        constraints = [
            models.UniqueConstraint(
                fields=["type", "slug"], condition=models.Q(trashed_at=None), name="one_page_of_a_type_at_a_slug"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes what staff edit; identity never changes, and the rest belongs to the verbs."""
        if self._state.adding:
            self.type = self._meta.label_lower
        else:
            fields = {field.name for field in self._meta.concrete_fields if not field.primary_key}
            kwargs.setdefault("update_fields", fields - {"uuid", "type"} - self.verbs_write)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return self.model.address(self.slug)

    @classmethod
    def address(cls, slug: str) -> str:
        """Where patients read a page of this type."""
        return reverse(cls.url_name, args=[slug])

    @classmethod
    @cache
    def types_naming(cls, role: Role) -> list[PageClass]:
        """The types whose content can name a page in this role, for example those that have topics."""
        return [model for model in apps.get_models() if issubclass(model, cls) and model.content_class.names(role)]

    @classmethod
    def types_with_boundaries(cls) -> list[str]:
        """The types whose content reads differently at certain instants, for example the Practice with its notices."""
        models = [model for model in apps.get_models() if issubclass(model, cls) and model is not cls]
        return [model._meta.label_lower for model in models if model.content_class.has_boundaries()]

    @property
    def model(self) -> PageClass:
        """The page's type, for example Article."""
        return apps.get_model(self.type)

    @property
    def latest(self) -> "Revision | None":
        return self.revisions.order_by("-number").first()

    @cached_property
    def has_been_placed(self) -> bool:
        return self.placements.kept().exists()

    def clean(self) -> None:
        type_ = self.type or self._meta.label_lower
        if self.slug in apps.get_model(type_).taken_slugs:
            raise ValidationError({"slug": "The site itself has this address. Choose another."})
        self._wait_for_the_address(f"{type_} {self.slug}")
        taken = Page.objects.filter(type=type_, slug=self.slug, trashed_at=None).exclude(pk=self.pk)
        if taken.exists():
            raise ValidationError({"slug": f"“{taken[0].title}” has this address. Choose another."})

    def _wait_for_the_address(self, address: str) -> None:
        """Of two people who give an address at once the second waits until it is taken, and then is told so."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [address])

    @contextmanager
    def transition(self, by: User, permission: str) -> Iterator[datetime]:
        """Locks the page, then takes the instant; refuses those who may not, and those who saw an older version."""
        if not by.is_active or not by.has_perm(permission):
            raise PermissionDenied
        with transaction.atomic():
            locked = self.lock()
            if locked.version != self.version:
                raise Conflict
            now = clock.instant()
            yield now
            self.touch(now)
        self.version += 1

    def lock(self) -> "Page":
        """Until the transaction ends. Others may name the page meanwhile, or two that name each other would block."""
        return Page.objects.select_for_update(no_key=True).get(pk=self.pk)

    def touch(self, now: datetime) -> None:
        """Counts a change, so that a step confirmed before it is refused, and notes what the desk reads."""
        Page.objects.filter(pk=self.pk).update(version=models.F("version") + 1)
        self.note(now)

    def require_untrashed(self) -> None:
        if self.trashed_at:
            raise PublishingError("This page is in the trash. Take it out first.")

    def require_removable(self) -> None:
        if self.model.is_permanent:
            raise PublishingError("Every page of the site needs this one, so it stays where it is.")

    def own(self, action: str) -> str:
        """The permission of a stock action on this page's type, for example articles.change_article."""
        return f"{self.model._meta.app_label}.{action}_{self.model._meta.model_name}"

    def trash(self, by: User) -> None:
        """Puts the page away: ends what is public, cancels a schedule, keeps the whole history."""
        placed = self.placements.unfinished(clock.instant()).exists()
        with self.transition(by, PUBLISH if placed else self.own("change")) as now:
            self.require_untrashed()
            self.require_removable()
            current, scheduled = self.current(now), self.scheduled(now)
            if scheduled:
                self._cancel(scheduled, by, now, "The page went to the trash.")
            if current and current.kind != Kind.GONE:  # why a text was retracted stays readable
                self._end(current, now)
            self._set_trashed(now)

    def untrash(self, by: User) -> None:
        with self.transition(by, PUBLISH if by.has_perm(PUBLISH) else self.own("change")):
            if not self.trashed_at:
                raise PublishingError("This page is not in the trash.")
            try:
                self.clean()
            except ValidationError as error:
                holder = " ".join(error.messages).removesuffix("Choose another.")
                raise PublishingError(f"{holder}Give that page another one first.") from error
            self._set_trashed(None)

    def _set_trashed(self, at: datetime | None) -> None:
        self.trashed_at = at
        type(self).objects.filter(pk=self.pk).update(trashed_at=at)
