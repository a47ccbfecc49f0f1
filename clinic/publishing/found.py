"""What the checks found, as staff read it: with the name of the part of the form, and the way there."""

from collections.abc import Iterable
from dataclasses import dataclass

from .checking import Finding, Level
from .labels import place
from .models import Page


@dataclass(frozen=True)
class Found:
    finding: Finding
    where: str
    anchor: str


def found(model: type[Page], findings: Iterable[Finding]) -> list[Found]:
    """In the order of reading; those that stop a publication come first."""
    worst_first = sorted(findings, key=lambda finding: list(Level).index(finding.level))
    return [Found(finding, place(model, finding.field), _anchor(model, finding.field)) for finding in worst_first]


def _anchor(model: type[Page], name: str) -> str:
    """Of the field in the page's form, or of the rows."""
    part = name.partition(".")[0]
    return f"{part}-group" if model._meta.get_field(part).one_to_many else f"id_{part}"
