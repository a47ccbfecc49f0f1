"""The history of a page, two texts compared, and the site as of another time, as staff use them."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from clinic.publishing import clock
from tests.factories import fresh, make_article, publish, write

from .desk import change_form
from .public_pages import clinical_rows, rich_text
from .test_accessibility import PHONE, violations, width_on_a_phone

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]


@pytest.fixture
def storied(publisher):
    """An article with everything that a history can hold."""
    article = make_article("Caring for your back", slug="caring-for-your-back")
    text = rich_text()
    clinical_rows(article)
    publish(article, body=text)
    other = text.replace("Stay active", "Do not stay in bed").replace("<strong>not</strong> ", "")
    publish(article, body=other.replace("six weeks", "twelve weeks"), kind="story", authorization="Safe, folder 12")
    fresh(article).withdraw(publisher, "A newer guideline says otherwise.")
    scheduled = publish(article, standfirst="It is coming.", at=clock.instant() + timedelta(days=2))
    fresh(article).cancel(scheduled, publisher, "Too early.")
    publish(article, at=clock.instant() + timedelta(days=3))
    return article


def timeline(page):
    return change_form(page).replace("change/", "timeline/")


def test_the_timeline_is_accessible_and_never_scrolls_sideways(storied, author, tab, watch, photograph):
    desk = tab(author)
    faults = watch(desk)
    desk.goto(f"{timeline(storied)}?from=2&to=3")

    assert faults == []
    photograph(desk, "timeline")
    for folded in desk.locator(".marked summary").all():
        folded.click()
    assert violations(desk, ".timeline") == []
    assert width_on_a_phone(desk) <= PHONE


def test_two_texts_are_compared_with_the_keyboard_alone(storied, author, tab):
    desk = tab(author)
    desk.goto(timeline(storied))

    desk.get_by_label("Compare revision").focus()
    desk.keyboard.press("Control+A")
    desk.keyboard.type("2")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Control+A")
    desk.keyboard.type("3")
    desk.keyboard.press("Enter")

    row = desk.locator(".changes tr", has=desk.get_by_role("rowheader", name="Body"))
    expect(row.locator("ins")).to_have_text(["twelve", "Do not stay in bed"])
    assert desk.url.endswith("?from=2&to=3#comparison")


def test_a_refused_save_is_accessible_and_leads_on_from_either_text(storied, author, tab, photograph):
    desk = tab(author)
    desk.goto(change_form(storied))
    write(storied, standfirst="Backs heal, and it takes weeks.", body="<p>Theirs.</p>")
    desk.get_by_label("Standfirst").fill("Backs heal, and it takes months.")
    desk.get_by_role("button", name="Save", exact=True).click()

    desk.locator(".differences").wait_for()
    photograph(desk, "conflict")
    assert violations(desk, ".differences") == []
    assert width_on_a_phone(desk) <= PHONE

    other = desk.context.new_page()
    other.goto(desk.get_by_role("link", name="Go on from theirs").get_attribute("href"))
    expect(other.get_by_label("Standfirst")).to_have_value("Backs heal, and it takes weeks.")
    desk.get_by_role("button", name="Save your text").click()
    desk.get_by_text("Saved. Patients read it").wait_for()
    assert fresh(storied).standfirst == "Backs heal, and it takes months."


def test_staff_walk_through_the_site_as_it_will_be_and_leave_it(storied, author, tab, watch, photograph):
    desk = tab(author)
    faults = watch(desk)
    coming = storied.placements.scheduled(clock.instant()).get().start
    desk.goto(timeline(storied))
    desk.get_by_label("See the site as of").fill(f"{coming:%Y-%m-%dT%H:%M}")
    desk.get_by_role("button", name="Show the site").click()

    photograph(desk, "as-of")
    assert violations(desk) == []
    assert width_on_a_phone(desk) <= PHONE

    inside = desk.url.partition("/articles/")[0]
    desk.set_viewport_size({"width": 1280, "height": 800})
    desk.get_by_role("navigation", name="Main").get_by_role("link", name="Articles").click()
    expect(desk).to_have_url(f"{inside}/articles/")
    desk.get_by_role("link", name="Caring for your back").click()
    expect(desk).to_have_url(f"{inside}/articles/caring-for-your-back/")
    desk.get_by_label("See the site as of").fill("2020-01-01T12:00")
    desk.get_by_role("button", name="Show").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Page not found")
    assert faults == []
