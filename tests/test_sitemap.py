"""The sitemap: exactly what patients can read now, with when its text last changed."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.publishing import clock
from clinic.publishing.models import Page
from clinic.sitemap import PART
from tests import small_site
from tests.factories import fresh, make_article, publish

pytestmark = pytest.mark.usefixtures("staff")
SITE, DAY = "https://clinic.example", timedelta(days=1)
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LISTS = ["/", "/treatments/", "/topics/", "/articles/", "/clinicians/", "/locations/"]


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def read(visitor):
    """The addresses that a part or the index names, each with its date if it has one."""

    def _read(path):
        response = visitor.get(path)
        assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
        root = ElementTree.fromstring(response.content)  # noqa: S314 (our own)
        assert {one.tag for one in root} <= {f"{NAMESPACE}url", f"{NAMESPACE}sitemap"}
        return {one.findtext(f"{NAMESPACE}loc").removeprefix(SITE): one.findtext(f"{NAMESPACE}lastmod") for one in root}

    return _read


@pytest.fixture
def listed(read):
    return lambda: [address for part in read("/sitemap.xml") for address in read(part)]


def test_it_lists_exactly_what_is_live_each_once_and_the_lists(listed, visitor):
    site = small_site.build()
    standing = small_site.add_every_standing()
    pages = [page for page in site.pages if page != site.practice]

    found = listed()

    assert found[: len(LISTS)] == LISTS
    assert sorted(found[len(LISTS) :]) == sorted(
        [*(fresh(page).get_absolute_url() for page in pages), "/articles/moved-here/"]
    )
    assert fresh(standing["moved"]).get_absolute_url() == "/articles/moved-here/"
    assert {visitor.get(address).status_code for address in found} == {200}


def test_a_scheduled_page_is_listed_from_its_second_on(listed, article, stopped_clock):
    at = clock.instant() + DAY
    publish(article, at=at)

    seen = []
    for instant in (at - timedelta(seconds=1), at):
        stopped_clock.stop(instant)
        seen.append(listed()[len(LISTS) :])

    assert seen == [[], ["/articles/caring-for-your-back/"]]


def test_its_date_is_when_the_text_changed_which_a_move_does_not(read, article, publisher, stopped_clock):
    start = clock.instant() + DAY
    stopped_clock.stop(start)
    publish(article)
    stopped_clock.stop(start + DAY)
    publish(article, body="<p>Changed.</p>")
    stopped_clock.stop(start + 2 * DAY)
    fresh(article).move("elsewhere", publisher)

    part = read(f"/sitemap/{article.pk // PART}.xml")

    assert {address: (datetime.fromisoformat(date) - start) / DAY for address, date in part.items()} == {
        "/articles/elsewhere/": 1
    }


def test_pages_stand_in_parts_by_their_keys_and_a_part_without_one_is_not_named(read, listed, visitor):
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval(pg_get_serial_sequence('publishing_page', 'id'), %s)", [90 * PART - 2])
    first, second = make_article(slug="first"), make_article(slug="second")
    publish(first)
    publish(second)

    assert (first.pk, second.pk) == (90 * PART - 1, 90 * PART)
    assert list(read("/sitemap.xml")) == ["/sitemap/lists.xml", "/sitemap/89.xml", "/sitemap/90.xml"]
    assert [list(read(f"/sitemap/{part}.xml")) for part in (89, 90)] == [["/articles/first/"], ["/articles/second/"]]
    for part in ("88", "91", "089", "-1", "x", "9" * 9, "9" * 30):
        assert visitor.get(f"/sitemap/{part}.xml").status_code == 404


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap/{}.xml"])
def test_many_pages_ask_no_more_than_one(visitor, article, path):
    publish(article)
    path = path.format(article.pk // PART)
    asked = []
    for pages in (0, 5):
        for _ in range(pages):
            publish(make_article())
        with CaptureQueriesContext(connection) as queries:
            visitor.get(path)
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 3
    assert Page.objects.count() > 5
