"""Whether a sentence denies what it says, as far as that can be told from the words near by.

A negation reaches as far as its kind allows, and never into another clause: “not surgery, and it cures” is a promise.
"""

import re

NEAR, NEAR_OF_NOTHING = 6, 8  # words: five, and the article of what is denied
REACH = 200  # characters, so that a text of one endless word takes no longer
_WORD = re.compile(r"no one|[\w'%-]+", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(
    r"[;:!?\u2014]| - |\bbut\b|(?<!not )\bbecause\b|\b(?:if|when|while|since|although|though) [^,]+,"
    r"|(?:,|\band\b) (?:and |so |then |yet )?"
    r"(?:it|this|that|there|i|we|you|he|she|they|our|now|just|only|always|am|is|are|was|were|has|have|will|can)\b",
    re.IGNORECASE,
)
_OTHER_PART = re.compile(r",|\band\b", re.IGNORECASE)
# What only is not needed, or not all, is no denial: “you do not need surgery to be cured”, “not only painless”.
_NOT = re.compile(
    r"(?<!why )\b(?:not|never|cannot|\w+n't)\b(?! (?:it|you|before|go wrong)\b)"
    r"(?! (?:\w+ )?(?:only|just|merely|simply|too|need|have to|wait|rest|worry|miss|hesitate|delay|settle)\b)"
    r"|\b(?:nobody|no one)\b(?! (?:leaves|is too)\b)|\b(?:neither|nor|unlikely|myth|beware|wary)\b",
    re.IGNORECASE,
)
_THING = (
    r"(?:treatments?|therap(?:y|ies)|medicines?|medications?|drugs?|pills?|procedures?|operations?|surger(?:y|ies)"
    r"|injections?|shots?|exercises?|methods?|devices?|implants?|tests?|scans?|doctors?|physicians?|surgeons?|clinics?|plans?"
    r"|stud(?:y|ies)|trials?|research|evidence|proof|promises?|guarantees?|chance|ways?|things?|options?|choices?"
    r"|people|patients)"
)
_NOTHING = re.compile(
    rf"\b(?:no|few|neither|hardly any) (?:(?!other|better|more\b)\w+ )?{_THING}\b"
    r"(?! (?:we|our)\b|.*\b(?:needs?|needed|necessary|required)\b)"
    r"|\bnothing\b(?! (?:to|with|from|for|at|as|when|except)\b)|(?<!to )\bnone\b",
    re.IGNORECASE,
)
_ARTICLE = (
    r"an?|any|the|such|single|known|proven|sure|real|true|quick|easy|simple|one|magic|miracle|painless|permanent"
    r"|complete|lasting"
)
_DIRECTLY = re.compile(
    rf"\b(?:(?:no|no longer|without|rather than|instead of)(?: (?:{_ARTICLE})){{0,2}}"
    r"|(?:rarely|seldom|hardly)(?: \w+)?)$",
    re.IGNORECASE,
)
# Of words that are negative themselves; and who says what follows if nothing happens does not promise it.
_DIRECTLY_OF_NOTHING = re.compile(
    r"\b(?:(?:rarely|seldom|hardly)(?: ever)?"
    r"|(?:if|when|once|unless|whether|as long as) (?:there (?:is|are|were)|(?:you|they) (?:have|had)))$",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"(?:no|zero|without|never|cannot|can't|free of)\b|.*\bfree\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:,|\band) ?$", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:\b(?:not|never|cannot)|n't)\b(?: \w+){0,2}? (?:exist|possible|known|promised|guaranteed|expected|found"
    r"|available|likely|certain|the goal|the aim|to be trusted)\b(?! (?:before|until|elsewhere|anywhere))"
    r"|^(?:for \w+ (?:\w+ )?)?(?:is|are) (?:unlikely|rare|impossible)\b",
    re.IGNORECASE,
)


def is_denied(plain: str, start: int, end: int) -> bool:
    """Of the words from `start` to `end` in a levelled sentence; behind them only what is said of themselves."""
    clause = _OTHER_CLAUSE.split(plain[max(0, start - REACH) : start])[-1]
    behind = _OTHER_CLAUSE.split(plain[end : end + REACH])[0]
    is_before = _denies_nothing if _NEGATIVE.match(plain[start:end]) else _denies
    return is_before(clause) or bool(_BEHIND.search(" ".join(_WORD.findall(behind)[: NEAR + 2])))


def _denies(clause: str) -> bool:
    return _holds(_NOT, clause) or _holds_nothing(clause) or _holds(_DIRECTLY, _part(clause))


def _denies_nothing(clause: str) -> bool:
    """Before words that are negative themselves, another negation beside them adds to them: “not sore, no risk”."""
    if _GOES_ON.search(clause):
        return False
    return _holds(_NOT, clause) or _holds_nothing(clause) or _holds(_DIRECTLY_OF_NOTHING, _part(clause))


def _holds_nothing(clause: str) -> bool:
    return _holds(_NOTHING, _part(clause), NEAR_OF_NOTHING)


def _holds(pattern: re.Pattern[str], text: str, near: int = NEAR) -> bool:
    return bool(pattern.search(" ".join(_WORD.findall(text)[-near:])))


def _part(clause: str) -> str:
    return _OTHER_PART.split(clause)[-1]
