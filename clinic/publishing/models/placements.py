from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from ..due import GRACE, DueAt, noted_before
from ..frozen import Role
from ..moment import Moment
from ..rules import Rules
from .kinds import SIGNATURES, Change, Kind
from .page import Page
from .review import ReviewEvent

if TYPE_CHECKING:
    from .placement import Placement

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

    def clinical(self) -> Self:
        """Of texts that needed a signature."""
        return self.filter(revision__needs_signature=True)

    def unfinished(self, instant: datetime) -> Self:
        return self.kept().filter(Q(during__endswith=None) | Q(during__endswith__gt=instant)).order_by("during")

    def scheduled(self, instant: datetime) -> Self:
        return self.kept().filter(kind=Kind.LIVE, during__startswith__gt=instant)

    def scheduled_by(self, instant: datetime, by: datetime) -> Self:
        """What becomes live later, but not after `by`, the next first."""
        return self.scheduled(instant).filter(during__startswith__lte=by).order_by("during__startswith", "pk")

    def leaving_by(self, instant: datetime, by: datetime) -> Self:
        """What is live and ends by then, with no other text of its page after it, the next first."""
        spans = self.model._default_manager.kept()
        followed = spans.filter(page=OuterRef("page"), during__startswith=OuterRef("during__endswith"))
        ending = self.live(instant).filter(~Exists(followed), during__endswith__gt=instant, during__endswith__lte=by)
        return ending.order_by("during__endswith", "pk")

    def live_naming(self, instant: datetime, target: Page | int, role: Role, type_: str) -> Self:
        """What is live, of one type, and names the page in this role, newest first."""
        named = self.live(instant).filter(
            mentions__target=target, mentions__role=role, mentions__type=type_, mentions__first_live_at__lte=instant
        )
        return named.order_by("-mentions__first_live_at", "-mentions__page_id")

    def searchable(self, instant: datetime, rules: Rules) -> Self:
        """What site search may find, in no order: all that is live, but for what is long overdue for review."""
        live = self.live(instant).order_by()
        if rules.solo:
            return live
        gone = Coalesce(DueAt("reviewed", _months(rules), GRACE.days), Value(NEVER))
        return live.with_reviewed(instant).alias(gone=gone).filter(gone__gt=instant)

    def with_due(self, moment: Moment) -> Self:
        """What is live, with the instant from which its review is `due`; a solo practice has no reviews."""
        newest = ReviewEvent.objects.filter(revision=OuterRef("revision"), at__lte=moment.at).order_by("-pk")
        signed = self.live(moment.at).annotate(newest_event=Subquery(newest.values("kind")[:1]))
        live = signed.filter(newest_event__in=SIGNATURES).with_reviewed(moment.at)
        due = Value(None, models.DateTimeField()) if moment.rules.solo else DueAt("reviewed", _months(moment.rules))
        return live.annotate(due=due)

    def review_due(self, moment: Moment, by: datetime) -> Self:
        """What is live and due for review by an instant, the longest overdue first. Only as of now.

        What is noted on the pages leaves out most of those that are not due, by an index.
        """
        months, short = (noted_before(by, months) for months in (moment.rules.months, moment.rules.short_months))
        noted = Q(page__reviewed_at__lte=max(months, short)) & (
            Q(page__reviewed_at__lte=months) | Q(page__reviewed_at__lte=short, page__short_interval=True)
        )
        return self.with_due(moment).filter(noted, due__lte=by).with_revision().order_by("due", "pk")

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
        spans = self.model._default_manager.kept().filter(
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
