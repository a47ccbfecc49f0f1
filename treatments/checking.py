"""What is looked for in a treatment alone."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinic.publishing.checking import Context, Finding, Level
from clinic.richtext.sentences import level

from .kinds import Frequency, Regulatory, Severity

if TYPE_CHECKING:
    from .content import TreatmentContent

_AGENCY = r"(?:the )?(?:u\.?s\.? )?(?:fda|food and drug administration(?: \(fda\))?)"
_APPROVED = re.compile(
    rf"\b{_AGENCY}[ -](?:has )?(?:approved|cleared|approves|clears|approval|clearance)"
    rf"|\b(?:approved|cleared) by {_AGENCY}",
    re.IGNORECASE,
)
_OF_ANOTHER_USE = re.compile(r"\b(?:not|never|no|other|another|off-? ?label)\b|n't\b", re.IGNORECASE)
_OFF_LABEL = re.compile(
    r"\boff[ -]?label\b|\bnot (?:been )?(?:\w+ )?(?:approved|cleared)\b|n't approved\b", re.IGNORECASE
)
NOT_APPROVED = {Regulatory.OFF_LABEL, Regulatory.UNAPPROVED, Regulatory.NOT_APPLICABLE}
SAYS_SO = {Regulatory.OFF_LABEL, Regulatory.MIXED, Regulatory.UNAPPROVED}


def risks(content: "TreatmentContent", context: Context) -> Iterator[Finding]:
    if not any(row.frequency == Frequency.COMMON for row in content.risks):
        message = "No common risk is named. Add what happens to many patients, for example soreness."
        yield Finding(check="risks.common", level=Level.BLOCK, message=message, field="risks")
    if not any(row.severity == Severity.SERIOUS for row in content.risks):
        message = "No serious risk is named. Add the worst that can happen, even if it is rare."
        yield Finding(check="risks.serious", level=Level.BLOCK, message=message, field="risks")


def approval(content: "TreatmentContent", context: Context) -> Iterator[Finding]:
    """Where it also says what is not approved, it tells of the medicine or device, not of this use."""
    if content.regulatory_status not in NOT_APPROVED:
        return
    message = f"The page says of its approval: {content.regulatory_label}. Change this sentence, or the status."
    for passage in content.passages:
        for block in passage.blocks:
            for sentence in () if _OFF_LABEL.search(level(block.text)) else map(level, block.sentences):
                found = _APPROVED.search(sentence)
                if found and not _OF_ANOTHER_USE.search(sentence) and not sentence.endswith("?"):
                    yield Finding.of(passage, "regulatory.approved", Level.BLOCK, message, found[0])


def off_label(content: "TreatmentContent", context: Context) -> Iterator[Finding]:
    said = (level(block.text) for passage in content.passages for block in passage.blocks)
    if content.regulatory_status in SAYS_SO and not any(map(_OFF_LABEL.search, said)):
        message = "Nothing tells patients that this use is not approved. Say so, for example: This use is off-label."
        yield Finding(check="regulatory.off_label", level=Level.BLOCK, message=message, field="regulatory_note")


CHECKS = (risks, approval, off_label)
