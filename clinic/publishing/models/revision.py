from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Now
from django.utils.functional import cached_property

from ..checking import Finding, findings, gather
from ..content import SCHEMA_VERSION, PageContent
from ..frozen import Role
from .guards import LINK_WITH_REVISION, REVISION_STAMP, RunsSomething, append_only
from .kinds import SIGNATURES, Scope
from .page import Page
from .review import ReviewEvent


class RevisionQuerySet(models.QuerySet["Revision"]):
    def signed(self, scope: Scope | None = None) -> Self:
        """Revisions whose newest event is an approval, of any scope or of this one."""
        newest = ReviewEvent.objects.filter(revision=OuterRef("pk")).order_by("-pk")[:1]
        signed = self.alias(
            newest_kind=Subquery(newest.values("kind")), newest_scope=Subquery(newest.values("scope"))
        ).filter(newest_kind__in=SIGNATURES)
        return signed.filter(newest_scope=scope) if scope else signed


class Revision(models.Model):
    """One save of a page, frozen. `based_on` is the revision whose text it changed.

    Title, teaser, kind and the two flags stand in the content too: here they spare lists from reading it.
    """

    page = models.ForeignKey(Page, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.TextField()
    teaser = models.TextField(blank=True)
    needs_signature = models.BooleanField()
    short_interval = models.BooleanField()
    content = models.JSONField(encoder=DjangoJSONEncoder)
    kind = models.GeneratedField(
        expression=KT("content__kind"), output_field=models.TextField(null=True), db_persist=True
    )
    schema_version = models.PositiveSmallIntegerField(default=SCHEMA_VERSION)
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    based_on = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["page_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=~models.Q(RunsSomething("content")), name="revision_runs_nothing"),
        ]
        triggers = [append_only("revision"), REVISION_STAMP]

    def __str__(self) -> str:
        return f"revision {self.number} of “{self.title}”"

    @property
    def frozen(self) -> PageContent:
        return self.page.model.content_class.model_validate(self.content)

    @cached_property
    def _found(self) -> dict[datetime, tuple[Finding, ...]]:
        return {}

    def findings(self, at: datetime) -> tuple[Finding, ...]:
        """What the checks find in it as of an instant: they look once."""
        if at not in self._found:
            content = self.frozen
            self._found[at] = findings(content, gather(content, at))
        return self._found[at]

    @property
    def newest_event(self) -> ReviewEvent | None:
        return next(reversed(self.events.all()), None)

    @property
    def is_signed(self) -> bool:
        """The newest event on exactly this revision is an approval."""
        newest = self.newest_event
        return newest is not None and newest.is_signature

    def last_review(self, at: datetime) -> ReviewEvent | None:
        """The whole-page signature nearest to this text on its own line of ancestors."""
        return ReviewEvent.objects.last_review(self, at)

    @cached_property
    def up_to_this(self) -> list["Revision"]:
        """The texts of its page up to this one, newest first, without their content: none of them ever changes."""
        return list(self.page.revisions.filter(number__lte=self.number).order_by("-number").defer("content"))

    @cached_property
    def lineage(self) -> list["Revision"]:
        """This revision and those it was based on, newest first, without their content."""
        known = {revision.pk: revision for revision in self.up_to_this}
        line, current = [], known.get(self.pk)
        while current:
            line.append(current)
            current = known.get(current.based_on_id or 0)
        return line

    def contains(self, other: "Revision") -> bool:
        """Whether this text was written on top of the other's."""
        return other in self.lineage


class Link(models.Model):
    """One relation of one revision to another page."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="links")
    target = models.ForeignKey(Page, models.PROTECT, related_name="linked_from")
    role = models.CharField(max_length=16, choices=Role)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["revision_id", "role", "position"]
        indexes = [models.Index(fields=["target", "role"], name="link_target")]
        constraints = [
            models.UniqueConstraint(fields=["revision", "role", "position"], name="link_position_once"),
            models.UniqueConstraint(fields=["revision", "role", "target"], name="link_target_once"),
        ]
        triggers = [append_only("link"), LINK_WITH_REVISION]

    def __str__(self) -> str:
        return f"{self.revision} {self.role} {self.target}"
