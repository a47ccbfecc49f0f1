from urllib.parse import urlencode

import pytest


@pytest.fixture
def asked(visitor):
    """The answer to a search."""
    return lambda q, **options: visitor.get(f"/search/?{urlencode({'q': q, **options})}")


@pytest.fixture
def titles(asked):
    """The titles of what a search finds, in order."""
    return lambda q, **options: [result.hit.title for _, result in asked(q, **options).context.get("results", [])]
