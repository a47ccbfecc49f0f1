from django.db import models

from clinic.practice.models import Clinician
from clinic.publishing.models import Page, Row
from clinic.richtext.fields import RichTextField

from .content import ArticleContent


class Article(Page):
    """A post: what it says, which treatments it describes, and who wrote it."""

    content_class = ArticleContent
    url_name = "articles:detail"

    standfirst = models.CharField(
        max_length=240,
        help_text="The answer in one or two sentences, not a tease. For example: Five procedures may ease back pain "
        "when simpler care has not; none suits everyone, and each has risks worth weighing.",
    )
    body = RichTextField()
    authors = models.ManyToManyField(Clinician, blank=True, related_name="+")


class DescribedManager(models.Manager["Described"]):
    def get_queryset(self) -> models.QuerySet["Described"]:
        return super().get_queryset().select_related("treatment")


class Described(Row):
    """One treatment that an article describes, in the article's own words."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="described")
    treatment = models.ForeignKey("treatments.Treatment", models.PROTECT, related_name="+")
    heading = models.CharField(max_length=160, help_text="For example: Epidural steroid injections (ESI)")
    text = models.TextField(help_text="What the article says about it: a short paragraph, with a limit or a risk.")

    objects = DescribedManager()

    class Meta(Row.Meta):
        verbose_name = "described treatment"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "treatment"],
                name="treatment_described_once",
                deferrable=models.Deferrable.DEFERRED,  # so that two rows can change places
            )
        ]

    def __str__(self) -> str:
        return self.heading
