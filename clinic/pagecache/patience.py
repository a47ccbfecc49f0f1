"""How long a request waits for the database: not for one that hangs.

psycopg2 would wait for ever. Its wait callback waits in its place, so many seconds for each answer. One that comes
later is of no use to anyone: psycopg2 closes the connection, and another one is not waited for in the same request.
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
    is_over = False


patience = Patience()


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Nothing that this thread asks of the database takes longer, or it raises OperationalError."""
    before = patience.milliseconds, patience.is_over
    patience.milliseconds, patience.is_over = seconds * 1000, False
    try:
        yield
    finally:
        patience.milliseconds, patience.is_over = before


def install() -> None:
    """For all connections of the process. It cannot COPY then, and a server has no need to."""
    set_wait_callback(_wait)


def _wait(connection: Any) -> None:
    while (state := connection.poll()) != POLL_OK:
        waiting = select.poll()
        waiting.register(connection.fileno(), EVENTS[state])
        if not waiting.poll(0 if patience.is_over else patience.milliseconds):
            patience.is_over = patience.milliseconds is not None
            raise OperationalError("The database does not answer.")
