from django.db import connection, models

from .guards import ONLY_WITH_PLACEMENT
from .page import Page
from .placement import Placement

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
        triggers = [ONLY_WITH_PLACEMENT]

    def __str__(self) -> str:
        return f"{self.placement_id} {self.role} {self.target_id}"
