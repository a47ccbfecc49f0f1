"""What members of staff see of one page wherever it stands, and do there, in the words of the screens."""

import re
from typing import Any

from django.core import mail
from playwright.sync_api import Locator, Page

from .desk import change_form

ADDRESS = re.compile(r"https?://\S+")


def lines(tab: Page, title: str) -> list[str]:
    """The lines of the desk about a page: “Heading: what it offers”."""
    tab.goto("/admin/")
    found = []
    for section in tab.get_by_role("region").filter(has_text=title).all():
        offers = section.get_by_role("link").filter(has_text=title).locator(".desk-action").inner_text()
        found.append(f"{section.get_by_role('heading').inner_text()}: {offers}")
    return found


def follow_line(tab: Page, title: str) -> None:
    tab.goto("/admin/")
    tab.get_by_role("link").filter(has_text=title).first.click()


def strip(tab: Page) -> Locator:
    return tab.get_by_role("region", name="Where this page stands")


def buttons(tab: Page, page: Any) -> list[str]:
    """The steps that stand open on the page's form; the rare ones are folded away."""
    tab.goto(change_form(page), wait_until="domcontentloaded")
    return strip(tab).locator(".steps:not(details *)").get_by_role("link").all_inner_texts()


def take(tab: Page, step: str, rare: bool = False) -> None:
    """Opens a step from the form."""
    if rare:
        strip(tab).get_by_text("Other steps").click()
    strip(tab).get_by_role("link", name=step).click()


def confirm(tab: Page, button: str) -> str:
    """Presses the step's button and returns what the admin answers."""
    tab.get_by_role("button", name=button, exact=True).click()
    return tab.locator(".messagelist").inner_text()


def sign(tab: Page, what: str, password: str) -> str:
    tab.get_by_role("link", name="Your answer", exact=True).click()
    tab.get_by_label(what).check()
    tab.get_by_label("My interests").fill("None.")
    tab.get_by_label("Your password").fill(password)
    return confirm(tab, "Sign this text")


def link_in_mail(to: str) -> str:
    """The address in the newest e-mail to somebody."""
    newest = next(message for message in reversed(mail.outbox) if to in message.recipients())
    return ADDRESS.findall(newest.body)[-1]
