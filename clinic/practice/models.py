from django.db import models

from clinic.publishing.models import Page
from clinic.richtext.fields import RichTextField

from .content import ClinicianContent


class Clinician(Page):
    """A person patients may meet. The title is the name."""

    content_class = ClinicianContent
    url_name = "practice:clinician"
    not_content = {"references"}

    post_nominals = models.CharField(max_length=80, blank=True, help_text="After the name, for example: MD")
    role = models.CharField(max_length=120, help_text="For example: Interventional pain physician")
    biography = RichTextField(blank=True)
