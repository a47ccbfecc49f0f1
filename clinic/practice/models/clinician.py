from django.db import models

from clinic.library.fields import PictureField
from clinic.publishing.models import CLINICAL_ROWS, Page
from clinic.richtext.fields import RichTextField

from ..content import ClinicianContent


class Clinician(Page):
    """A person patients may meet. The title is the name."""

    content_class = ClinicianContent
    url_name = "practice:clinician"
    not_content = CLINICAL_ROWS

    post_nominals = models.CharField(max_length=80, blank=True, help_text="After the name, for example: MD")
    role = models.CharField(max_length=120, help_text="For example: Interventional pain physician")
    photo = PictureField(help_text="Head and shoulders.")
    biography = RichTextField(
        blank=True, help_text="Two or three short paragraphs: whom this person sees, and how they work."
    )
    board = models.CharField(
        "certifying board",
        max_length=200,
        blank=True,
        help_text="In full, for example: American Board of Anesthesiology, subspecialty certification in Pain Medicine",
    )
    licence = models.CharField(
        "license", max_length=120, blank=True, help_text="As patients read it, for example: New York, physician, 123456"
    )
    licence_expires = models.DateField("license expires", null=True, blank=True)
    interests = models.TextField(
        blank=True, help_text="Payments, shares and roles that a patient would want to know of, or: None."
    )
    interests_declared = models.DateField("declared on", null=True, blank=True)
