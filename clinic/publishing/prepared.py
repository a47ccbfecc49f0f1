"""Questions that public pages ask again and again.

Django takes several times longer to write the SQL of such a question than PostgreSQL to answer it. Each is written
once in a process, with marks where its values go, and asked with other values from then on.
"""

from collections.abc import Callable, Hashable, Iterable
from copy import copy
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)


class Prepared:
    """A question by the function that makes its queryset.

    All that differs from one asking to the next is given to it by name: an instant, a number, a text, a uuid or a list
    of these for `__in`, and must reach the SQL as a value. What changes the SQL itself is given by position: it is
    written once for each of those, so they must be few.
    """

    def __init__(self, made_by: Callable[..., QuerySet[Any]]) -> None:
        self.made_by = made_by
        self.written: dict[Hashable, _Written] = {}

    def __call__(self, *shape: Hashable, **values: Any) -> list[Any]:
        values = {name: _padded(value) if isinstance(value, list) else value for name, value in values.items()}
        lengths = tuple(len(value) for value in values.values() if isinstance(value, list))
        key = (*shape, *lengths)
        if key not in self.written:
            self.written[key] = _Written(self.made_by, shape, values)
        return self.written[key].ask(values)


class Slices:
    """A list of which a paginator asks for one slice."""

    def __init__(self, found: Callable[[int, int], list[Any]]) -> None:
        self.found = found

    def __getitem__(self, wanted: slice) -> list[Any]:
        return self.found(wanted.start, wanted.stop)


class _Written:
    def __init__(self, made_by: Callable[..., QuerySet[Any]], shape: tuple[Hashable, ...], values: Any) -> None:
        marks = {name: _mark(number, value) for number, (name, value) in enumerate(values.items())}
        self.queryset = made_by(*shape, **marks)
        self.compiler = self.queryset.query.get_compiler(using=self.queryset.db)
        self.converters: Any = None
        try:
            self.sql, params = self.compiler.as_sql()
        except EmptyResultSet:
            self.sql, params = "", ()
        places = {mark: place for name, value in marks.items() for place, mark in _places(name, value)}
        self.params = [(places.get(param) if isinstance(param, Hashable) else None, param) for param in params]
        if self.sql and set(places.values()) != {place for place, _ in self.params if place}:
            raise TypeError(f"Not every value of {list(values)} is one in {self.sql}")

    def ask(self, values: dict[str, Any]) -> list[Any]:
        if not self.sql:
            return []
        given = {place: value for name, of_name in values.items() for place, value in _places(name, of_name)}
        params = tuple(given[place] if place else param for place, param in self.params)
        compiler: Any = copy(self.compiler)
        compiler.connection = connections[self.queryset.db]  # this thread's
        compiler.as_sql = lambda: (self.sql, params)
        compiler.get_converters = self._converters
        asked = self.queryset.all()
        query: Any = asked.query
        query.get_compiler = lambda *_, **__: compiler
        return list(asked)

    def _converters(self, columns: Iterable[Any]) -> Any:
        """Of the columns' values: found once, as the question is written once."""
        if self.converters is None:
            self.converters = self.compiler.get_converters(columns)
        return self.converters


def _padded(values: list[Any]) -> list[Any]:
    """As long as a power of two, with the last one said again: lists are of many lengths."""
    return values + values[-1:] * ((1 << (len(values) - 1).bit_length()) - len(values)) if values else []


def _places(name: str, value: Any) -> list[tuple[tuple[str, int], Any]]:
    return [((name, number), one) for number, one in enumerate(value if isinstance(value, list) else [value])]


def _mark(number: int, value: Any) -> Any:
    """A value like this one that nobody asks with."""
    if isinstance(value, list):
        return [_mark(1_000 * (number + 1) + index, one) for index, one in enumerate(value)]
    if isinstance(value, datetime):
        return LONG_AGO + timedelta(hours=number)
    if isinstance(value, UUID):
        return UUID(int=number)
    if isinstance(value, float):
        return -1_000_000.0 - number
    return -1_000_000 - number if isinstance(value, int) else f"a value by the number {number}"
