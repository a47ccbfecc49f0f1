"""Whatever staff do, they can do with the keyboard alone, and they always see where they are."""

import pytest
from playwright.sync_api import expect

from tests.factories import fresh, latest, make_article, make_treatment, publish, sign, write

from .desk import change_form, step_page
from .keyboard import unseen, walk

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
PASSWORD = "one that only the reviewer knows"


@pytest.fixture
def waiting(article, author):
    """An article that waits for its review."""
    fresh(article).request_review(latest(article), author)
    return article


def test_a_reviewer_goes_from_the_desk_to_the_signature(waiting, reviewer, tab):
    reviewer.set_password(PASSWORD)
    reviewer.save()
    desk = tab(reviewer)
    desk.goto("/admin/")

    stops = walk(desk, until="Caring for your back")
    desk.keyboard.press("Enter")
    desk.get_by_role("heading", name="Your answer").wait_for()
    stops += walk(desk, until="Skip to your answer")
    desk.keyboard.press("Enter")
    stops += walk(desk, until="My interests")
    desk.keyboard.type("None.")
    stops += walk(desk, until="Your password")
    desk.keyboard.type(PASSWORD)
    stops += walk(desk, until="Sign this text")
    desk.keyboard.press("Enter")

    expect(desk.get_by_text("Signed.")).to_be_visible()
    assert unseen(stops) == []


def test_an_author_goes_through_the_form_and_saves(author, tab):
    article = make_article(described=[make_treatment()])
    desk = tab(author)
    desk.goto(change_form(article))

    stops = walk(desk, until="Standfirst")
    desk.keyboard.press("Control+A")
    desk.keyboard.type("In few words.")
    stops += walk(desk, until="Save")
    desk.keyboard.press("Enter")

    expect(desk.get_by_text("Saved. Patients read it")).to_be_visible()
    assert fresh(article).standfirst == "In few words."
    assert unseen(stops) == []


def test_an_author_writes_in_the_editor_and_leaves_it(author, tab):
    article = make_article()
    desk = tab(author)
    desk.goto(change_form(article))

    walk(desk, until="Body")
    desk.keyboard.press("Enter")
    desk.locator(".cke_focus").wait_for()  # what is typed before that has nowhere to go
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" More.")
    walk(desk, until="Save")
    desk.keyboard.press("Enter")

    expect(desk.get_by_text("Saved. Patients read it")).to_be_visible()
    assert fresh(article).body == "<p>Text. More.</p>"


def test_somebody_filters_a_list_and_opens_a_page(waiting, author, tab):
    make_article("Another")
    desk = tab(author)
    desk.goto("/admin/articles/article/")

    stops = walk(desk, until="Waiting for review")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("row")).to_have_count(2)
    stops += walk(desk, until="Caring for your back")
    desk.keyboard.press("Enter")

    desk.wait_for_url(f"**{change_form(waiting)}*")
    assert unseen(stops) == []


def test_somebody_compares_two_texts_on_the_timeline(article, author, tab):
    write(article, standfirst="In few words.")
    desk = tab(author)
    desk.goto(change_form(article))

    stops = walk(desk, until="Timeline")
    desk.keyboard.press("Enter")
    desk.get_by_role("heading", name="What changed between two texts").wait_for()
    stops += walk(desk, until="Compare revision")
    stops += walk(desk, until="Compare")
    desk.keyboard.press("Enter")

    expect(desk.get_by_role("row", name="Standfirst").get_by_role("insertion")).to_have_text("few words")
    assert unseen(stops) == []


@pytest.mark.parametrize("step", ["publish", "schedule", "withdraw", "duplicate"])
def test_no_screen_keeps_the_keyboard(step, article, superuser, tab):
    publish(article)
    write(article, standfirst="In few words.")
    sign(article)
    desk = tab(superuser)
    desk.goto(step_page(article, step))

    stops = walk(desk)

    assert stops[-1]["name"] == "Back to the page"
    assert unseen(stops) == []
