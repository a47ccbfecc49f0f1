import uuid

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from ..clinical import Urgency
from .line_ends import OneKindOfLineEnd
from .page import Page

# The rows that any clinical page may own. A type that owns none of them says so in its not_content.
CLINICAL_ROWS = frozenset({"help_signs", "references"})


class Row(OneKindOfLineEnd):
    """One row that a page owns, in the order the author gave it. Its uuid stays when it moves."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField("order", null=True, blank=True)

    class Meta:
        abstract = True
        ordering = [models.F("position").asc(nulls_last=True), "pk"]


class HelpSign(Row):
    """A sign that tells a patient to get help, and how fast."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="help_signs")
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.EMERGENCY)
    text = models.CharField(
        "sign",
        max_length=200,
        help_text="It follows “Call 911 if:” and the like. For example: you have new numbness around your groin",
    )

    class Meta(Row.Meta):
        verbose_name = "sign to get help"
        verbose_name_plural = "when to get help"

    def __str__(self) -> str:
        return self.text


class ReferenceKind(models.TextChoices):
    ARTICLE = "article", "journal article"
    GUIDELINE = "guideline", "guideline"
    SAFETY = "safety notice", "safety notice"
    BOOK = "book", "book"
    PAGE = "web page", "web page"


class Reference(Row):
    page = models.ForeignKey(Page, models.CASCADE, related_name="references")
    kind = models.CharField(max_length=20, choices=ReferenceKind, default=ReferenceKind.ARTICLE)
    authors = models.CharField(max_length=300, help_text="For example: Chou R, Qaseem A, Owens DK, et al.")
    title = models.CharField(max_length=400)
    source = models.CharField(
        "journal or publisher", max_length=200, help_text="For example: Annals of Internal Medicine"
    )
    year = models.PositiveSmallIntegerField(validators=[MinValueValidator(1500), MaxValueValidator(2100)])
    doi = models.CharField(
        "DOI",
        max_length=200,
        blank=True,
        validators=[
            RegexValidator(r"^10\.\d{4,9}/\S+$", "A DOI starts with 10. and a slash follows: 10.1136/bmj.b936")
        ],
        help_text="For example: 10.1136/bmj.b936",
    )
    pmid = models.CharField(
        "PubMed ID",
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"^\d+$", "A PubMed ID has digits only.")],
        help_text="Digits only, for example: 19282335",
    )
    url = models.URLField("link", max_length=400, blank=True, help_text="Only when there is no DOI and no PubMed ID.")
    accessed_on = models.DateField(null=True, blank=True, help_text="When you read it, for a page that may change.")
    supports = models.CharField(
        "supports the statement",
        max_length=300,
        blank=True,
        help_text="For example: a small, short-lived benefit for leg pain",
    )

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.authors} {self.title}"
