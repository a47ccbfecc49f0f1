from typing import ClassVar

from clinic.publishing.clinical import Clinical
from clinic.publishing.content import PageContent
from clinic.publishing.frozen import Html, Name, PictureContent, Related, RowContent, Rows, Terms, Topics, Words

from .checking import CHECKS
from .kinds import Evidence, Firmness, Frequency, Kind, Regulatory, Severity

REVIEWED_SOONER = {Regulatory.OFF_LABEL, Regulatory.MIXED, Regulatory.UNAPPROVED}


class ContraindicationContent(RowContent):
    reason: Name
    firmness: str
    note: Words


class RiskContent(RowContent):
    name: Name
    severity: str
    frequency: str
    what_to_do: Words

    @property
    def is_serious(self) -> bool:
        return self.severity == Severity.SERIOUS

    @property
    def frequency_label(self) -> str:
        return Frequency(self.frequency).label


class StepContent(RowContent):
    text: Words


class QuestionContent(RowContent):
    question: Name
    answer: Words


class TreatmentContent(Clinical, PageContent):
    checks = CHECKS
    headings_from: ClassVar[int] = 3  # each text stands under a heading of the page

    abbreviation: str
    also_known_as: Terms
    summary: Words
    hero: PictureContent | None
    kind: str
    conditions: Topics
    body_areas: Topics
    regulatory_status: str
    regulatory_note: Words
    what_it_is: Html
    how_it_works: Html
    who_it_may_help: Html
    contraindications: Rows[ContraindicationContent]
    how_well_it_works: Html
    evidence_level: str
    risks: Rows[RiskContent]
    alternatives: Html
    preparation: Html
    steps: Rows[StepContent]
    duration: Words
    anesthesia: Words
    setting: Words
    recovery: Html
    questions: Rows[QuestionContent]
    cost_and_insurance: Html
    related: Related
    purpose: Words
    made_with_ai: bool

    @property
    def teaser(self) -> str:
        return self.summary

    @property
    def heading(self) -> str:
        return f"{self.title} ({self.abbreviation})" if self.abbreviation else self.title

    @property
    def short_interval(self) -> bool:
        """Off-label and unapproved uses, implants and emerging evidence are looked at sooner."""
        return (
            self.regulatory_status in REVIEWED_SOONER
            or self.kind == Kind.IMPLANT
            or self.evidence_level == Evidence.EMERGING
        )

    @property
    def kind_label(self) -> str:
        return Kind(self.kind).label if self.kind else ""

    @property
    def regulatory_label(self) -> str:
        return Regulatory(self.regulatory_status).label if self.regulatory_status else ""

    @property
    def evidence_label(self) -> str:
        return Evidence(self.evidence_level).label if self.evidence_level else ""

    @property
    def who_should_not(self) -> list[ContraindicationContent]:
        return [row for row in self.contraindications if row.firmness == Firmness.NEVER]

    @property
    def who_should_ask(self) -> list[ContraindicationContent]:
        return [row for row in self.contraindications if row.firmness != Firmness.NEVER]
