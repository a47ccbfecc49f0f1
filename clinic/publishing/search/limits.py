"""What one search may cost the database."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connection, transaction

from ..models.wording import ENGLISH
from .question import telling, words

TIMEOUT = 2_000  # milliseconds, of each statement, and after so many no other is asked
# A scan of the whole table would take every long text apart: the planner does not count that. One search has one
# process to itself, and plans that frequencies.py can read.
BEGIN = """
    SELECT set_config('statement_timeout', %s, true), set_config('enable_seqscan', 'off', true),
        set_config('max_parallel_workers_per_gather', '0', true),
        (SELECT reltuples FROM pg_class WHERE oid = 'publishing_wording'::regclass),
        ARRAY(
            SELECT word FROM unnest(%s::text[]) WITH ORDINALITY AS typed(word, place)
            WHERE numnode(plainto_tsquery(%s, word)) > 0 ORDER BY place
        )
"""


class Busy(Exception):
    """The database did not answer in time."""


@dataclass(frozen=True)
class Bounds:
    """How many texts there are, by the database's own estimate, and the words that say something."""

    texts: float
    words: tuple[str, ...]


def _until(end: float) -> Callable[..., Any]:
    def ask(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if time.monotonic() > end:
            raise Busy
        return execute(sql, params, many, context)

    return ask


@contextmanager
def bounded(typed: str) -> Iterator[Bounds]:
    """Everything that is asked within must be answered in time. It writes nothing: its settings end with it."""
    try:
        with transaction.atomic(), connection.execute_wrapper(_until(time.monotonic() + TIMEOUT / 1000)):
            with connection.cursor() as cursor:
                cursor.execute(BEGIN, [str(TIMEOUT), list(words(typed)), ENGLISH])
                *_, texts, with_meaning = cursor.fetchone()
            yield Bounds(texts, telling(with_meaning))
            transaction.set_rollback(True)
    except OperationalError as error:
        raise Busy from error
