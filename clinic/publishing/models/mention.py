from django.db import models

from .guards import ONLY_WITH_PLACEMENT
from .page import Page
from .placement import Placement


class Mention(models.Model):
    """One link of one placed revision, with what lists order by, so that a list of those who name a page reads only
    what it shows. Derived: the database writes it with the placement, and refuses every other hand.
    """

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="mentions")
    target = models.ForeignKey(Page, models.PROTECT, related_name="+")
    role = models.CharField(max_length=16)
    type = models.CharField(max_length=40)
    page = models.ForeignKey(Page, models.PROTECT, related_name="+", db_index=False)
    first_live_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["target", "role", "type", "-first_live_at", "-page"], name="mention_newest"),
        ]
        triggers = [ONLY_WITH_PLACEMENT]

    def __str__(self) -> str:
        return f"{self.placement_id} {self.role} {self.target_id}"
