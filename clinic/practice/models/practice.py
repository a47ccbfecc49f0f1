from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from clinic.publishing.models import CLINICAL_ROWS, Page, Row

from ..content import PracticeContent
from ..phones import validate_phone

WORDS = 5000  # characters of a list of words
MONTHS = [MinValueValidator(1), MaxValueValidator(36, "No health text goes longer than 36 months without a review.")]


class Practice(Page):
    """The clinic itself, once: what stands around every page, and how the clinic reviews. The title is its name."""

    content_class = PracticeContent
    url_name = "home"
    not_content = CLINICAL_ROWS
    is_permanent = True
    governed = frozenset({"review_months", "short_review_months", "solo"})
    SLUG = "practice"

    welcome = models.CharField(
        max_length=300,
        help_text="The first thing patients read, for example: We treat back, neck and nerve pain, and we start with "
        "what is simplest.",
    )
    booking_url = models.URLField(
        "booking address", max_length=400, blank=True, help_text="Where patients book. It opens outside this site."
    )
    emergency_text = models.CharField(
        max_length=200, help_text="At the foot of every page, for example: In an emergency call 911."
    )
    review_months = models.PositiveSmallIntegerField(
        "review after months", default=24, validators=MONTHS, help_text="After a whole-page review. At most 36."
    )
    short_review_months = models.PositiveSmallIntegerField(
        "review sooner after months",
        default=12,
        validators=MONTHS,
        help_text="For off-label and unapproved uses, implants, and emerging evidence.",
    )
    solo = models.BooleanField(
        "solo practice",
        default=False,
        help_text="Only when nobody else could sign. Texts are then published without a signature, and no page names a "
        "reviewer.",
    )
    absolute_claims = models.TextField(
        max_length=WORDS,
        blank=True,
        help_text="Words nobody here may promise, one a line, for example: pain-free for life",
    )
    soft_claims = models.TextField(
        max_length=WORDS, blank=True, help_text="Words that sell, one a line, for example: state of the art"
    )
    stigmatizing_words = models.TextField(
        max_length=WORDS, blank=True, help_text="Words that hurt, one a line, for example: addict"
    )

    class Meta:
        verbose_name_plural = "practice"
        constraints = [
            models.CheckConstraint(
                name="sooner_is_sooner",
                condition=models.Q(short_review_months__lte=models.F("review_months")),
                violation_error_message="What is reviewed sooner cannot wait longer than the rest.",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.SLUG  # one address, so one practice
        super().save(*args, **kwargs)

    @classmethod
    def address(cls, slug: str) -> str:  # noqa: ARG003  # there is one
        return reverse(cls.url_name)


class Phone(Row):
    practice = models.ForeignKey(Practice, models.CASCADE, related_name="phones")
    label = models.CharField(max_length=80, help_text="For example: Appointments and questions")
    number = models.CharField(max_length=40, validators=[validate_phone], help_text="For example: (212) 555-0142")

    class Meta(Row.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.label}: {self.number}"


class Notice(Row):
    practice = models.ForeignKey(Practice, models.CASCADE, related_name="notices")
    text = models.CharField(max_length=300, help_text="For example: Both offices are closed on Friday because of snow.")
    begins = models.DateTimeField(null=True, blank=True, help_text="Empty: at once.")
    ends = models.DateTimeField(null=True, blank=True, help_text="Empty: until it is removed.")

    class Meta(Row.Meta):
        constraints = [
            models.CheckConstraint(
                name="notice_ends_after_it_begins",
                condition=models.Q(begins=None) | models.Q(ends=None) | models.Q(begins__lt=models.F("ends")),
                violation_error_message="The notice ends before it begins.",
            )
        ]

    def __str__(self) -> str:
        return self.text
