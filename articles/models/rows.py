from django.db import models

from clinic.publishing.models import Row

from .article import Article


class KeyPoint(Row):
    article = models.ForeignKey(Article, models.CASCADE, related_name="key_points")
    text = models.CharField(
        "key point", max_length=200, help_text="Three to five of them, for example: Most sciatica eases by itself."
    )

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return self.text


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
