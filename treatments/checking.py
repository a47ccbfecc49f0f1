"""What is looked for in a treatment alone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clinic.publishing.checking import Context, Finding, Level

from .approvals import called_approved, says_not_approved
from .kinds import Frequency, Regulatory, Severity

if TYPE_CHECKING:
    from .content import TreatmentContent

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
            said = () if any(map(says_not_approved, block.sentences)) else block.sentences
            for quote in filter(None, map(called_approved, said)):
                yield Finding.of(passage, "regulatory.approved", Level.BLOCK, message, quote)


def off_label(content: "TreatmentContent", context: Context) -> Iterator[Finding]:
    said = (one for passage in content.passages for block in passage.blocks for one in block.sentences)
    if content.regulatory_status in SAYS_SO and not any(map(says_not_approved, said)):
        message = "Nothing tells patients that this use is not approved. Say so, for example: This use is off-label."
        yield Finding(check="regulatory.off_label", level=Level.BLOCK, message=message, field="regulatory_note")


CHECKS = (risks, approval, off_label)
