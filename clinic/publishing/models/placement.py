from datetime import UTC, datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower, Now, Upper

from ..content import Role
from ..due import GRACE, DueAt
from ..moment import Moment
from ..rules import Rules
from .guards import PLACEMENT_MENTIONS, PLACEMENT_PAST, PLACEMENT_START
from .kinds import Change, Kind
from .page import Page
from .review import ReviewEvent
from .revision import Revision

LONG_AGO, NEVER = datetime(1900, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


class PlacementQuerySet(models.QuerySet["Placement"]):
    def at(self, instant: datetime) -> Self:
        """What holds at an instant, withdrawn and gone included: for the resolver of addresses alone."""
        return self.kept().filter(during__contains=instant)

    def live(self, instant: datetime) -> Self:
        """What patients can read at an instant: for every list, feed, relation and neighbour.

        None of it was first live later. That goes without saying, but lets an index start there.
        """
        return self.at(instant).filter(kind=Kind.LIVE, first_live_at__lte=instant)

    def kept(self) -> Self:
        return self.filter(cancelled_at=None)

    def unfinished(self, instant: datetime) -> Self:
        return self.kept().filter(Q(during__endswith=None) | Q(during__endswith__gt=instant)).order_by("during")

    def scheduled(self, instant: datetime) -> Self:
        return self.kept().filter(kind=Kind.LIVE, during__startswith__gt=instant)

    def live_naming(self, instant: datetime, target: Page, role: Role, type_: str) -> Self:
        """What is live, of one type, and names the page in this role, newest first."""
        named = self.live(instant).filter(
            mentions__target=target, mentions__role=role, mentions__type=type_, mentions__first_live_at__lte=instant
        )
        return named.order_by("-mentions__first_live_at", "-mentions__page_id")

    def searchable(self, moment: Moment) -> Self:
        """What site search may find, in no order: all that is live, but for what is long overdue for review."""
        rules = moment.rules
        live = self.live(moment.at).order_by()
        if rules.solo:
            return live
        gone = Coalesce(DueAt("reviewed", _months(rules), GRACE.days), Value(NEVER))
        return live.with_reviewed(moment.at).alias(gone=gone).filter(gone__gt=moment.at)

    def with_due(self, moment: Moment) -> Self:
        """What is live, with the instant from which its review is `due`; a solo practice has no reviews."""
        live = self.live(moment.at).with_reviewed(moment.at)
        due = Value(None, models.DateTimeField()) if moment.rules.solo else DueAt("reviewed", _months(moment.rules))
        return live.annotate(due=due)

    def review_due(self, moment: Moment, by: datetime) -> Self:
        """What is live and due for review by an instant, the longest overdue first."""
        return self.with_due(moment).filter(due__lte=by).with_revision().order_by("due", "pk")

    def with_reviewed(self, at: datetime) -> Self:
        """Adds the instant of the last whole-page review of the text, if there was one."""
        own = ReviewEvent.objects.whole_page().filter(revision=OuterRef("revision"), at__lte=at)
        newest = Subquery(own.order_by("-at").values("at")[:1])
        return self.annotate(reviewed=Coalesce(newest, F("review__at")))

    def with_revision(self) -> Self:
        """For lists: the title and the teaser, without the content."""
        return self.select_related("revision").defer("revision__content")

    def with_last_changed(self) -> Self:
        """Adds when this text became what patients read: a move or a new expiry is no change of text.

        And whether readers are told of updates or corrections.
        """
        spans = Placement.objects.kept().filter(
            page=OuterRef("page"), during__startswith__lte=OuterRef("during__startswith")
        )
        other_text = spans.exclude(revision=OuterRef("revision")).order_by("-during")
        same_text = spans.filter(revision=OuterRef("revision")).order_by("during")
        return self.annotate(
            tells_changes=Exists(spans.exclude(change=Change.MINOR)),
            other_text_since=Subquery(other_text.values("during__startswith")[:1]),
            last_changed=Subquery(
                same_text.filter(during__startswith__gt=Coalesce(OuterRef("other_text_since"), Value(LONG_AGO))).values(
                    "during__startswith"
                )[:1]
            ),
        )

    def newest_first(self) -> Self:
        """The page's own key breaks ties: “page” alone would be ordered as pages are, by their working copy's title."""
        return self.order_by("-first_live_at", "-page_id")

    def before(self, placement: "Placement") -> Self:
        """Earlier publications of the same type, nearest first. The page breaks ties, so none is skipped."""
        earlier = Q(first_live_at__lt=placement.first_live_at) | Q(page__lt=placement.page_id)
        same = self.filter(type=placement.type, first_live_at__lte=placement.first_live_at)
        return same.filter(earlier).newest_first()

    def after(self, placement: "Placement") -> Self:
        """Later publications of the same type, nearest first."""
        later = Q(first_live_at__gt=placement.first_live_at) | Q(page__gt=placement.page_id)
        same = self.filter(type=placement.type, first_live_at__gte=placement.first_live_at)
        return same.filter(later).order_by("first_live_at", "page_id")


def _months(rules: Rules) -> Case:
    return Case(When(revision__short_interval=True, then=rules.short_months), default=rules.months)


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
        triggers = [PLACEMENT_START, PLACEMENT_PAST, PLACEMENT_MENTIONS]

    def __str__(self) -> str:
        return f"{self.revision} {self.kind} at {self.path}"

    def told_changes(self) -> PlacementQuerySet:
        """The updates and corrections that readers of this placement are told of, newest first."""
        placed = self.page.placements.kept().exclude(change=Change.MINOR)
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
    def is_correction(self) -> bool:
        return self.change == Change.CORRECTION

    @property
    def is_gone(self) -> bool:
        return self.kind == Kind.GONE
