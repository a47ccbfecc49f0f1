from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

KEY = int.from_bytes(b"migrate", "big")
# Every guard asks this function whether the session has named it as one to be ignored (`SET pgtrigger.ignore`), which
# any role may do. The package makes it anew with each guard.
IGNORE_NOTHING = """
    CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS 'SELECT false'
"""


class Command(migrate.Command):
    """Django's own, one at a time on a database: two at once would trip over each other's tables.

    Afterwards no session can switch off a guard by itself.
    """

    def handle(self, *args: Any, **options: Any) -> Any:
        connection = connections[options["database"]]
        with alone(connection, self.stdout.write):
            done = super().handle(*args, **options)
            with connection.cursor() as cursor:
                cursor.execute(IGNORE_NOTHING)
            return done


@contextmanager
def alone(connection: BaseDatabaseWrapper, say: Callable[[str], Any]) -> Iterator[None]:
    """Waits for every other migrate. The lock is the session's, so it is gone with a process that dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
        if not cursor.fetchone()[0]:
            say("Another migrate is at work. This one waits until it is done.")
            cursor.execute("SELECT pg_advisory_lock(%s)", [KEY])
    try:
        yield
    finally:
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [KEY])
        else:  # in the middle of a failed transaction, or cut off
            connection.close()
