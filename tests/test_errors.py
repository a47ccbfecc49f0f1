"""When something is wrong, a reader is told so plainly: without the database, and with what to do next."""

import html5lib
import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError
from django.template.loader import render_to_string

from clinic.publishing import clock


@pytest.mark.parametrize("name", ["403_csrf", "500", "503"])
def test_a_plain_page_needs_neither_the_database_nor_a_request(name):
    page = render_to_string(f"{name}.html")

    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)

    assert [link.get("href") for link in root.iter("link")] == ["/static/icon.svg", "/static/site.css"]
    assert len(list(root.iter("h1"))) == 1
    assert "{" not in page


def failing_with(error):
    def instant():
        raise error

    return instant


@pytest.mark.parametrize(
    ("error", "status", "heading", "again"),
    [
        (ZeroDivisionError(), 500, "Something went wrong here", None),
        (OperationalError("the server closed the connection"), 503, "We will be back in a moment", "5"),
    ],
)
@pytest.mark.parametrize("address", ["/", "/articles/any/", "/nowhere/"])
def test_a_mistake_is_500_and_a_database_that_is_away_503(client, monkeypatch, address, error, status, heading, again):
    monkeypatch.setattr(clock, "instant", failing_with(error))
    client.raise_request_exception = False

    response = client.get(address)

    assert (response.status_code, response.headers.get("Retry-After")) == (status, again)
    assert BeautifulSoup(response.content.decode(), "html5lib").h1.get_text() == heading
    assert "style-src 'self'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/nowhere/", "/articles/never-there/"])
def test_a_page_that_is_not_there_offers_the_search_and_every_section(db, visitor, address):
    page = BeautifulSoup(visitor.get(address).content.decode(), "html5lib")

    form = page.select_one("main form")
    assert (form["action"], form.get("method"), form.input["name"]) == ("/search/", None, "q")
    assert [link["href"] for link in page.select("main a")] == [
        "/treatments/",
        "/topics/",
        "/articles/",
        "/clinicians/",
        "/locations/",
    ]
