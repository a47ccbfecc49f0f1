"""Staff's text outlives all that can happen while they write."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.factories import fresh, make_article, make_picture, write

from .desk import add_paragraph, change_form

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
BACK = "Your text is back. It is not saved yet."
OFFER = "You have text from"
ADD = "/admin/articles/article/add/"


@pytest.fixture
def page(treatment):
    """An article with a picture, one key point and a described treatment."""
    article = make_article("Backs", described=[treatment], hero=make_picture())
    article.key_points.create(position=1, text="Move.")
    write(article)
    return fresh(article)


@pytest.fixture
def desk(page, author, tab):
    """The article's form, opened by its author."""
    writing = tab(author)
    writing.goto(change_form(page))
    return writing


def type_into(writing, field, text):
    writing.locator(field).click()
    writing.keyboard.press("Control+a")
    writing.keyboard.type(text)


def type_everywhere(writing):
    """Into a plain field, into a row that is added, and into the editor."""
    type_into(writing, "#id_standfirst", "Mine in short.")
    writing.get_by_role("button", name="Add another Key point").click()
    type_into(writing, "#id_key_points-1-text", "Mine.")
    add_paragraph(writing, "Mine at length.")


def expect_everything(writing):
    expect(writing.locator("#id_standfirst")).to_have_value("Mine in short.")
    expect(writing.locator("#id_key_points-0-text")).to_have_value("Move.")
    expect(writing.locator("#id_key_points-1-text")).to_have_value("Mine.")
    expect(writing.locator(".richtext-preview p")).to_have_text(["Text.", "Mine at length."])


def bring_back(writing):
    writing.get_by_role("button", name="Bring it back").click()
    writing.get_by_text(BACK).wait_for()


def press_save(writing):
    writing.get_by_role("button", name="Save and continue editing").click()


def kept(writing):
    """How many texts this browser keeps."""
    return writing.evaluate("Object.keys(localStorage).filter(key => key.startsWith('unsaved ')).length")


@contextmanager
def warnings(writing):
    """Lists the warnings that somebody gets who leaves the form, and leaves all the same."""
    found = []

    def leave(dialog):
        found.append(dialog.type)
        dialog.accept()

    writing.on("dialog", leave)
    yield found
    writing.remove_listener("dialog", leave)


def test_text_comes_back_after_the_form_was_left(desk, page):
    type_everywhere(desk)
    with warnings(desk) as warned:
        desk.goto("/admin/")
    desk.goto(change_form(page))
    expect(desk.get_by_text(OFFER)).to_be_visible()

    bring_back(desk)
    expect_everything(desk)
    press_save(desk)
    desk.get_by_text("was changed successfully").wait_for()

    assert warned == ["beforeunload"]
    assert fresh(page).body == "<p>Text.</p>\n\n<p>Mine at length.</p>"
    assert kept(desk) == 0
