"""What every clinical page carries besides its text: signs to get help, and references."""

from datetime import date
from typing import ClassVar

from django.db.models import TextChoices

from .frozen import Frozen, RowContent, Rows, Words


class Urgency(TextChoices):
    EMERGENCY = "emergency", "emergency: call 911"
    URGENT = "urgent", "urgent: call us the same day"
    ROUTINE = "routine", "routine: ask at the next visit"


class HelpSignContent(RowContent):
    urgency: str
    text: Words


class ReferenceContent(RowContent):
    kind: str
    authors: str
    title: str
    source: str
    year: int
    doi: str
    pmid: str
    url: str
    accessed_on: date | None
    supports: str

    @property
    def full_title(self) -> str:
        return f"{self.title.rstrip('.')}."

    @property
    def written_by(self) -> str:
        return f"{self.authors.rstrip('.')}."

    @property
    def address(self) -> str:
        """Where it can be checked: the DOI before PubMed before a plain address."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else self.url


class Clinical(Frozen):
    """What every clinical page carries besides its text."""

    read_last: ClassVar[frozenset[str]] = frozenset({"help_signs", "references"})

    help_signs: Rows[HelpSignContent]
    references: Rows[ReferenceContent]

    @property
    def when_to_get_help(self) -> dict[str, list[HelpSignContent]]:
        """The signs by urgency, the most urgent first; an urgency without signs is left out."""
        by_urgency = {urgency.value: [row for row in self.help_signs if row.urgency == urgency] for urgency in Urgency}
        return {urgency: rows for urgency, rows in by_urgency.items() if rows}
