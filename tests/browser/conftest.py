"""One Chromium for the whole run; every person has a browser context, so cookies, of their own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import INSTALL, find_chromium

# Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
PATIENCE = 15_000  # milliseconds
TELL = "addEventListener('securitypolicyviolation', e => console.error(`${e.violatedDirective}: ${e.blockedURI}`))"


@pytest.fixture(scope="session")
def chromium() -> str:
    found = find_chromium()
    if found is None and os.environ.get("CI"):
        pytest.fail(f"CI must run the browser tests. {INSTALL}", pytrace=False)
    if found is None:
        pytest.skip(f"no Chromium. {INSTALL}")
    return found


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET.split())
        yield browser
        browser.close()
        connections.close_all()  # Django keeps connections apart by event loop, and Playwright's ends here


@pytest.fixture
def tab(browser: Browser, live_server, enter: Callable[[User], Client]) -> Iterator[Callable[..., Page]]:
    """Opens a tab in a new context: a visitor's, or that of a member of staff who entered; on a device if need be."""
    contexts = []

    def _tab(user: User | None = None, **device: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **device)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        if user:
            name = settings.SESSION_COOKIE_NAME
            value = enter(user).cookies[name].value
            context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return context.new_page()

    yield _tab
    for context in contexts:
        context.close()


@pytest.fixture
def photograph() -> Callable[[Page, str], None]:
    """Keeps a picture of the whole page in the folder that SCREENSHOTS names, if it names one."""
    folder = os.environ.get("SCREENSHOTS")

    def _photograph(tab: Page, name: str) -> None:
        if folder:
            tab.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return _photograph


@pytest.fixture
def watch(live_server) -> Callable[[Page], list[str]]:
    """Starts a list of all that goes wrong in a browser context, and of all that it fetches from elsewhere."""

    def _watch(tab: Page) -> list[str]:
        faults: list[str] = []
        context = tab.context

        def hear(message):
            # Of a failed address we hear below, unless it is the page's own, which may be meant: 404 and 410.
            if message.type == "error" and not message.text.startswith("Failed to load resource"):
                faults.append(message.text)

        def answered(response):
            if response.status >= 400 and not response.request.is_navigation_request():
                faults.append(f"{response.status} {response.url}")

        def failed(request):
            if request.failure != "net::ERR_ABORTED":  # the tab went on before it came
                faults.append(f"{request.failure} {request.url}")

        def asked(request):
            if not request.url.startswith((f"{live_server.url}/", "data:")):
                faults.append(f"elsewhere: {request.url}")

        context.add_init_script(TELL)
        context.on("console", hear)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("request", asked)
        context.on("requestfailed", failed)
        context.on("response", answered)
        return faults

    return _watch
