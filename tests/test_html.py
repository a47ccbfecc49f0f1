"""Every kind of public page is valid: the Nu checker, which is the W3C's own, has nothing to say against it."""

import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import html5lib
import pytest
from django.template.loader import render_to_string

from .browser.public_pages import every_public_page
from .conftest import HTML_CHECKER, INSTALL_CHECKER, has_html_checker

PATIENCE = 30  # seconds


def ask(address: str, page: str) -> Any:
    headers = {"Content-Type": "text/html; charset=utf-8"}
    return json.load(urlopen(Request(address, page.encode(), headers), timeout=PATIENCE))  # noqa: S310


@pytest.fixture(scope="session")
def nu() -> Iterator[Callable[[str], list[str]]]:
    """What the checker says against a page. It is started once, and asked for each page."""
    if not has_html_checker():
        pytest.skip(f"no HTML checker. {INSTALL_CHECKER}")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["java", "-Xmx256m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", str(HTML_CHECKER)]
    with subprocess.Popen(  # noqa: S603
        [*command, "nu.validator.servlet.Main", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        address = f"http://127.0.0.1:{port}/?out=json&level=error"
        try:
            _wait(address)
            yield lambda page: [said["message"] for said in ask(address, page)["messages"] if said["type"] == "error"]
        finally:
            server.terminate()


def _wait(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            ask(address, "<!doctype html><title>a</title>")
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def test_the_checker_notices_what_it_is_for(nu):
    page = '<!doctype html><html lang="en"><title>a</title><p id="a"><img src="b"><p id="a">'

    assert [said.split(",")[0].split(".")[0] for said in nu(page)] == [
        "An “img” element must have an “alt” attribute",
        "Duplicate ID “a”",
    ]


@pytest.mark.parametrize("name", ["403_csrf", "500", "503"])
def test_a_page_that_needs_no_database_is_valid(nu, name):
    assert nu(render_to_string(f"{name}.html")) == []


@every_public_page
def test_public_page_is_valid_with_one_h1_and_no_level_of_heading_skipped(public_page, staff, visitor, request):
    page = visitor.get(public_page()).content.decode()
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)  # raises at the first error
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    levels = [int(element.tag[1]) for element in root.iter() if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]

    assert "content" in ids
    assert sorted(ids) == sorted(set(ids))
    assert levels.count(1) == 1
    assert [(one, following) for one, following in pairwise(levels) if following > one + 1] == []
    assert request.getfixturevalue("nu")(page) == []
