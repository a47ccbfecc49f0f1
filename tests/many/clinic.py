"""A clinic of many articles, in a database of its own for as long as the tests of this folder need it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from articles.models import Article
from bench import filling, scratch
from clinic.publishing.models import Page

ARTICLES, MIDDLE = 10_000, 5_000


@contextmanager
def clinic_of(articles: int, blocker: Any) -> Iterator[None]:
    with blocker.unblock(), scratch.database(f"{connection.settings_dict['NAME']}_bench"):
        filling.fill(articles)
        yield


def article(number: int) -> Page:
    """The one that was written as this number: what became of it, its number says (bench.lives.Fate)."""
    return Article.objects.get(slug__endswith=f"-{number}")


def addresses(page: Page) -> list[str]:
    """Where it was placed, in order of time."""
    return list(page.placements.values_list("path", flat=True))
