"""The buttons of a form are always in sight and hide nothing; beside them stands how long the text is."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_location

from .desk import add_paragraph, change_form
from .test_accessibility import PHONE, violations, width_on_a_phone
from .writing import leave, make_page, type_into

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
WINDOWS = {"a desktop": {"width": 1280, "height": 800}, "a phone": {"width": PHONE, "height": 640}}
HIDDEN = """() => {
    const bar = document.querySelector('.actions');
    const fields = '#content-main form :is(input, select, textarea, [role=textbox], [role=combobox])';
    return [...document.querySelectorAll(fields)].filter(field => {
        if (!field.checkVisibility() || bar.contains(field) || field.classList.contains('richtext-preview')) return;
        field.focus();
        return field.getBoundingClientRect().bottom > bar.getBoundingClientRect().top;
    }).map(field => field.id || field.className);
}"""


@pytest.fixture
def desk(author, tab):
    writing = tab(author)
    writing.goto(change_form(make_page()))
    return writing


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_the_buttons_are_in_sight_wherever_somebody_writes(window, publisher, tab):
    writing = tab(publisher)
    writing.set_viewport_size(window)
    writing.goto(change_form(make_location()))

    for field in ("#id_title", "#id_phone", "#id_slug"):
        writing.locator(field).focus()

        for button in ("Save and publish", "Save", "Preview without saving"):
            expect(writing.get_by_role("button", name=button, exact=True)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_the_buttons_never_hide_the_field_that_somebody_goes_to(window, desk):
    desk.set_viewport_size(window)

    assert desk.evaluate(HIDDEN) == []


def test_in_a_low_window_the_buttons_stay_at_the_end_of_the_form(desk):
    desk.set_viewport_size({"width": 640, "height": 360})

    expect(desk.get_by_role("button", name="Save", exact=True)).not_to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_offer_and_the_buttons_are_accessible(scheme, desk, photograph):
    type_into(desk, "#id_title", "Mine")
    address = desk.url
    leave(desk)
    desk.emulate_media(color_scheme=scheme)
    desk.goto(address)
    photograph(desk, f"kept-{scheme}-desktop")

    expect(desk.locator(".kept")).to_be_visible()
    assert violations(desk, {"include": [[".kept"], [".actions"]]}) == []
    assert width_on_a_phone(desk) <= PHONE
    photograph(desk, f"kept-{scheme}-phone")


def test_the_words_of_all_long_texts_are_counted_while_they_are_written(desk):
    line = desk.locator(".word-count")
    expect(line).to_have_text("30 words, about 1 minute to read")

    add_paragraph(desk, "Three more words.")
    expect(line).to_have_text("33 words, about 1 minute to read")
    desk.locator("#id_described-0-text").fill("word " * 391)

    expect(line).to_have_text("421 words, about 2 minutes to read")
    expect(line).to_have_attribute("aria-live", "off")
