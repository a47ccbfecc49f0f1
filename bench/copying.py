"""Writes rows with COPY.

The project's own triggers ask a question for each row, which is most of the time that a large clinic would take. They
are off meanwhile; what they would have held or written is written and checked at the end. Foreign keys, exclusion
constraints and checks stay on.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.models import Model

from clinic.publishing.models import Link, Mention, Page, Placement, ReviewEvent, Revision, Word, Wording

GUARDED: tuple[type[Model], ...] = (Page, Revision, Wording, Link, ReviewEvent, Placement, Mention, Word)
MENTIONS = """
    INSERT INTO publishing_mention (placement_id, target_id, role, type, page_id, first_live_at)
    SELECT p.id, l.target_id, l.role, p.type, p.page_id, p.first_live_at
    FROM publishing_placement p JOIN publishing_link l ON l.revision_id = p.revision_id WHERE p.kind = 'live'
"""
WORDS = """
    INSERT INTO publishing_word (text)
    SELECT DISTINCT lower(token)
    FROM publishing_placement p JOIN publishing_wording w USING (revision_id), ts_parse('default', w.words)
    WHERE p.kind = 'live' AND upper(p.during) IS NULL AND tokid IN (1, 2, 10, 11) AND length(token) BETWEEN 4 AND 30
    ON CONFLICT DO NOTHING
"""
NOTES = """
    UPDATE publishing_page page SET reviewed_at = noted.reviewed_at, short_interval = noted.short_interval FROM (
        SELECT p.page_id, bool_or(r.short_interval AND at.reviewed IS NOT NULL) AS short_interval,
            min(at.reviewed) AS reviewed_at
        FROM publishing_placement p
        JOIN publishing_revision r ON r.id = p.revision_id
        LEFT JOIN publishing_reviewevent before ON before.id = p.review_id
        CROSS JOIN LATERAL (
            SELECT coalesce(max(e.at), before.at) AS reviewed FROM publishing_reviewevent e
            WHERE e.revision_id = p.revision_id AND e.scope = 'page' AND e.kind IN ('approved', 'still correct')
        ) at
        WHERE p.kind = 'live' AND (upper(p.during) IS NULL OR upper(p.during) > now()) GROUP BY p.page_id
    ) noted WHERE noted.page_id = page.id
"""

Rows = dict[type[Model], list[dict[str, Any]]]


class Copier:
    """Collects rows and writes them on a second thread, so that the next ones are made while the database works.

    All rows of a table name the same columns.
    """

    def __init__(self) -> None:
        self.rows: Rows = {}
        self.thread = ThreadPoolExecutor(max_workers=1)
        self.written: Future[None] | None = None

    def add(self, model: type[Model], **values: Any) -> None:
        self.rows.setdefault(model, []).append(values)

    def copy(self) -> None:
        """Lets what was collected be written, once what came before it is."""
        self.wait()
        self.written, self.rows = self.thread.submit(_copy_all, self.rows), {}

    def wait(self) -> None:
        if self.written:
            self.written.result()

    def close(self) -> None:
        self.thread.submit(connections.close_all).result()
        self.thread.shutdown()


@transaction.atomic
def _copy_all(rows: Rows) -> None:
    for model, of_model in rows.items():
        _copy(model, of_model)


def _copy(model: type[Model], rows: list[dict[str, Any]]) -> None:
    columns = ", ".join(connection.ops.quote_name(column) for column in rows[0])
    lines = StringIO("".join(_line(row.values()) for row in rows))
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {model._meta.db_table} ({columns}) FROM STDIN", lines)


def _line(values: Iterable[Any]) -> str:
    return "\t".join(map(_text, values)) + "\n"


def _text(value: Any) -> str:
    if value is None:
        return "\\N"
    if not isinstance(value, str):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace("\t", "\\t")
    return escaped.replace("\n", "\\n").replace("\r", "\\r")


@contextmanager
def without_triggers() -> Iterator[None]:
    _switch("DISABLE")
    try:
        yield
    finally:
        _switch("ENABLE")


def _switch(how: str) -> None:
    with connection.cursor() as cursor:
        for model in GUARDED:
            cursor.execute(f"ALTER TABLE {model._meta.db_table} {how} TRIGGER USER")


def write_mentions() -> None:
    """What the placements' trigger writes, for all at once."""
    with connection.cursor() as cursor:
        cursor.execute(MENTIONS)


def write_words() -> None:
    """What the placements' trigger writes of what is live on, for all at once."""
    with connection.cursor() as cursor:
        cursor.execute(WORDS)


def write_notes() -> None:
    """What the verbs note on the pages of their reviews, for all at once."""
    with connection.cursor() as cursor:
        cursor.execute(NOTES)


def set_sequences(models: Iterable[type[Model]]) -> None:
    """After rows came with keys of their own, the next one continues behind them."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
