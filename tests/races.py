"""People at the same instant: each in a thread and on a connection of their own."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier
from typing import Any

from django.db import connection

PATIENCE = 60  # seconds, after which the test fails because somebody waits for ever
LOCKS = re.compile(r"FOR (NO KEY )?UPDATE|pg_advisory_xact_lock")

Person = Callable[[], Any]


def at_once(*people: Person) -> list[Any]:
    """All begin together; returns what each of them got."""
    together = Barrier(len(people))

    def begin(person: Person) -> Any:
        together.wait(PATIENCE)
        return person()

    return _apart(begin, *people)


def at_the_lock(*people: Person) -> list[Any]:
    """Each reads what they need, and all go on together from where each would lock something."""
    together = Barrier(len(people))

    def begin(person: Person) -> Any:
        with connection.execute_wrapper(Before(LOCKS.search, lambda: together.wait(PATIENCE))):
            return person()

    return _apart(begin, *people)


def one_after_the_other(*people: Person) -> list[Any]:
    return [_apart(lambda person: person(), person)[0] for person in people]


STARTS = (at_once, at_the_lock, one_after_the_other)


def overtaken(slow: Person, quick: Person, before: int) -> tuple[Any, Any, bool]:
    """Between two statements of the slow one's request, the quick one does everything.

    Returns what both got, and whether the slow one was about to lock something: later nobody overtakes.
    """
    said: list[Any] = []
    locking: list[bool] = []
    number = count(1)

    def is_the_moment(sql: str) -> bool:
        is_lock = bool(LOCKS.search(sql))
        if not (is_lock or next(number) == before):
            return False
        locking.append(is_lock)
        return True

    passes = Before(is_the_moment, lambda: said.extend(one_after_the_other(quick)))
    with connection.execute_wrapper(passes):
        answer = slow()
    return answer, said[0], locking[0]


class Before:
    """Does something once, before the first statement that is meant."""

    def __init__(self, is_meant: Callable[[str], Any], does: Callable[[], Any]) -> None:
        self.is_meant, self.does, self.done = is_meant, does, False

    def __call__(self, execute: Any, sql: str, *how: Any) -> Any:
        if not self.done and self.is_meant(sql):
            self.done = True
            self.does()
        return execute(sql, *how)


def _apart(begin: Callable[[Person], Any], *people: Person) -> list[Any]:
    def alone(person: Person) -> Any:
        try:
            return begin(person)
        finally:
            connection.close()

    threads = ThreadPoolExecutor(len(people))
    try:
        return list(threads.map(alone, people, timeout=PATIENCE))
    finally:
        threads.shutdown(wait=False)
