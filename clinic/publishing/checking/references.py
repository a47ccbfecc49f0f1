from collections.abc import Iterator

from clinic.richtext.blocks import MARKER

from ..clinical import Clinical, ReferenceContent
from ..content import PageContent
from .context import Context
from .finding import Finding, Level

BOOK, WEB_PAGE = "book", "web page"  # as the model of references calls them


class ClinicalContent(Clinical, PageContent):
    """What the checks of clinical texts may count on."""


def none(content: ClinicalContent, context: Context) -> Iterator[Finding]:
    if content.needs_references and not content.references:
        message = "There are no references. Add at least one that supports what the text says."
        yield Finding(check="references.none", level=Level.BLOCK, message=message, field="references")


def incomplete(content: ClinicalContent, context: Context) -> Iterator[Finding]:
    for row in content.references:
        missing = ", ".join(_missing(row))
        if missing:
            message = f"This reference cannot be found without: {missing}. Add it."
            yield Finding(
                check="references.incomplete",
                level=Level.BLOCK,
                message=message,
                quote=row.title,
                field="references",
                row=row.uuid,
            )


def _missing(row: ReferenceContent) -> Iterator[str]:
    said = {"authors": row.authors, "title": row.title, "journal or publisher": row.source, "year": row.year}
    yield from (name for name, value in said.items() if not str(value or "").strip())
    if not row.address.strip() and row.kind != BOOK:
        yield "a DOI, a PubMed ID or a link"
    elif row.kind == WEB_PAGE and not row.accessed_on:
        yield "the day when you read it"


def unknown(content: ClinicalContent, context: Context) -> Iterator[Finding]:
    """Patients would not see the marker at all."""
    known = {MARKER + str(row.uuid) for row in content.references}
    for passage in content.passages:
        for marker in passage.reading.cites:
            if marker.href not in known:
                message = f"Marker {marker.words} names a reference that is gone. Add the reference, or take it out."
                yield Finding.of(passage, "references.unknown", Level.BLOCK, message)
