from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .guards import COUNTED, REVIEW_STAMP, append_only
from .kinds import SIGNATURES, EventKind, Scope
from .page import Page

if TYPE_CHECKING:
    from .revision import Revision

# One text after the other, and one step of its line after the other: of many the database would rather read all events.
LAST_REVIEWS = """
    SELECT text.id AS text, review.*, (
        SELECT newest.kind IN ('approved', 'still correct') FROM publishing_reviewevent newest
        WHERE newest.revision_id = text.id AND newest.at <= %(at)s ORDER BY newest.id DESC LIMIT 1
    ) AS text_is_signed, (SELECT uuid FROM publishing_page WHERE id = review.profile_id) AS profile_uuid
    FROM unnest(%(texts)s) AS text (id) CROSS JOIN LATERAL (
        WITH RECURSIVE line AS (
            SELECT id, based_on_id, 0 AS depth FROM publishing_revision WHERE id = text.id
            UNION ALL
            SELECT r.id, r.based_on_id, depth + 1 FROM publishing_revision r JOIN line ON r.id = line.based_on_id
        )
        SELECT signed.* FROM line CROSS JOIN LATERAL (
            SELECT * FROM publishing_reviewevent e
            WHERE e.revision_id = line.id AND e.kind IN ('approved', 'still correct') AND e.scope = 'page'
                AND e.at <= %(at)s AND NOT EXISTS (
                    SELECT FROM publishing_reviewevent later
                    WHERE later.revision_id = e.revision_id AND later.id > e.id AND later.at <= %(at)s
                        AND later.kind = 'changes requested'
                )
            ORDER BY e.id DESC LIMIT 1
        ) AS signed
        ORDER BY line.depth LIMIT 1
    ) AS review
"""


class ReviewEventQuerySet(models.QuerySet["ReviewEvent"]):
    def whole_page(self) -> Self:
        """Those that move “last reviewed”."""
        return self.filter(kind__in=SIGNATURES, scope=Scope.PAGE)

    def last_review(self, revision: "Revision", at: datetime) -> "ReviewEvent | None":
        """The whole-page approval nearest to the revision on its own line of ancestors: its “last reviewed”."""
        return self.last_reviews([revision], at).get(revision.pk)

    def last_reviews(self, revisions: "Iterable[Revision]", at: datetime) -> "dict[int, ReviewEvent]":
        """The same of several texts, by the key of each that has one.

        With `text_is_signed`, of the text itself, and `profile_uuid`, of the page about who signed.
        """
        keys = [revision.pk for revision in revisions]
        found: Any = self.raw(LAST_REVIEWS, {"texts": keys, "at": at}) if keys else []
        return {event.text: event for event in found}


class ReviewEvent(models.Model):
    """One event on one revision. Who it was is copied in: a later change of name or licence does not reach it.

    A request may have `asked` one reviewer. A signature holds the `interests` that were declared with it, and `reasons`
    why what the checks found may stand: a list of {"key", "reason"}.
    """

    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind)
    scope = models.CharField(max_length=8, choices=Scope, blank=True)
    at = models.DateTimeField(db_default=Now())
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    imported = models.BooleanField("reconstructed", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    credentials = models.CharField(max_length=80, blank=True)
    licence = models.CharField(max_length=80, blank=True)
    profile = models.ForeignKey(Page, models.PROTECT, null=True, related_name="+")
    asked = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    statement = models.TextField(blank=True)
    interests = models.TextField(blank=True, db_default="")
    reasons = models.JSONField(default=list, db_default=[])
    comment = models.TextField(blank=True)

    objects = ReviewEventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["at"], condition=models.Q(scope=Scope.PAGE, kind__in=SIGNATURES), name="whole_page_at"
            ),
            models.Index(
                fields=["by", "id"], condition=models.Q(imported=False, kind__in=SIGNATURES), name="own_signatures"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="signature_has_scope_and_licence",
                condition=~models.Q(kind__in=SIGNATURES) | (~models.Q(scope="") & ~models.Q(licence="")),
            )
        ]
        triggers = [append_only("review event"), REVIEW_STAMP, COUNTED]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} by {self.name}"

    @property
    def is_signature(self) -> bool:
        return self.kind in SIGNATURES

    @property
    def reasons_by_key(self) -> dict[str, str]:
        """Why what the checks found may stand, by a finding's key."""
        return {row["key"]: row["reason"] for row in self.reasons}

    @property
    def signatory(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name
