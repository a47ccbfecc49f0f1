"""What a browser makes of our pages: nothing is refused, nothing comes from elsewhere, no visitor is followed."""

import pytest
from playwright.sync_api import expect

from tests.factories import fresh, publish, write

from .desk import PASTE, add_paragraph, change_form, editor, press, save, step_page
from .pasted import WORD
from .public_pages import rich_text

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
UNSAVED = "Nobody has saved this."


def test_the_watch_notices_what_it_is_for(tab, watch):
    visitor = tab()
    visitor.context.route("https://elsewhere.example/", lambda route: route.fulfill(body="Hello."))
    faults = watch(visitor)
    visitor.goto("/")

    visitor.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))")
    visitor.evaluate("fetch('/nothing-here/').then(() => true)")
    visitor.goto("https://elsewhere.example/")

    assert "script-src-elem: inline" in faults
    assert any(fault.startswith("404 ") for fault in faults)
    assert "elsewhere: https://elsewhere.example/" in faults


def test_the_editor_works_under_its_policy(article, author, tab, watch):
    writing = tab(author)
    faults = watch(writing)

    writing.goto(change_form(article))
    add_paragraph(writing, "Typed.")
    save(writing)

    assert fresh(article).body == "<p>Text.</p>\n\n<p>Typed.</p>"
    assert faults == []


def test_everything_that_the_editor_can_do_works_under_its_policy(article, author, tab, watch):
    write(article, body=rich_text())
    writing = tab(author)
    faults = watch(writing)
    writing.goto(change_form(article))
    editor(writing).click()
    writing.keyboard.press("Control+End")

    for button in ("Our page", "Reference", "Abbreviation"):
        press(writing, button)
        writing.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    for button in ("Link", "Table", "Find"):
        writing.locator(f".cke_button__{button.lower()}").click()
        writing.locator(".cke_dialog:visible a[title=Cancel], .cke_dialog:visible a[title=Close]").first.click()
    for button in ("Opens on demand", "Words explained", "Source", "Source", "Maximize", "Maximize"):
        press(writing, button)
    editor(writing).evaluate(PASTE, [WORD, "plain"])
    writing.locator(".cke_notification").wait_for()
    save(writing)

    assert faults == []


def test_a_step_needs_nothing_that_its_policy_refuses(article, reviewer, tab, watch):
    signing = tab(reviewer)
    faults = watch(signing)

    signing.goto(step_page(article, "sign"))

    assert signing.get_by_label("Your password").is_visible()
    assert faults == []


def test_a_preview_shows_the_unsaved_text_in_a_new_tab_and_saves_nothing(treatment, author, tab, watch):
    publish(treatment)
    writing = tab(author)
    faults = watch(writing)
    writing.goto(change_form(treatment))
    add_paragraph(writing, UNSAVED)

    with writing.context.expect_page() as opened:
        writing.get_by_role("button", name="Preview without saving").click()

    expect(opened.value.locator(".prose p")).to_have_text(["Text.", UNSAVED])
    assert opened.value.locator(".preview-banner").is_visible()
    assert fresh(treatment).what_it_is == "<p>Text.</p>"
    assert treatment.revisions.count() == 1
    assert faults == []


def test_after_a_preview_the_form_still_holds_the_text_and_saves_it(treatment, author, tab):
    writing = tab(author)
    writing.goto(change_form(treatment))
    add_paragraph(writing, UNSAVED)
    with writing.context.expect_page() as opened:
        writing.get_by_role("button", name="Preview without saving").click()
    opened.value.close()

    assert editor(writing).locator("p").all_inner_texts() == ["Text.", UNSAVED]
    save(writing)

    assert UNSAVED in fresh(treatment).what_it_is
