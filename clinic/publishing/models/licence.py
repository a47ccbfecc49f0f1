from datetime import date

from django.conf import settings
from django.db import models

from .page import Page


class Licence(models.Model):
    """The professional licence that lets a member of staff sign. Kept by administrators, never by its holder."""

    holder = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT)
    name = models.CharField(max_length=200, help_text="As on the license, for example: Robin Sample")
    credentials = models.CharField(max_length=80, help_text="Shown after the name, for example: MD")
    number = models.CharField("license number", max_length=80, help_text="With the board, for example: NY 123456")
    expires = models.DateField(help_text="The last day on which the license is valid.")
    profile = models.ForeignKey(
        Page,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"type": "practice.clinician"},
        help_text="The holder's public page. Whoever is listed there as an author may not sign the whole page.",
    )

    class Meta:
        verbose_name = "license"

    def __str__(self) -> str:
        return f"{self.name}, {self.credentials}"

    def is_valid(self, day: date) -> bool:
        return day <= self.expires
