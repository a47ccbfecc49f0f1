from django.db import models

from clinic.publishing.models import CLINICAL_ROWS, Page
from clinic.richtext.fields import RichTextField

from ..content import InfoPageContent


class Purpose(models.TextChoices):
    PRIVACY = "privacy", "privacy"
    ACCESSIBILITY = "accessibility", "accessibility"
    NONDISCRIMINATION = "nondiscrimination", "nondiscrimination and language help"
    EDITORIAL = "editorial", "editorial policy"
    ABOUT = "about", "about the clinic"
    OTHER = "other", "something else"


REQUIRED = [purpose for purpose in Purpose if purpose != Purpose.OTHER]


class InfoPage(Page):
    """A page about the clinic and its site. Some a clinic must have."""

    content_class = InfoPageContent
    url_name = "practice:info"
    not_content = CLINICAL_ROWS

    purpose = models.CharField(
        max_length=20, choices=Purpose, help_text="The site warns while one that every clinic needs is not live."
    )
    summary = models.CharField(
        max_length=300, help_text="In a sentence, for example: What we know of people who read this site: nothing."
    )
    body = RichTextField(blank=True, help_text="Headings start at the second level.")
