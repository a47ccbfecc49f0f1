"""Staff see the site as of any instant: what patients read then, or will read."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from clinic.publishing import clock
from clinic.publishing.as_of import address
from clinic.publishing.models import Placement
from clinic.publishing.reconstruct import Span, reconstruct
from tests import small_site
from tests.factories import fresh, latest, make_article, publish, write

NOON = datetime(2030, 6, 3, 16, 0, tzinfo=UTC)
BEFORE = timedelta(microseconds=1)
PATH = "/articles/caring-for-your-back/"


@pytest.fixture
def look(enter, author):
    """The answer to a path as of an instant."""
    client = enter(author)
    return lambda at, path=PATH: client.get(address(at, path))


def main(response):
    """What the page says, without the banner and without where its links lead."""
    soup = BeautifulSoup(response.content.decode(), "html5lib")
    for banner in soup.select(".as-of-banner"):
        banner.decompose()
    return soup.get_text()


def links(response):
    soup = BeautifulSoup(response.content.decode(), "html5lib")
    return {element.get("href") or element.get("action") for element in soup.select("[href], [action]")}


def test_every_placement_of_a_page_answers_what_patients_got_then(article, publisher, look, stopped_clock, visitor):
    publish(article)
    publish(article, standfirst="Second.")
    fresh(article).withdraw(publisher, "Under review.")
    publish(article, standfirst="Third.")
    fresh(article).move("moved", publisher)
    fresh(article).retract(publisher, "A dose was wrong.")
    instants = [span.start + by for span in article.placements.order_by("during") for by in (-BEFORE, BEFORE - BEFORE)]

    for at in instants:
        for path in (PATH, "/articles/moved/", "/articles/"):
            stopped_clock.stop(at)
            then = visitor.get(path)
            stopped_clock.stop(NOON)
            seen = look(at, path)
            assert (seen.status_code, main(seen)) == (then.status_code, main(then))
    assert len(instants) == 12
