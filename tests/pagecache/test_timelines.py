"""At the edges of two hundred random timelines: no reader gets a text that was not live when they asked."""

import random
import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from clinic.publishing import clock
from clinic.publishing.models import Kind
from tests.factories import fresh, make_article, sign, write

pytestmark = pytest.mark.django_db(transaction=True)
TIMELINES, AT_ONCE = 200, 30
FIRST, LAST = 1.0, 3.0  # seconds from when it is planned
SEED = 20_261_128


@pytest.fixture
def chance():
    return random.Random(SEED)  # noqa: S311


def written(name):
    """An article with two signed texts."""
    page = make_article(name, slug=name.lower(), standfirst="Text 1.")
    texts = [sign(page), sign(page, revision=write(page, standfirst="Text 2."))]
    return page, texts


def plan(page, texts, chance):
    """Up to two changes: a text that comes, or another one that takes its place, and perhaps an end."""
    publisher = User.objects.get(username="publisher")
    if chance.random() < 0.5:
        fresh(page).publish(texts[0], publisher, until=edge(chance) if chance.random() < 0.4 else None)
    starts = edge(chance)
    ends = starts + timedelta(seconds=chance.uniform(0.05, 1.0)) if chance.random() < 0.5 else None
    fresh(page).publish(texts[1], publisher, at=starts, until=ends)


def edge(chance):
    return clock.instant() + timedelta(seconds=chance.uniform(FIRST, LAST))


def texts_between(spans, since, until):
    """What could be read of a page at some instant of these: texts, and None for none."""
    edges = [edge for span in spans for edge in (span.during.lower, span.during.upper) if edge]
    instants = [since, until, *[edge for edge in edges if since <= edge <= until]]
    live = [[span.revision_id for span in spans if at in span.during] for at in instants]
    return {found[0] if found else None for found in live}


def read(reader, page):
    """The revision that a reader gets, if any."""
    body = reader.get(f"/articles/{page.slug}/").body
    return next((revision.pk for revision in page.texts if f">{revision.frozen.standfirst}<" in body), None)


def edges_to_come(pages):
    found = [(at, page) for page in pages for span in page.spans for at in (span.during.lower, span.during.upper) if at]
    now = clock.instant()
    return sorted((both for both in found if both[0] > now), key=lambda both: both[0])


def test_no_reader_gets_what_was_not_live_when_they_asked(reader, cache, chance):
    seen, hits = set(), []
    while len(seen) < TIMELINES:
        all_written = [written(f"Page-{len(seen)}-{one}") for one in range(AT_ONCE)]
        for page, texts in all_written:
            plan(page, texts, chance)
            page.texts, page.spans = texts, list(page.placements.kept().filter(kind=Kind.LIVE))
        cache.site.forget()
        for boundary, page in edges_to_come(page for page, _ in all_written):
            while clock.instant() < boundary - timedelta(milliseconds=3):
                time.sleep(0.001)
            since = boundary - timedelta(seconds=1)
            while since < boundary:
                since = clock.instant()
                got = read(reader, page)
                assert got in texts_between(page.spans, since, clock.instant())
            hits.append(reader.get(f"/articles/{page.slug}/").how)
            seen.add(page.pk)
    assert hits.count("clinic; hit") > TIMELINES / 2
