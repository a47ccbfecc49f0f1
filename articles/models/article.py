from django.db import models

from clinic.library.fields import PictureField
from clinic.practice.models import Clinician
from clinic.publishing.models import Page
from clinic.richtext.fields import RichTextField
from clinic.topics.models import Topic

from ..content import ArticleContent
from ..kinds import CallToAction, Kind


class Article(Page):
    """A post: what it says, which treatments it describes, and who wrote it."""

    content_class = ArticleContent
    url_name = "articles:detail"
    is_dated = True
    taken_slugs = frozenset({"feed"})
    not_copied = frozenset({"authorization"})  # another story needs its own

    kind = models.CharField(
        max_length=10,
        choices=Kind,
        default=Kind.CLINICAL,
        help_text="News of the clinic that describes no treatment is published without a clinician's signature.",
    )
    standfirst = models.CharField(
        max_length=240,
        help_text="The answer in one or two sentences, not a tease. For example: Five procedures may ease back pain "
        "when simpler care has not; none suits everyone, and each has risks worth weighing.",
    )
    hero = PictureField("picture above the text", help_text="Shows what the article is about.")
    body = RichTextField(blank=True, help_text="Headings start at the second level. One idea a paragraph.")
    topics = models.ManyToManyField(Topic, blank=True, related_name="+")
    authors = models.ManyToManyField(Clinician, blank=True, related_name="+")
    call_to_action = models.CharField(
        max_length=4, choices=CallToAction, default=CallToAction.NONE, help_text="Stands at the end of the article."
    )
    authorization = models.CharField(
        max_length=200,
        blank=True,
        help_text="Of a patient's story: where the signed authorization is filed, for example: office safe, folder 12. "
        "Never the patient's name. Patients do not see it.",
    )
