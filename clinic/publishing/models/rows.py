import uuid

from django.db import models

from .page import Page


class Row(models.Model):
    """One row that a page owns, in the order the author gave it. Its uuid stays when it moves."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField("order", null=True, blank=True, help_text="Leave empty to put it last.")

    class Meta:
        abstract = True
        ordering = [models.F("position").asc(nulls_last=True), "pk"]


class Reference(Row):
    page = models.ForeignKey(Page, models.CASCADE, related_name="references")
    authors = models.CharField(max_length=300, help_text="For example: Chou R, Qaseem A, Owens DK, et al.")
    title = models.CharField(max_length=400)
    source = models.CharField("journal or publisher", max_length=200)
    year = models.PositiveSmallIntegerField()
    url = models.URLField("link", max_length=400, blank=True, help_text="A DOI if there is one: https://doi.org/…")

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.authors} {self.title}"
