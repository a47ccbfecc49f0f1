"""Takes the pictures of docs/editors.md again, of a demonstration that was just loaded (`make reset`, `make run`).

.venv/bin/python docs/take_pictures.py http://127.0.0.1:8000

It writes, saves and sends as staff do, so forget that demonstration afterward.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parent / "pictures"
DESKTOP, PHONE = {"width": 1200, "height": 760}, {"width": 390, "height": 844}
DRAFT, LIVE = "Massage for Back Pain", "Understanding Sciatica"


def enter(browser: Browser, who: str, window: dict[str, int] = DESKTOP) -> Page:
    tab = browser.new_context(base_url=sys.argv[1], viewport=window).new_page()  # type: ignore[arg-type]
    tab.goto("/admin/login/")
    tab.get_by_role("button", name=who).first.click()
    tab.get_by_role("heading", name="My desk").wait_for()
    return tab


def keep(tab: Page, name: str) -> None:
    tab.wait_for_load_state("networkidle")
    Image.open(io.BytesIO(tab.screenshot())).save(PICTURES / f"{name}.webp", quality=80, method=6)


def open_form(tab: Page, title: str) -> None:
    tab.goto(f"/admin/articles/article/?q={title}")
    tab.get_by_role("link", name=title).first.click()
    tab.get_by_role("region", name="Where this page stands").wait_for()


def change(tab: Page, text: str, button: str = "Save") -> None:
    tab.get_by_label("Standfirst:").fill(text)
    tab.get_by_role("button", name=button, exact=True).click()
    tab.wait_for_load_state()


def desk(author: Page, reviewer: Page, publisher: Page) -> None:
    keep(reviewer, "desk")


def findings(author: Page, reviewer: Page, publisher: Page) -> None:
    open_form(author, DRAFT)
    author.get_by_label("Standfirst:").fill("A leading therapy that cures most back pain and has no risk.")
    author.get_by_role("button", name="Check without saving").click()
    author.get_by_text("cures").last.wait_for()
    author.get_by_label("Title:", exact=True).first.evaluate("field => field.scrollIntoView()")
    keep(author, "findings")


def review(author: Page, reviewer: Page, publisher: Page) -> None:
    open_form(author, LIVE)
    change(author, "Sciatica is leg pain from an irritated nerve. It often eases within weeks.")
    author.get_by_role("link", name="Send for review").click()
    author.get_by_role("button", name="Send for review").click()
    reviewer.set_viewport_size(PHONE)  # type: ignore[arg-type]
    open_form(reviewer, LIVE)
    reviewer.get_by_role("link", name="Sign this text").click()
    keep(reviewer, "review")
    reviewer.get_by_label("My interests").fill("None.")
    reviewer.get_by_label("Your password").fill("demonstration")
    reviewer.get_by_role("button", name="Sign this text").click()
    reviewer.get_by_text("Signed.").wait_for()


def confirmation(author: Page, reviewer: Page, publisher: Page) -> None:
    open_form(publisher, LIVE)
    publisher.get_by_role("link", name="Publish now").click()
    keep(publisher, "confirmation")
    publisher.get_by_label("a small change").check()
    publisher.get_by_role("button", name="Publish now").click()
    publisher.get_by_text("Patients read it now.").wait_for()


def timeline(author: Page, reviewer: Page, publisher: Page) -> None:
    publisher.get_by_role("link", name="Timeline").click()
    publisher.get_by_role("link", name="What it changed").first.click()
    publisher.get_by_role("heading", name="Every text").evaluate("heading => heading.scrollIntoView({block: 'end'})")
    keep(publisher, "timeline")


def conflict(author: Page, reviewer: Page, publisher: Page) -> None:
    open_form(author, DRAFT)
    other = author.context.new_page()
    open_form(other, DRAFT)
    change(other, "Massage may ease back pain for a short time. The evidence for it is weak.")
    change(author, "Massage may ease back pain for some weeks. It suits many people.", "Save")
    author.get_by_role("heading", name="Your text and").evaluate("heading => heading.scrollIntoView()")
    keep(author, "conflict")


with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    people = [enter(chromium, who) for who in ("Author", "Reviewer", "Publisher")]
    for picture in (desk, findings, review, confirmation, timeline, conflict):
        picture(*people)
