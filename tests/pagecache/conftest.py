import json
import select
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from clinic.pagecache.application import PageCache
from clinic.wsgi import django_application
from tests.processes import PATIENCE, start

from .reader import Answer, Reader


@pytest.fixture
def cache() -> PageCache:
    return PageCache(django_application)


@pytest.fixture
def reader(cache: PageCache, staff: None) -> Reader:
    return Reader(cache)


class Remote:
    """A process of its own that answers readers."""

    def __init__(self, process: Any) -> None:
        self.process = process

    def get(self, path: str, **asked: str) -> Answer:
        self.process.stdin.write(json.dumps({"path": path} | asked) + "\n")
        self.process.stdin.flush()
        assert select.select([self.process.stdout], [], [], PATIENCE)[0], "No answer ever came."
        answer = next(line for line in self.process.stdout if line.startswith("{"))  # others are what it logs
        return Answer(**json.loads(answer))


@pytest.fixture
def servers() -> Iterator[Callable[..., list[Remote]]]:
    with ExitStack() as stack:
        yield lambda count: [Remote(stack.enter_context(start("-m", "tests.pagecache.reader"))) for _ in range(count)]
