from collections.abc import Iterator

from ..content import PageContent
from .context import Context
from .finding import Finding, Level


def tables(content: PageContent, context: Context) -> Iterator[Finding]:
    message = "This table has no headings. Mark its first row or its first column as headings."
    for passage in content.passages:
        for table in passage.reading.tables:
            if not table.has_headings:
                yield Finding.of(passage, "tables.headings", Level.BLOCK, message, table.words)
