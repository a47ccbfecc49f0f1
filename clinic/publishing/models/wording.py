from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Left

from .guards import LINK_WITH_REVISION, append_only
from .revision import Revision

ENGLISH = "english"
SEARCHED = 250_000  # characters: what the database can index in any case


class Wording(models.Model):
    """The words of one revision, for searching: apart from it, so that nobody who reads a revision loads them."""

    revision = models.OneToOneField(Revision, models.PROTECT, primary_key=True)
    title = models.TextField()
    teaser = models.TextField(blank=True)
    words = models.TextField(blank=True)
    vector = models.GeneratedField(
        expression=SearchVector("title", weight="A", config=ENGLISH)
        + SearchVector("teaser", weight="B", config=ENGLISH)
        + SearchVector(Left("words", SEARCHED), weight="C", config=ENGLISH),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="wording_vector")]
        triggers = [append_only("wording"), LINK_WITH_REVISION]

    def __str__(self) -> str:
        return f"words of {self.revision_id}"
