from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q, Subquery

from ..frozen import Role
from .guards import only_with_placement
from .page import Page
from .placement import Placement
from .review import ReviewEvent

# From one target to the next: as many steps as there are targets, however many mentions.
TARGETS = """
    WITH RECURSIVE named AS (
        (SELECT target_id FROM publishing_mention ORDER BY target_id LIMIT 1)
        UNION ALL
        SELECT (
            SELECT target_id FROM publishing_mention WHERE target_id > named.target_id ORDER BY target_id LIMIT 1
        ) FROM named WHERE target_id IS NOT NULL
    )
    SELECT target_id FROM named WHERE target_id IS NOT NULL
"""


class MentionManager(models.Manager["Mention"]):
    def targets(self) -> list[int]:
        """The pages that are mentioned, by their keys."""
        with connection.cursor() as cursor:
            cursor.execute(TARGETS)
            return [target for (target,) in cursor.fetchall()]

    def overtaken(self, at: datetime) -> models.QuerySet["Mention"]:
        """Where live pages describe a page that left the site, or whose text changed after they were placed or signed.

        The pages that are mentioned are few, so they are looked at first.
        """
        describing = self.filter(role=Role.DESCRIBES)
        described = Page.objects.filter(Exists(describing.filter(target=OuterRef("pk"))), pk__in=self.targets())
        texts: Any = Placement.objects.live(at).filter(page=OuterRef("pk")).with_last_changed()
        changes = dict(described.order_by().values_list("pk", Subquery(texts.values("last_changed")[:1])))
        signed = ReviewEvent.objects.whole_page().filter(revision=OuterRef("placement__revision"), at__lte=at)
        overtaken = Q(target__in=[pk for pk, changed in changes.items() if changed is None])
        for pk, changed in changes.items():
            if changed:
                later = signed.filter(at__gte=changed)
                before = Q(first_live_at__lt=changed, placement__during__startswith__lt=changed)
                overtaken |= Q(~Exists(later), before, target=pk)
        return describing.filter(overtaken, placement__in=Placement.objects.live(at)).order_by("pk")


class Mention(models.Model):
    """One link of one placed revision, with what lists order by, so that a list of those who name a page reads only
    what it shows. Derived: the database writes it with the placement, and refuses every other hand.
    """

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="mentions")
    target = models.ForeignKey(Page, models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=16)
    type = models.CharField(max_length=40)
    page = models.ForeignKey(Page, models.PROTECT, related_name="+", db_index=False)
    first_live_at = models.DateTimeField()

    objects = MentionManager()

    class Meta:
        indexes = [
            models.Index(fields=["target", "role", "type", "-first_live_at", "-page"], name="mention_newest"),
        ]
        triggers = [only_with_placement("mention")]

    def __str__(self) -> str:
        return f"{self.placement_id} {self.role} {self.target_id}"
