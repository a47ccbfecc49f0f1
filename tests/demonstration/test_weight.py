"""No page of the demonstration is heavy on a slow phone: it and its stylesheet are a few packets, pictures apart."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from clinic.publishing import clock
from clinic.publishing.models import Placement

LIMIT = 25_000  # bytes, compressed
LISTS = ["/topics/", "/treatments/", "/articles/", "/articles/?page=2", "/clinicians/", "/locations/", "/nowhere/"]


def weight(data: bytes) -> int:
    return len(gzip.compress(data, compresslevel=6, mtime=0))


@pytest.fixture
def demo(db):
    call_command("demo", verbosity=0)


def test_no_page_and_its_stylesheet_weigh_more_than_25_kilobytes(demo, visitor):
    style = weight(Path(settings.BASE_DIR, "static/site.css").read_bytes())
    paths = set(Placement.objects.live(clock.instant()).values_list("path", flat=True))

    weighed = {path: style + weight(visitor.get(path).content) for path in [*paths, *LISTS]}

    assert "/" in weighed
    assert len(weighed) > 30
    assert {path: found for path, found in weighed.items() if found > LIMIT} == {}
