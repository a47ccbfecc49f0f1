import os
import socket
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image

from clinic.publishing import clock
from tests.factories import make_article, make_practice, publish

from .test_settings import PRODUCTION, ROOT

SITE = "https://clinic.example"
ASK = """
import time
from django.test import Client
begun = time.monotonic()
answers = [Client().get(f"/health/{name}") for name in ("live", "ready")]
print([answer.status_code for answer in answers], time.monotonic() - begun < 3)
"""


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def lines(response):
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
    return response.content.decode().splitlines()


def test_crawlers_may_read_all_that_is_public(db, visitor):
    assert lines(visitor.get("/robots.txt")) == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /preview/",
        "Disallow: /search/",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


def test_whoever_finds_a_hole_learns_whom_to_tell(staff, visitor, settings, stopped_clock):
    settings.DEFAULT_FROM_EMAIL = "The clinic <web@clinic.example>"
    stopped_clock.stop(datetime(2030, 6, 3, 12, tzinfo=UTC))
    before = lines(visitor.get("/.well-known/security.txt"))
    stopped_clock.stop(clock.instant())
    practice = make_practice()
    practice.phones.create(label="Appointments", number="(212) 555-0142")
    publish(practice, at=None, welcome="Come in.")

    after = lines(visitor.get("/.well-known/security.txt"))

    assert before == [
        "Contact: mailto:web@clinic.example",
        "Expires: 2030-11-30T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {SITE}/.well-known/security.txt",
    ]
    assert after == ["Contact: tel:+1-212-555-0142", *before[1:]]


def test_whoever_watches_the_server_hears_that_it_works_and_nothing_is_kept(db, visitor):
    answers = [visitor.get(f"/health/{name}") for name in ("live", "ready")]

    assert [lines(answer) for answer in answers] == [["live"], ["ready"]]
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
    assert not visitor.cookies


def test_without_its_database_it_is_not_ready_and_says_so_soon():
    """The other end takes the connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        environment = {
            **{name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}},
            **PRODUCTION,
            "ALLOWED_HOSTS": "testserver",
            "DATABASE_URL": f"postgresql://clinic@127.0.0.1:{silent.getsockname()[1]}/clinic",
        }
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", ASK]
        result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)  # noqa: S603

    assert result.stdout.strip() == "[200, 503] True", result.stderr


def test_the_icon_is_where_programs_look_for_it(visitor):
    response = visitor.get("/favicon.ico")

    with Image.open(BytesIO(response.getvalue())) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    assert (response["Content-Type"], response["Cache-Control"]) == ("image/x-icon", "public, max-age=86400")


def test_machines_get_no_cookie_either(staff, visitor):
    publish(make_article())
    read = ["/articles/feed/", "/sitemap.xml", "/sitemap/lists.xml", "/robots.txt", "/.well-known/security.txt"]

    answers = [visitor.get(path) for path in [*read, "/favicon.ico", "/articles", "/articles/never-there"]]

    assert [answer.status_code for answer in answers] == [200] * 6 + [301, 404]
    assert not visitor.cookies
    assert [answer for answer in answers if "Cookie" in answer.get("Vary", "")] == []
    answers[5].close()
