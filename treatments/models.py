from django.db import models

from clinic.publishing.models import Page
from clinic.richtext.fields import RichTextField

from .content import TreatmentContent


class Treatment(Page):
    """Something the clinic does for a patient. The title is its name."""

    content_class = TreatmentContent
    url_name = "treatments:detail"

    abbreviation = models.CharField(max_length=20, blank=True, help_text="For example: ESI")
    summary = models.CharField(
        max_length=300,
        help_text="What it is and for whom, in one or two sentences. For example: Medicine placed near an irritated "
        "nerve in the back, for leg pain from a disc that has not settled in six weeks.",
    )
    body = RichTextField(
        help_text="In this order: what it is, who it may help, who should not have it, how well it works, risks, "
        "alternatives, getting ready, on the day, recovery, when to get help."
    )
