from django.contrib import admin

from clinic.publishing.admin import PageAdmin
from clinic.publishing.inlines import HelpSignInline, RowInline
from clinic.publishing.references import ReferenceInline

from .models import Contraindication, Question, Risk, Step, Treatment


class ContraindicationInline(RowInline):
    model = Contraindication
    fields = [("position", "firmness", "reason", "note")]
    after = "Who it may help"


class RiskInline(RowInline):
    model = Risk
    fields = [("position", "name", "severity", "frequency", "what_to_do")]
    after = "How well it works"


class StepInline(RowInline):
    model = Step
    fields = [("position", "text")]
    after = "Getting ready"


class QuestionInline(RowInline):
    model = Question
    fields = [("position", "question", "answer")]
    after = "Recovery"


class TreatmentHelpSignInline(HelpSignInline):
    after = "Recovery"


class TreatmentReferenceInline(ReferenceInline):
    after = "Cost"


@admin.register(Treatment)
class TreatmentAdmin(PageAdmin):
    """The form follows the public page from top to bottom."""

    title_label = "Name"
    paragraphs = {"summary", "regulatory_note", "purpose"}
    autocomplete_fields = ["conditions", "body_areas", "related"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *("title", "abbreviation", "also_known_as", "summary", "hero"),
                    *("kind", "conditions", "body_areas"),
                ]
            },
        ),
        ("Approval", {"fields": ["regulatory_status", "regulatory_note"]}),
        ("What it is", {"fields": ["what_it_is", "how_it_works"]}),
        ("Who it may help", {"fields": ["who_it_may_help"]}),
        ("How well it works", {"fields": ["how_well_it_works", "evidence_level"]}),
        ("Alternatives", {"fields": ["alternatives"]}),
        ("Getting ready", {"fields": ["preparation"]}),
        ("On the day", {"fields": ["duration", "anesthesia", "setting"]}),
        ("Recovery", {"fields": ["recovery"]}),
        ("Cost", {"fields": ["cost_and_insurance"]}),
        ("About this page", {"fields": ["related", "purpose", "made_with_ai"]}),
        *PageAdmin.fieldsets,
    ]
    inlines = [
        ContraindicationInline,
        RiskInline,
        StepInline,
        TreatmentHelpSignInline,
        QuestionInline,
        TreatmentReferenceInline,
    ]
