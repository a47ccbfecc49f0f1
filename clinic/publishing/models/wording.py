from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Left

from .guards import LINK_WITH_REVISION, LONGEST_WORD, SEARCHED, append_only, only_with_placement
from .revision import Revision

ENGLISH = "english"


def _indexed(expression: SearchVector | CombinedExpression) -> models.GeneratedField:
    return models.GeneratedField(expression=expression, output_field=SearchVectorField(), db_persist=True)


class Wording(models.Model):
    """The words of one revision, for searching: apart from it, so that nobody who reads a revision loads them.

    `names` are other names for what it is about; `named` holds the words of those and of the title alone, so that a
    word that is on every page is still found first where it is in the name.
    """

    revision = models.OneToOneField(Revision, models.PROTECT, primary_key=True)
    title = models.TextField()
    names = models.TextField(blank=True)
    teaser = models.TextField(blank=True)
    headings = models.TextField(blank=True)
    words = models.TextField(blank=True)
    named = _indexed(SearchVector("title", "names", config=ENGLISH))
    vector = _indexed(
        SearchVector("title", "names", weight="A", config=ENGLISH)
        + SearchVector("teaser", weight="B", config=ENGLISH)
        + SearchVector(Left("headings", SEARCHED), weight="C", config=ENGLISH)
        + SearchVector(Left("words", SEARCHED), weight="D", config=ENGLISH)
    )

    class Meta:
        indexes = [
            GinIndex(fields=["named"], name="wording_named"),
            GinIndex(fields=["vector"], name="wording_vector"),
        ]
        triggers = [append_only("wording"), LINK_WITH_REVISION]

    def __str__(self) -> str:
        return f"words of {self.revision_id}"


class Word(models.Model):
    """A word of any text that was ever placed, to guess from what somebody meant who misspelled it.

    Derived: the database writes it with the placement, and refuses every other hand. It is kept when the text leaves
    the site, so nobody is shown one before it was found in what is live.
    """

    text = models.CharField(max_length=LONGEST_WORD, unique=True)

    class Meta:
        triggers = [only_with_placement("word")]

    def __str__(self) -> str:
        return self.text
