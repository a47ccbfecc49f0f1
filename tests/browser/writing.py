"""Somebody writes in the form of a page that has everything: its words for the tests of what becomes of their text."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, expect

from tests.factories import fresh, make_article, make_picture, make_treatment, write

from .desk import add_paragraph

BACK = "Your text is back. It is not saved yet."
OFFER = "You have text from"
TYPED = "<p>Text.</p>\n\n<p>Mine at length.</p>"


def make_page() -> Any:
    """An article with a picture, a key point and a described treatment."""
    article = make_article("Backs", described=[make_treatment()], hero=make_picture())
    article.key_points.create(position=1, text="Move.")
    write(article)
    return fresh(article)


def type_into(tab: Page, field: str, text: str) -> None:
    tab.locator(field).click()
    tab.keyboard.press("Control+a")
    tab.keyboard.type(text)


def type_everywhere(tab: Page) -> None:
    """Into a plain field, into a row that is added, and into the editor."""
    type_into(tab, "#id_standfirst", "Mine in short.")
    tab.get_by_role("button", name="Add another Key point").click()
    type_into(tab, "#id_key_points-1-text", "Mine.")
    add_paragraph(tab, "Mine at length.")


def expect_everything(tab: Page) -> None:
    expect(tab.locator("#id_standfirst")).to_have_value("Mine in short.")
    expect(tab.locator("#id_key_points-0-text")).to_have_value("Move.")
    expect(tab.locator("#id_key_points-1-text")).to_have_value("Mine.")
    expect(tab.locator(".richtext-preview p")).to_have_text(["Text.", "Mine at length."])
    expect(tab.locator(".field-hero .picture-field-shown img")).to_be_visible()
    expect(tab.locator("#described-group .select2-selection__rendered").first).to_contain_text("Treatment")


def bring_back(tab: Page) -> None:
    tab.get_by_role("button", name="Bring it back").click()
    tab.get_by_text(BACK).wait_for()


def press_save(tab: Page) -> None:
    tab.get_by_role("button", name="Save", exact=True).click()


def save(tab: Page) -> None:
    press_save(tab)
    tab.get_by_text("Saved. Patients read it").wait_for()


def kept(tab: Page) -> int:
    """How many texts this browser keeps, once the page that is shown has done its part."""
    tab.wait_for_load_state("load")
    return int(tab.evaluate("Object.keys(localStorage).filter(key => key.startsWith('unsaved ')).length"))


def wait_until_kept(tab: Page) -> None:
    tab.evaluate(
        """() => new Promise(done => {
            const look = () => Object.keys(localStorage).some(key => key.startsWith('unsaved '))
                ? done() : setTimeout(look, 50);
            look();
        })"""
    )


@contextmanager
def warnings(tab: Page) -> Iterator[list[str]]:
    """Lists the warnings that somebody gets who leaves the form, and who leaves all the same."""
    found: list[str] = []

    def leave(dialog: Any) -> None:
        found.append(dialog.type)
        dialog.accept()

    tab.on("dialog", leave)
    yield found
    tab.remove_listener("dialog", leave)


def leave(tab: Page) -> list[str]:
    """Goes to the admin's first page. Returns the warnings on the way."""
    with warnings(tab) as found:
        tab.goto("/admin/")
    return found
