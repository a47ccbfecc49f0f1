"""What a sentence says of approval by the Food and Drug Administration (FDA).

A negation counts only where it is bound to the approval: “FDA-approved, and no other clinic has it” calls it approved.
What is not approved by a plan, or a person who is not cleared to drive, says nothing of the use.
"""

import re
from collections.abc import Iterator

from clinic.richtext.sentences import level

REACH = 200  # characters
_AGENCY = r"(?:the )?(?:u\.?s\.? )?(?:fda|food and drug administration(?: \(fda\))?)"
_APPROVED = re.compile(
    rf"\b(?:until|unless|before|once|when) {_AGENCY} (?:approves|clears)\b"  # it has not yet
    rf"|(?P<said>\b{_AGENCY}(?:'s)?[ -](?:(?:has|had|also|first|since|already|now|recently|fully) )*"
    r"(?:approved|cleared|approves|clears|approval|clearance)\b"
    rf"|\b{_AGENCY} (?:gave|granted|gives|grants) (?:\w+ ){{0,3}}(?:approval|clearance)\b"
    rf"|\b(?:approved|cleared)(?: [\w-]+){{0,6}} by {_AGENCY}"
    rf"|\b(?:approval|clearance) (?:of|from|by) {_AGENCY})",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\b(?:not|never|neither|without)|n't)(?: (?:yet|been|be|being|an?|any|have|received|sought|called|currently"
    r"|specifically|formally|(?:reviewed|evaluated|tested|studied|approved|cleared)(?:,? n?or|,)))* $"
    r"|\b(?:no|none|neither)\b(?: (?!needed|required|necessary|as|because|since|it\b)[\w-]+){0,6} "
    r"(?:is|are|was|were|(?:has|have) been) $"
    r"|\b(?:no|without|lacks?|lacking|awaits?|awaiting|pending) (?:any |the |an? )?$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:whether|if)(?: [\w']+){0,3} $", re.IGNORECASE)
_OF_ANOTHER_USE = re.compile(
    r"(?:(?! and )[^,;:])*\b(?:for|to treat|in|of) (?:(?:a|the|some) )?(?:other|another|different|something else)\b"
    r"(?! (?:reasons?|countr|states?\b|clinics?\b|hospitals?\b))"
    r"|.*(?:\bnot|\bnever|n't) (?:\w+ )?(?:for|to treat|in the) "
    r"(?!every|all|any|people|patients|children|adults|women|pregnan|you\b|least)"
    r"|(?:(?! and | but )[^,;:])*(?:\bnot|n't) (?:cover|include|extend to|apply to) "
    r"(?:this|these|that|such|it|the|your)\b",
    re.IGNORECASE,
)

_USE = (
    r"(?:[\w-]+ ){0,4}(?:uses?|purposes?|pain|conditions?|spine|spinal|epidural|back|neck|sciatica|nerves?|joints?"
    r"|dis[ck]s?|arthritis|migraines?|headaches?|injections?)\b"
)
_THIS_USE = r"(?:this|that|these|such|any other|another)\b(?: \w+)? (?:uses?|purposes?|conditions?)\b"
_NOT = r"(?:\bnot|\bnever|n't)(?: [\w-]+){0,2}"
_NOT_BY_AGENCY = re.compile(
    rf"\b{_AGENCY}(?: has| had| did| does)?(?:n't| not| never| neither| yet to)(?: \w+){{0,2}} "
    r"(?:approved?|cleared?)\b",
    re.IGNORECASE,
)
_NOT_FOR_USE = re.compile(
    rf"{_NOT} approved (?:for|to treat|in) {_USE}|{_NOT} cleared for {_THIS_USE}"
    rf"|\bapproved\b[^;:]{{0,80}}\bnot (?:\w+ )?(?:for|to treat) (?:{_THIS_USE}|{_USE})"
    rf"|\b(?:no|none|neither)\b(?: [\w-]+){{0,4}} (?:is|are|been) approved (?:for|to treat|in) {_USE}"
    r"|\buses?\b(?: [\w-]+){0,6} (?:is|are|was|were|has|have)(?:n't| not)(?: been| yet)* approved\b"
    r"|(?:\bnot|n't) an? approved (?:use|treatment)\b|\bunapproved (?:use|treatment)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:insur\w+|plans?|medicare|medicaid|payers?)\b|\b(?:you|patients?|people|visitors?)(?:'re| are| were| have)?\b"
    r"(?: been)?(?:n't| not)\b",
    re.IGNORECASE,
)
_OFF_LABEL = re.compile(r"\boff[ -]?label\b", re.IGNORECASE)
_NOT_OFF_LABEL = re.compile(
    r"(?:\bnot|\bnever|\bno|\bno longer|n't)(?: (?:an?|any|the|considered|(?:use|offer|do|give)(?: \w+)?))? $"
    r"|\b(?:whether|if) (?:[\w']+ ){1,4}(?:is|are) (?:an? )?$",
    re.IGNORECASE,
)


def called_approved(sentence: str) -> str:
    """Its words that call this use approved, or nothing."""
    plain = level(sentence)
    for found in () if plain.endswith("?") else _told(plain):
        before = _before(plain, found)
        is_of_another_use = _OF_ANOTHER_USE.match(plain, found.end(), found.end() + REACH)
        if not (_DENIED.search(before) or _SUPPOSED.search(before) or is_of_another_use):
            return sentence[found.start() : found.end()]
    return ""


def says_not_approved(sentence: str) -> bool:
    """It tells that this use is off-label or not approved."""
    plain = level(sentence)
    if plain.endswith("?"):
        return False
    is_off_label = any(not _NOT_OFF_LABEL.search(_before(plain, found)) for found in _OFF_LABEL.finditer(plain))
    return is_off_label or _is_denied_by_agency(plain) or bool(_NOT_FOR_USE.search(plain) and not _OTHERS.search(plain))


def _is_denied_by_agency(plain: str) -> bool:
    denied = any(_DENIED.search(_before(plain, found)) for found in _told(plain))
    return denied or bool(_NOT_BY_AGENCY.search(plain))


def _told(plain: str) -> Iterator[re.Match[str]]:
    return (found for found in _APPROVED.finditer(plain) if found["said"])


def _before(plain: str, found: re.Match[str]) -> str:
    return plain[max(0, found.start() - REACH) : found.start()]
