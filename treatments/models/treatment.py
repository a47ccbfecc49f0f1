from django.db import models

from clinic.library.fields import PictureField
from clinic.publishing.models import Page
from clinic.richtext.fields import RichTextField
from clinic.topics.models import Kind as TopicKind
from clinic.topics.models import Topic

from ..content import TreatmentContent
from ..kinds import Evidence, Kind, Regulatory


class Treatment(Page):
    """Something the clinic does for a patient. The title is its name."""

    content_class = TreatmentContent
    url_name = "treatments:detail"

    abbreviation = models.CharField(max_length=20, blank=True, help_text="For example: ESI")
    also_known_as = models.CharField(
        max_length=200, blank=True, help_text="Separated by commas, for example: epidural, cortisone shot in the back"
    )
    summary = models.CharField(
        max_length=300,
        help_text="What it is and for whom, in one or two sentences. For example: Medicine placed near an irritated "
        "nerve in the back, for leg pain from a disc that has not settled in six weeks.",
    )
    hero = PictureField("picture above the text", help_text="Shows what the treatment is.")
    kind = models.CharField(max_length=10, choices=Kind)
    conditions = models.ManyToManyField(
        Topic, blank=True, related_name="+", limit_choices_to={"kind": TopicKind.CONDITION}
    )
    body_areas = models.ManyToManyField(
        Topic, blank=True, related_name="+", limit_choices_to={"kind": TopicKind.BODY_AREA}
    )
    regulatory_status = models.CharField(
        max_length=16,
        choices=Regulatory,
        help_text="For the use that this page describes. A steroid injected into the epidural space is off-label.",
    )
    regulatory_note = models.TextField(
        blank=True,
        help_text="In plain words, for example: The Food and Drug Administration (FDA) has not approved this use.",
    )
    what_it_is = RichTextField(blank=True, help_text="Two or three sentences that a newcomer understands.")
    how_it_works = RichTextField(
        blank=True, help_text="What it does in the body, for example: the medicine calms swelling around the nerve."
    )
    who_it_may_help = RichTextField(
        blank=True, help_text="And who it is unlikely to help, for example: pain that stays in the back."
    )
    how_well_it_works = RichTextField(
        blank=True, help_text="In numbers where there are any, each with its reference; say what is not known."
    )
    evidence_level = models.CharField(
        max_length=10, choices=Evidence, blank=True, help_text="How sure anybody can be of what stands above."
    )
    alternatives = RichTextField(blank=True, help_text="Having no treatment is one of them.")
    preparation = RichTextField(
        "getting ready", blank=True, help_text="For example: which medicines to ask about, who drives you home."
    )
    duration = models.CharField(
        max_length=120, blank=True, help_text="For example: About 20 minutes, and an hour of watching afterwards"
    )
    anesthesia = models.CharField(max_length=120, blank=True, help_text="For example: Numbing medicine in the skin")
    setting = models.CharField(max_length=120, blank=True, help_text="For example: At our office, no overnight stay")
    recovery = RichTextField(
        blank=True, help_text="Hour by hour, then day by day, for example: no driving until the next morning."
    )
    cost_and_insurance = RichTextField(
        "cost and insurance", blank=True, help_text="What to ask the insurer, for example: whether it must agree first."
    )
    related = models.ManyToManyField("self", blank=True, symmetrical=False, related_name="+")
    purpose = models.TextField(
        "why this page exists", blank=True, help_text="For example: To help you decide whether to ask about it."
    )
    made_with_ai = models.BooleanField(
        "made with AI help", default=False, help_text="Software drafted some of it. The page then says so to patients."
    )
