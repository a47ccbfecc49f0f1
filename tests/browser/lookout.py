"""Notices in a real browser what an attack would do, after provoking it to do so."""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Dialog, Error, Frame, Page, Request, Route

from tests.richtext.allowed import Element

PROVOKE = (Path(__file__).parent / "provoke.js").read_text()
HIT = "window.hit !== undefined || document.hit !== undefined"
EVERYWHERE = "html"
PATIENCE = 10  # seconds


@dataclass
class Seen:
    """What a page holds and did: dialogs, requests to other hosts, window.hit; or it went away while it was read."""

    dialogs: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    hit: bool = False
    left: bool = False
    elements: list[Element] = field(default_factory=list)
    around: int = 0

    @property
    def witnesses(self) -> list[str]:
        return [*self.dialogs, *self.requests, *["window.hit"] * self.hit]

    @property
    def deeds(self) -> list[str]:
        """Anything that a harmless page would not have done."""
        return [*self.witnesses, *["it left the page"] * self.left]


class Lookout:
    """One person's browser. What is asked of another host is heard and goes nowhere."""

    def __init__(self, tab: Page, own: str) -> None:
        self.seen, self.opening = Seen(), False
        self.foreign = re.compile(rf"^(?!{re.escape(own)}(/|$))[a-z]+://", re.IGNORECASE)
        self.context: BrowserContext = tab.context
        self.tab = self._watched(tab)
        self.context.on("dialog", self._dismiss)
        self.context.on("request", self._hear)
        self.context.route(self.foreign, lambda route: route.abort("aborted"))

    def look(self, address: str) -> Seen:
        """Opens a page and provokes everything on it."""
        self.open(address)
        return self.provoke(EVERYWHERE)

    def open(self, address: str) -> None:
        """What the page before does until this one takes its place is not counted to this one.

        A tab in which something happened is left behind: a dialog may still be open there, and hold up the next page.
        """
        if self.seen.deeds:
            self.tab.close()
            self.tab = self._watched(self.context.new_page())
        self.opening = True
        self.tab.goto(address)

    def provoke(self, places: str) -> Seen:
        """Everything in these places, which may be frames and shadow trees."""
        try:
            told = self.tab.evaluate(PROVOKE, places)
        except Error:
            self.seen.left = True
        else:
            self.seen.hit |= told["hit"]
            self.seen.around = told["around"]
            self.seen.elements = [Element(**element) for element in told["elements"]]
        return self.seen

    def wait(self) -> Seen:
        """Until a witness was heard, or none for long: that the look itself failed proves nothing."""
        until = time.monotonic() + PATIENCE
        while not self.seen.witnesses and time.monotonic() < until:
            self.tab.wait_for_timeout(10)
            self.seen.hit |= self.tab.evaluate(HIT)
        return self.seen

    def serve(self, address: str, html: Callable[[], str]) -> None:
        """Answers an address with this instead."""

        def answer(route: Route) -> None:
            route.fulfill(body=html(), content_type="text/html; charset=utf-8")

        self.context.route(f"**{address}", answer)

    def _watched(self, tab: Page) -> Page:
        tab.on("framenavigated", self._begin)
        return tab

    def _begin(self, frame: Frame) -> None:
        if self.opening and frame == self.tab.main_frame:
            self.seen, self.opening = Seen(), False

    def _dismiss(self, dialog: Dialog) -> None:
        self.seen.dialogs.append(f"{dialog.type}: {dialog.message}")
        with suppress(Error):  # it went with its page
            dialog.dismiss()

    def _hear(self, request: Request) -> None:
        if self.foreign.match(request.url):
            self.seen.requests.append(request.url)
