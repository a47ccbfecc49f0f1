from datetime import datetime

from django.db import connection
from django.utils import formats, timezone


def instant() -> datetime:
    """Now, by the database's clock: the only clock that decides what is live.

    Verbs call it after they hold the page's lock. Tests replace this one function and no other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def in_words(instant: datetime) -> str:
    """In the clinic's zone, as staff read it."""
    return formats.date_format(timezone.localtime(instant), "F j, Y, P T")
