from django.db import models


class SiteVersion(models.Model):
    """One row: how often, and when last, anything that patients read was changed by somebody.

    The database counts at the end of each transaction that placed or reviewed a text, so that a number that can be
    seen covers all that can be seen. What time alone changes is in boundaries.py.
    """

    number = models.BigIntegerField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="site_version_is_one_row", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return str(self.number)
