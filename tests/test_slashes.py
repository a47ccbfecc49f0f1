"""An address without its last slash leads to its page in one redirect, and to nowhere else."""

from urllib.parse import unquote

import pytest
from django.core.exceptions import ValidationError

from tests.factories import fresh, make_article, publish


@pytest.fixture
def answer(visitor):
    def _answer(path):
        response = visitor.get(path)
        return response.status_code, response.get("Location", "")

    return _answer


@pytest.fixture
def moved(article, publisher):
    publish(article)
    fresh(article).move("back-care", publisher)
    return article


@pytest.mark.parametrize("asked", ["/articles/caring-for-your-back/", "/articles/caring-for-your-back"])
def test_a_former_address_leads_to_the_present_one_in_one_redirect(moved, answer, asked):
    assert answer(asked) == (301, "/articles/back-care/")
    assert answer("/articles/back-care/") == (200, "")


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/articles/back-care", "/articles/back-care/"),
        ("/articles/back-care?page=1&x=%2F", "/articles/back-care/?page=1&x=%2F"),
        ("/articles", "/articles/"),
        ("/articles?page=2", "/articles/?page=2"),
        ("/articles/feed", "/articles/feed/"),
        ("/admin", "/admin/"),
    ],
)
def test_what_is_there_with_the_slash_is_one_redirect_away(moved, answer, asked, led):
    assert answer(asked) == (301, led)


@pytest.mark.parametrize(
    "asked",
    [
        "/articles/never-there",
        "/nowhere",
        "/nowhere/",
        "/Articles/Back-Care/",
        "/articles/Back-care/",
        "/articles//back-care/",
        "/articles//back-care",
        "//articles/back-care",
        "//articles/back-care/",
        "//evil.example",
        "//evil.example/",
        "/\\evil.example",
        "/%2F/evil.example",
        "/articles/back-care//",
        "/robots.txt/",
        "/favicon.png",
    ],
)
def test_where_nothing_is_nobody_is_led(moved, visitor, asked):
    response = visitor.get("/", PATH_INFO=unquote(asked))  # of an address, the client would take // for a host

    assert response.status_code == 404
    assert "Page not found" in response.content.decode()
    assert 'href="/articles/"' in response.content.decode()


def test_a_retracted_page_says_so_without_its_slash_too(live_article, publisher, visitor):
    fresh(live_article.page).retract(publisher, "A dose was wrong.")

    response = visitor.get("/articles/caring-for-your-back")

    assert response.status_code == 410
    assert "A dose was wrong." in response.content.decode()
    assert response["X-Frame-Options"] == "DENY"


def test_addresses_of_the_site_itself_are_no_articles(staff, author):

    with pytest.raises(ValidationError, match="The site itself has this address"):
        make_article(slug="feed").clean()


def test_only_reading_is_answered(moved, visitor):
    assert visitor.post("/articles/back-care").status_code == 405
