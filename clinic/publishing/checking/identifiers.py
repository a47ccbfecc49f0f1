"""What could tell who a patient is."""

import re
from collections.abc import Iterator

from clinic.richtext.sentences import level

from ..content import PageContent
from .contacts import contacts, same
from .context import Context
from .finding import Finding, Level

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:the[ ])?\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:\d{{1,4}}[ ]?[/.-][ ]?\d{{1,2}}[ ]?[/.-][ ]?\d{{2,4}}|\d{{8}}|{_MONTH}[ ]{_DAY},?[ ]\d{{4}}"
    rf"|{_DAY}[ -](?:of[ ])?{_MONTH},?[ -]\d{{2,4}})"
)
# From a label to what it labels.
_TO = r"(?:[ ]\([a-z][^()]{0,19}\))?(?:[ ](?:is|was|ending(?:[ ]in)?))?[ ]?[:\#=(-]{0,2}[ ]?"
_PHONE = r"\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}\b"
_LABELLED = re.compile(
    rf"""\b(?:
        (?:mrn(?:[ ](?:number|no\.?))?|medical[ ]record(?=[ ]?[:\#])|(?:record|chart|patient)[ ]?(?:number|no\.?|id|\#))
            {_TO}(?!{_PHONE})[a-z]{{0,3}}-?\d(?:[ .-]?\d){{3,}}
        | (?:dob|d\.o\.b\.|date[ ]of[ ]birth|birth[ ]?date|birthday|born(?:[ ]on)?){_TO}{_DATE}
        | (?:ssn|social[ ]security(?:[ ](?:number|no\.?))?){_TO}\d{{3}}[ .-]?\d{{2}}[ .-]?\d{{4}}
        )\b | (?<![\d-])\d{{3}}-\d{{2}}-\d{{4}}(?![\d-])""",
    re.IGNORECASE | re.VERBOSE,
)


def labelled(content: PageContent, context: Context) -> Iterator[Finding]:
    message = "This could tell who a patient is. Take it out."
    for passage in content.passages:
        for block in passage.blocks:
            for found in _LABELLED.finditer(level(block.text)):
                quote = block.text[found.start() : found.end()]
                yield Finding.of(passage, "identifiers.patient", Level.BLOCK, message, quote)


def possible(content: PageContent, context: Context) -> Iterator[Finding]:
    message = "This is none of the clinic's own numbers or addresses. Make sure that it is no patient's."
    for passage in content.passages:
        for block in passage.blocks:
            for contact in contacts(block.text):
                if same(contact) not in context.own:
                    yield Finding.of(passage, "identifiers.possible", Level.WARN, message, contact)
