"""What could tell who a patient is."""

import re
from collections.abc import Iterator

from clinic.richtext.sentences import level

from ..content import PageContent
from .contacts import contacts, same
from .context import Context
from .finding import Finding, Level

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
    rf"|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]\d{{4}}|\d{{1,2}}[ ]{_MONTH}[ ]\d{{4}})"
)
_LABELLED = re.compile(
    rf"""\b(?:
        (?:mrn|(?:record|chart|patient)\ ?(?:number|no\.?|id|\#))(?:\ (?:is|was))?[ ]?[:\#]?[ ]?[a-z]{{0,3}}-?\d{{4,}}
        | (?:dob|d\.o\.b\.|date\ of\ birth|birth\ ?date|birthday|born(?:\ on)?)(?:\ (?:is|was))?[ ]?:?[ ]?{_DATE}
        | (?:ssn|social\ security(?:\ (?:number|no\.?))?)(?:\ (?:is|was))?[ ]?[:\#]?[ ]?\d{{3}}[ -]?\d{{2}}[ -]?\d{{4}}
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
