from django.db import models

from clinic.library.models import Picture

from .guards import LINK_WITH_REVISION, append_only
from .revision import Revision


class PictureUse(models.Model):
    """One picture that one revision shows, each time with an alternative text or not."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="picture_uses")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="uses")
    is_described = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "picture"], name="picture_used_once")]
        indexes = [
            models.Index(fields=["picture"], condition=models.Q(is_described=False), name="picture_use_undescribed")
        ]
        triggers = [append_only("use of a picture"), LINK_WITH_REVISION]

    def __str__(self) -> str:
        return f"{self.revision} shows {self.picture}"
