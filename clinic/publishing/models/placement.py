from datetime import datetime

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower, Now, Upper

from .guards import COUNTED, PLACEMENT_MENTIONS, PLACEMENT_PAST, PLACEMENT_START, PLACEMENT_WORDS
from .kinds import Change, Kind
from .page import Page
from .placements import PlacementQuerySet
from .review import ReviewEvent
from .revision import Revision


def _single(expression: F | Func) -> Func:
    """A range of one number, so that equality can be part of an exclusion without an extension."""
    return Func(expression, expression, Value("[]"), function="int8range")


class Placement(models.Model):
    """One span on the timeline: this revision of this page, at this path, during these instants.

    `during` is what holds, `until` the expiry that was asked for, `review` the last whole-page review of the text when
    it began, `reason` what patients read of a withdrawal, a correction or an update, `findings` what the checks found
    when it was placed. What may change later is held by the database: see guards.PLACEMENT_PAST. A span in the past is
    refused unless it is `imported`, and is then called reconstructed.
    """

    page = models.ForeignKey(Page, models.PROTECT, related_name="placements")
    type = models.CharField(max_length=40)
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="placements")
    kind = models.CharField(max_length=12, choices=Kind)
    path = models.CharField(max_length=250)
    during = DateTimeRangeField()
    until = models.DateTimeField(null=True)
    first_live_at = models.DateTimeField()
    review = models.ForeignKey(ReviewEvent, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    change = models.CharField(max_length=12, choices=Change, default=Change.MINOR, db_default=Change.MINOR)
    reason = models.TextField(blank=True)
    wrong_since = models.DateField(null=True)
    findings = models.JSONField(default=list, db_default=[])
    replaced_by = models.ForeignKey(Page, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    imported = models.BooleanField("reconstructed", default=False)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cancelled_reason = models.TextField(blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["during"]
        indexes = [
            models.Index(fields=["path"], name="placement_path"),
            models.Index(Lower("during"), condition=Q(cancelled_at=None), name="placement_starts"),
            models.Index(Upper("during"), condition=Q(cancelled_at=None), name="placement_ends"),
            models.Index(
                fields=["type", "-first_live_at", "-page"],
                condition=Q(kind="live", cancelled_at=None),
                name="placement_newest",
            ),
        ]
        constraints = [
            ExclusionConstraint(
                name="one_placement_of_a_page",
                expressions=[(_single(F("page")), RangeOperators.OVERLAPS), ("during", RangeOperators.OVERLAPS)],
                condition=Q(cancelled_at=None),
                violation_error_message="This page already has a placement then.",
            ),
            ExclusionConstraint(
                name="one_page_at_a_path",
                expressions=[
                    (_single(Func("path", Value(0), function="hashtextextended")), RangeOperators.OVERLAPS),
                    ("during", RangeOperators.OVERLAPS),
                ],
                condition=Q(cancelled_at=None),
                violation_error_message="Another page holds this address then.",
            ),
            models.CheckConstraint(
                name="during_is_a_span",
                condition=Q(during__isempty=False)
                & Q(during__lower_inf=False)
                & Q(during__lower_inc=True)
                & Q(during__upper_inc=False),
                violation_error_message="A placement needs a beginning, and an end after it.",
            ),
            models.CheckConstraint(
                name="off_the_site_with_a_reason",
                condition=Q(kind="live") | ~Q(reason=""),
                violation_error_message="Say why the page is withdrawn.",
            ),
            models.CheckConstraint(
                name="change_with_a_note",
                condition=Q(change=Change.MINOR) | (Q(kind="live") & ~Q(reason="")),
                violation_error_message="Say what changed.",
            ),
            models.CheckConstraint(
                name="only_a_correction_was_wrong", condition=Q(wrong_since=None) | Q(change=Change.CORRECTION)
            ),
            models.CheckConstraint(name="only_gone_is_replaced", condition=Q(replaced_by=None) | Q(kind="gone")),
            models.CheckConstraint(
                name="cancelled_by_someone",
                condition=Q(cancelled_at=None, cancelled_by=None)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False),
            ),
        ]
        triggers = [PLACEMENT_START, PLACEMENT_PAST, PLACEMENT_MENTIONS, PLACEMENT_WORDS, COUNTED]

    def __str__(self) -> str:
        return f"{self.revision} {self.kind} at {self.path}"

    def told_changes(self) -> PlacementQuerySet:
        """The updates and corrections that readers of this placement are told of, newest first."""
        placed = Placement.objects.kept().filter(page=self.page_id).exclude(change=Change.MINOR)
        return placed.filter(during__startswith__lte=self.start).order_by("-during")

    @property
    def start(self) -> datetime:
        return self.during.lower

    @property
    def end(self) -> datetime | None:
        return self.during.upper

    @property
    def title(self) -> str:
        return self.revision.title

    @property
    def is_withdrawn(self) -> bool:
        return self.kind == Kind.WITHDRAWN

    @property
    def tells_of_change(self) -> bool:
        return self.change != Change.MINOR

    @property
    def is_correction(self) -> bool:
        return self.change == Change.CORRECTION

    @property
    def is_gone(self) -> bool:
        return self.kind == Kind.GONE
