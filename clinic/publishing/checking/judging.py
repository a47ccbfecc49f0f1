"""Whether a text may be published as it is."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from ..content import PageContent
from ..errors import PublishingError
from ..labels import place
from . import Finding, Level, findings, gather

if TYPE_CHECKING:
    from ..models import Page

REFUSED = "This text cannot be published as it is."
NEEDS_REASON = "Or the reviewer says, with the signature, why it may stay."
UNSIGNED_NEEDS_REASON = "Or take the step “Publish now” and say why it may stay."


def judge(
    model: type["Page"], content: PageContent, at: datetime, reasons: Mapping[str, str], is_signed: bool
) -> list[Finding]:
    """What the checks find in a text that is live from then on, with the reasons that were given by a finding's key.

    Raises PublishingError for what blocks, and for what needs a reason and has none.
    """
    found = [
        one.model_copy(update={"reason": reasons.get(one.key, "").strip()}) if one.level == Level.REASON else one
        for one in findings(content, gather(content, at))
    ]
    stopping = [one for one in found if one.stops]
    if stopping:
        raise PublishingError(" ".join([REFUSED, *(_in_words(model, one, is_signed) for one in stopping)]))
    return found


def _in_words(model: type["Page"], one: Finding, is_signed: bool) -> str:
    said = f"{place(model, one.field)}: " + (f"“{one.quote}”. " if one.quote else "") + one.message
    if one.level != Level.REASON:
        return said
    return f"{said} {NEEDS_REASON if is_signed else UNSIGNED_NEEDS_REASON}"
