"""How long a request waits for the database: not for one that hangs.

psycopg2 would wait for ever. Its wait callback waits in its place, so many seconds for each answer. One that comes
later is of no use to anyone: psycopg2 closes the connection, so whatever else the request asks fails at once.
"""

import select
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg2 import OperationalError
from psycopg2.extensions import POLL_OK, POLL_READ, POLL_WRITE, set_wait_callback

EVENTS = {POLL_READ: select.POLLIN, POLL_WRITE: select.POLLOUT}


class Patience(threading.local):
    milliseconds: float | None = None  # without a limit


patience = Patience()


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Nothing that this thread asks of the database takes longer, or it raises OperationalError."""
    patience.milliseconds = seconds * 1000
    try:
        yield
    finally:
        patience.milliseconds = None


def install() -> None:
    """For all connections of the process. It cannot COPY then, and a server has no need to."""
    set_wait_callback(_wait)


def _wait(connection: Any) -> None:
    while (state := connection.poll()) != POLL_OK:
        waiting = select.poll()
        waiting.register(connection.fileno(), EVENTS[state])
        if not waiting.poll(patience.milliseconds):
            raise OperationalError("The database does not answer.")
