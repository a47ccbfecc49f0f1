"""How long a request waits for the database: not for one that hangs.

psycopg2 would wait for ever. Its wait callback waits in its place, until the thread's deadline; an answer that comes
later is of no use to anyone, so the connection is given up.
"""

import select
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg2 import OperationalError
from psycopg2.extensions import POLL_OK, POLL_READ, POLL_WRITE, set_wait_callback

EVENTS = {POLL_READ: select.POLLIN, POLL_WRITE: select.POLLOUT}
thread = threading.local()


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Whatever this thread asks of the database is answered within so many seconds, or raises OperationalError."""
    before, thread.deadline = getattr(thread, "deadline", None), time.monotonic() + seconds
    try:
        yield
    finally:
        thread.deadline = before


def install() -> None:
    """For all connections of the process. It cannot COPY then, and a server has no need to."""
    set_wait_callback(_wait)


def _wait(connection: Any) -> None:
    while (state := connection.poll()) != POLL_OK:
        waiting = select.poll()
        waiting.register(connection.fileno(), EVENTS[state])
        if not waiting.poll(_milliseconds_left()):
            raise OperationalError("The database does not answer.")


def _milliseconds_left() -> float | None:
    deadline = getattr(thread, "deadline", None)
    return None if deadline is None else max(0.0, deadline - time.monotonic()) * 1000
