"""Nobody leaves a form by mistake in which they wrote something."""

import pytest
from playwright.sync_api import expect

from tests.factories import fresh

from .desk import add_paragraph, change_form, editor
from .writing import leave, make_page, save, type_into, warnings

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]


@pytest.fixture
def page(staff):
    return make_page()


@pytest.fixture
def desk(page, author, tab):
    writing = tab(author)
    writing.goto(change_form(page))
    writing.locator("#id_title").click()
    return writing


def choose(desk):
    desk.locator("#id_kind").select_option("news")


def add_row(desk):
    desk.get_by_role("button", name="Add another Key point").click()


def remove_row(desk):
    desk.locator("#id_key_points-0-DELETE").check()


def take_picture_out(desk):
    desk.get_by_role("button", name="Take it out").click()


def take_treatment_out(desk):
    desk.evaluate("django.jQuery('#id_described-0-treatment').val(null).trigger('change')")


CHANGES = {
    "a field": lambda desk: type_into(desk, "#id_title", "Mine"),
    "a choice": choose,
    "a row more": add_row,
    "a row less": remove_row,
    "a picture": take_picture_out,
    "an autocomplete": take_treatment_out,
    "rich text": lambda desk: add_paragraph(desk, "Mine."),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whoever_leaves_unsaved_changes_is_warned(change, desk):
    change(desk)

    assert leave(desk) == ["beforeunload"]


def test_whoever_changed_nothing_is_not_warned(desk):
    editor(desk).click()

    assert leave(desk) == []


def test_whoever_changed_everything_back_is_not_warned(desk, page):
    type_into(desk, "#id_title", "Mine")
    type_into(desk, "#id_title", page.title)
    add_row(desk)
    desk.locator("#key_points-1").get_by_role("button", name="Remove").click()
    add_paragraph(desk, "Mine.")
    for _ in range(len("Mine.") + 1):
        desk.keyboard.press("Backspace")
    expect(editor(desk).locator("p")).to_have_text(["Text."])

    assert leave(desk) == []


def test_whoever_saves_is_not_warned_neither_then_nor_later(desk):
    type_into(desk, "#id_title", "Mine")

    with warnings(desk) as warned:
        save(desk)
    desk.locator("#id_title").click()

    assert warned == []
    assert leave(desk) == []


@pytest.mark.parametrize("keys", ["Control+s", "Meta+s"])
def test_the_shortcut_saves_once(keys, desk, page):
    type_into(desk, "#id_title", "Mine")

    desk.keyboard.press(keys)
    desk.keyboard.press(keys)
    desk.get_by_text("Saved. Patients read it").wait_for()

    assert fresh(page).title == "Mine"
    assert page.revisions.count() == 3


@pytest.mark.parametrize("keys", ["Control+s", "Meta+s"])
def test_the_shortcut_saves_from_within_the_editor(keys, desk, page):
    add_paragraph(desk, "Mine.")

    desk.keyboard.press(keys)
    desk.keyboard.press(keys)
    desk.get_by_text("Saved. Patients read it").wait_for()

    assert fresh(page).body == "<p>Text.</p>\n\n<p>Mine.</p>"
    assert page.revisions.count() == 3
