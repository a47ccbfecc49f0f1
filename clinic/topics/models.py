from django.db import models

from clinic.publishing.models import Page
from clinic.richtext.fields import RichTextField

from .content import TopicContent


class Kind(models.TextChoices):
    CONDITION = "condition", "condition"
    BODY_AREA = "body area", "body area"
    SUBJECT = "subject", "subject"


class Topic(Page):
    """Something that treatments and articles are about. Its page leads to them."""

    content_class = TopicContent
    url_name = "topics:detail"

    kind = models.CharField(max_length=10, choices=Kind)
    also_known_as = models.CharField(
        max_length=200, blank=True, help_text="Separated by commas, for example: lumbar radiculopathy, pinched nerve"
    )
    summary = models.CharField(
        max_length=300,
        help_text="What it is, in a sentence or two. For example: Pain that runs from the lower back down one leg, "
        "often from an irritated nerve.",
    )
    body = RichTextField(blank=True, help_text="Headings start at the second level.")
