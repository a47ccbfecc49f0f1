"""What a process knows of the site: its version, and until when that holds."""

import logging
import math
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import Error, InterfaceError, OperationalError, connection

from clinic.publishing.boundaries import next_boundary
from clinic.publishing.moment import Moment

from . import patience
from .pages import Pages

logger = logging.getLogger(__name__)
UNREACHABLE = (OperationalError, InterfaceError)
LOOKED_UP_EVERY = 0.5  # seconds
PATIENCE = 1.0  # seconds
DRIFT = 0.001  # of two clocks, at most: so many seconds to begin with, and for each second
LOOK_UP = "SELECT clock_timestamp(), number, changed_at FROM (SELECT) AS one LEFT JOIN publishing_siteversion ON id = 1"
SURE = 2  # seconds from a change until every process and every commit under way has seen it


class Away(Exception):
    """The database does not answer."""


@dataclass(frozen=True)
class Epoch:
    """A time in which nothing changes for readers, since this process knows of it, and what was kept in it."""

    version: int | None
    since: datetime
    changed_at: datetime
    boundary: datetime | None
    pages: Pages = field(default_factory=Pages)
    said: dict[str, Any] = field(default_factory=dict)

    def holds(self, at: datetime) -> bool:
        return self.since <= at and (self.boundary is None or at < self.boundary)

    @property
    def dated(self) -> int:
        """The second from which on nobody can have seen what was before."""
        return math.ceil(self.changed_at.timestamp()) + SURE


@dataclass(frozen=True)
class Known:
    """The epoch, when the database said so by its clock, and when it was asked by this machine's."""

    epoch: Epoch
    at: datetime
    asked: float

    @property
    def passed(self) -> float:
        """Seconds since then, at most."""
        return (time.monotonic() - self.asked) * (1 + DRIFT) + DRIFT

    @property
    def left(self) -> float:
        """Seconds that the epoch still lasts, at least."""
        if self.epoch.boundary is None:
            return math.inf
        return (self.epoch.boundary - self.at).total_seconds() - self.passed

    @property
    def now(self) -> datetime:
        return self.at + timedelta(seconds=self.passed)


class Site:
    """What is known now. A process has one of it, and its threads share it."""

    def __init__(self) -> None:
        self.known: Known | None = None
        self.is_away = False
        self.next_look = 0.0
        self.lock = threading.Lock()

    def look(self) -> Known:
        """Raises Away from when the database did not answer until it does: meanwhile only one thread asks it."""
        if self._must_look():
            with self.lock:
                if self._must_look():
                    self._look_up()
        if self.is_away or self.known is None:
            raise Away
        return self.known

    def forget(self) -> None:
        """Something was written through this process: its next reader sees it."""
        self.next_look = 0.0

    def _must_look(self) -> bool:
        if self.is_away:
            return False
        return self.known is None or time.monotonic() >= self.next_look or self.known.left <= 0

    def _look_up(self) -> None:
        try:
            self._ask_twice()
        except Error:
            logger.exception("The database does not answer.")
            self.is_away = True
            threading.Thread(target=self._wait_for_the_database, daemon=True).start()

    def _ask_twice(self) -> None:
        """A connection that was cut while nobody used it says nothing of the database now."""
        try:
            self._ask()
        except Error:
            connection.close()
            self._ask()

    def _ask(self) -> None:
        with patience.limited(PATIENCE), connection.cursor() as cursor:
            asked = time.monotonic()
            cursor.execute(LOOK_UP)
            at, version, changed_at = cursor.fetchone()
            self.known = Known(self._epoch(at, version, changed_at), at, asked)
            self.next_look = asked + LOOKED_UP_EVERY

    def _epoch(self, at: datetime, version: int | None, changed_at: datetime | None) -> Epoch:
        """The same one, unless somebody changed something or its end came. The first one begins now."""
        before = self.known.epoch if self.known else None
        if before is None:
            return Epoch(version, at, at, next_boundary(Moment(at)))
        is_over = before.boundary is not None and before.boundary <= at
        if before.version == version and not is_over:
            return before
        changes = [changed_at if before.version != version else None, before.boundary if is_over else None]
        return Epoch(version, at, max(filter(None, changes), default=at), next_boundary(Moment(at)))

    def _wait_for_the_database(self) -> None:
        while self.is_away:
            time.sleep(LOOKED_UP_EVERY)
            try:
                self._ask()
                self.is_away = False
            except UNREACHABLE:
                pass
            except Exception:  # for example a table that is being restored: whatever it is, it is asked again
                logger.exception("The database answers, and not what it should.")
            finally:
                connection.close()
