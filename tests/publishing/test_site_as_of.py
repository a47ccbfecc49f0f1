"""Staff see the site as of any instant: what patients read then, or will read."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from clinic.publishing import clock
from clinic.publishing.as_of import address
from tests import small_site
from tests.factories import fresh, make_article, publish

NOON = datetime(2030, 6, 3, 16, 0, tzinfo=UTC)
BEFORE = timedelta(microseconds=1)
PATH = "/articles/caring-for-your-back/"


@pytest.fixture
def look(enter, author):
    """The answer to a path as of an instant."""
    client = enter(author)
    return lambda at, path=PATH: client.get(address(at, path))


BANNER = re.compile(r'<section class="as-of-banner".*?</section>', re.DOTALL)


def page(response, inside="/"):
    """What is answered without the banner, with the addresses as they are outside of the instant."""
    return " ".join(BANNER.sub("", response.content.decode()).replace(inside, "/").split())


def main(response):
    return BeautifulSoup(page(response), "html5lib").main.get_text()


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
            assert (seen.status_code, page(seen, address(at, "/"))) == (then.status_code, page(then))
    assert len(instants) == 12


def test_what_is_scheduled_is_seen_in_the_future_and_not_before(article, look):
    publish(article, at=NOON)

    assert look(NOON - BEFORE).status_code == 404
    assert look(NOON).status_code == 200
    assert "Caring for your back" in main(look(NOON, "/articles/"))
    assert "Caring for your back" not in main(look(NOON - BEFORE, "/articles/"))


def test_what_is_gone_or_was_never_there_is_shown_as_such(article, look, publisher):
    publish(article)
    fresh(article).retract(publisher, "A dose was wrong.")
    now = clock.instant()

    gone, never, nowhere = look(now), look(now, "/articles/never-there/"), look(now, "/no/such/page")

    assert (gone.status_code, never.status_code, nowhere.status_code) == (410, 404, 404)
    assert "A dose was wrong." in main(gone)
    for answer in (gone, never, nowhere):
        assert "The site as of" in answer.content.decode()


def test_a_moved_page_redirects_within_the_instant(article, look, publisher):
    publish(article)
    fresh(article).move("moved", publisher)
    now = clock.instant()

    response = look(now)

    assert (response.status_code, response["Location"]) == (301, address(now, "/articles/moved/"))


@pytest.mark.parametrize("path", ["/", "/treatments/", "/articles/five-treatments/", "/articles/?page=1", "/never/"])
def test_every_link_stays_within_the_instant_or_leads_out_of_the_site(staff, enter, author, settings, path):
    settings.SITE_URL = "https://clinic.example"
    small_site.build()
    now = clock.instant()

    found = links(enter(author).get(address(now, path)))

    inside = address(now, "/")
    assert f"{inside}treatments/" in found
    assert inside in found
    others = {link for link in found if not link.startswith((inside, "#", "?", "tel:", "https://"))}
    assert {urlsplit(link).path.split("/")[1] for link in others} == {"static", "admin"}
    assert {link for link in others if not link.startswith("/static/")} == {"/admin/", "/admin/as-of/"}


def test_other_hosts_stay_and_what_is_ours_is_within(staff, look):
    article = make_article(slug="caring-for-your-back")
    written = ["https://medlineplus.gov/", "/topics/", "http://testserver/clinicians/", "http://testserver.example/"]
    written += ["/media/pictures/x.png", "/static/site.css"]
    publish(article, body="".join(f'<p><a href="{link}">Read</a></p>' for link in written))
    now = clock.instant()

    article_links = BeautifulSoup(look(now).content.decode(), "html5lib").select(".prose a")

    assert [link["href"] for link in article_links] == [
        "https://medlineplus.gov/",
        address(now, "/topics/"),
        address(now, "/clinicians/"),
        "http://testserver.example/",
        "/media/pictures/x.png",
        "/static/site.css",
    ]


def test_later_pages_of_a_list_stay_within_the_instant(staff, look):
    for _ in range(21):
        publish(make_article())

    response = look(clock.instant(), "/articles/")
    second = look(clock.instant(), "/articles/?page=2")

    assert "?page=2" in links(response)
    assert "Page 2" in main(second)


def test_it_is_never_kept_or_indexed_and_loosens_nothing(article, look, visitor):
    publish(article)

    response, public = look(clock.instant()), visitor.get(PATH)

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Content-Security-Policy"] == public["Content-Security-Policy"]


def test_the_banner_says_which_instant_it_is_in_the_clinics_zone(article, look):
    publish(article, at=NOON)

    banner = BeautifulSoup(look(NOON).content.decode(), "html5lib").select_one(".as-of-banner")

    assert "The site as of June 3, 2030, noon EDT, if nothing else is published before then" in banner.get_text()
    assert banner.select_one("input[type=datetime-local]")["value"] == "2030-06-03T12:00"
    assert banner.select_one("input[name=path]")["value"] == PATH


def test_patients_pages_have_no_banner(live_article, visitor):
    assert "as-of-banner" not in visitor.get(PATH).content.decode()


@pytest.mark.parametrize("path", ["/", PATH, "/admin/", "/media/pictures/x.png"])
def test_whoever_is_not_staff_gets_the_login_page(live_article, path, enter):
    patient = User.objects.create(username="patient")

    for client in (Client(), enter(patient)):
        for where in (address(clock.instant(), path), reverse("choose_as_of")):
            response = client.get(where)
            assert response.status_code == 302
            assert response["Location"].startswith("/admin/login/?next=")


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/articles/article/", "/admin/as-of/2026-01-01T00:00/", "/preview/x/"]
)
def test_what_is_no_page_of_the_public_site_is_not_found(look, path):
    assert look(NOON, path).status_code == 404


def test_it_only_reads(live_article, enter, author):
    client = enter(author)

    assert client.post(address(NOON, PATH)).status_code == 405
    assert client.post(address(NOON, "/no/such/page/")).status_code == 405
    assert client.post("/admin/as-of/", {"at": "2030-06-03T12:00"}).status_code == 405


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2030-06-03T16:00:00Z", NOON),
        ("2030-06-03T18:00:00+02:00", NOON),
        ("2030-06-03T12:00:00-04:00", NOON),
        ("2030-06-03T12:00", NOON),
        ("2026-11-01T01:30:00-05:00", datetime(2026, 11, 1, 6, 30, tzinfo=UTC)),
    ],
)
def test_an_instant_has_its_zone_or_is_in_the_clinics(enter, author, written, meant):
    response = enter(author).get(f"/admin/as-of/{written}/")

    assert response.wsgi_request.user == author
    assert response.context["request"].moment.at == meant


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2026-03-08T02:30", "2:30 a.m. on March 8, 2026 does not exist"),
        ("2026-11-01T01:30", "1:30 a.m. on November 1, 2026 comes twice"),
        ("2026-02-30T10:00", "Enter a valid date/time."),
        ("yesterday", "Enter a valid date/time."),
        ("0001-01-01T00:00:00+14:00", "Choose a time between the years 1900 and 2200."),
        ("9999-12-31T23:59:59-12:00", "Choose a time between the years 1900 and 2200."),
        ("9999-12-31T23:59:59", "Choose a time between the years 1900 and 2200."),
        ("0001-01-01", "Choose a time between the years 1900 and 2200."),
    ],
)
def test_an_instant_that_is_none_is_refused_in_words(enter, author, written, why):
    client = enter(author)

    for response in (
        client.get(f"/admin/as-of/{written}/articles/"),
        client.get("/admin/as-of/", {"at": written, "path": "/articles/"}),
    ):
        assert response.status_code == 400
        assert why in response.content.decode()
        assert response.context["form"]["path"].value() == "/articles/"


def test_the_form_leads_to_the_same_page_at_the_time_that_was_typed(enter, author):
    response = enter(author).get("/admin/as-of/", {"at": "2030-06-03T12:00", "path": "/articles/?page=1"})

    assert response["Location"] == "/admin/as-of/2030-06-03T12:00:00-04:00/articles/?page=1"


@pytest.mark.parametrize("path", ["", "//elsewhere.example/", "https://elsewhere.example/", "/a\r\nb", "\\\\elsewhere"])
def test_the_form_leads_nowhere_else(enter, author, path):
    response = enter(author).get("/admin/as-of/", {"at": "2030-06-03T12:00", "path": path})

    assert response["Location"].startswith("/admin/as-of/2030-06-03T12:00:00-04:00/")
    assert "\n" not in response["Location"]


def test_the_timeline_leads_to_each_time_and_has_the_form(article, enter, author):
    publish(article, at=NOON)

    found = links(enter(author).get(f"/admin/articles/article/{article.pk}/timeline/"))

    assert {address(NOON, PATH), "/admin/as-of/"} <= found
