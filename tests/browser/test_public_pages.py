"""Every kind of public page in a real browser: each is opened once, and all that must hold of it is asked there."""

import pytest
from playwright.sync_api import expect

from .keyboard import stop, unseen, walk
from .public_pages import article, every_public_page, home, treatment
from .test_accessibility import DESKTOP, PHONE, WCAG, axe, violations, width_on_a_phone

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
# Readers who force their own colors choose the contrast, and axe takes ours for what they see.
FORCED = WCAG | {"rules": WCAG["rules"] | {"color-contrast": {"enabled": False}}}
# Twice the text, spaced as widely as WCAG 1.4.12 says. A constructed sheet is no inline style.
LARGE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { font-size: 36px !important }
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
CUT_OFF = """() => [...document.querySelectorAll("body *:not(input)")]
    .filter(element => element.scrollWidth > element.clientWidth + 1
        && ["hidden", "clip"].includes(getComputedStyle(element).overflowX)
        && element.clientWidth > 1)
    .map(element => element.outerHTML.slice(0, 100))"""
SMALL = """() => [...document.querySelectorAll(".site-header a, button, summary, .card h3 a, .trail a, .pagination a")]
    .map(element => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
    .filter(([, box]) => box.height && box.height < 24).map(([what]) => what)"""
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter(element => element.checkVisibility() && !element.closest("details:not([open]) > :not(summary)"))
    .map(element => element.outerHTML.slice(0, 120))"""


@every_public_page
def test_public_page_is_accessible_fits_and_asks_for_nothing_that_it_should_not(public_page, tab, watch):
    visitor = tab()
    faults = watch(visitor)
    visitor.goto(public_page())

    assert visitor.locator("h1").count() == 1
    assert violations(visitor) == []
    assert width_on_a_phone(visitor) <= PHONE
    assert visitor.evaluate(SMALL) == []

    visitor.emulate_media(forced_colors="active", color_scheme="light")
    assert [rule["id"] for rule in axe.run(visitor, None, FORCED).response["violations"]] == []

    visitor.emulate_media(forced_colors="none")
    visitor.evaluate(LARGE)
    assert width_on_a_phone(visitor) <= PHONE
    assert visitor.evaluate(CUT_OFF) == []

    assert faults == []
    assert visitor.context.cookies() == []


@pytest.mark.parametrize("public_page", [home, article, treatment], ids=lambda kind: kind.__name__)
def test_a_reader_without_a_mouse_comes_past_everything_in_order_and_sees_where_they_are(public_page, tab):
    visitor = tab(viewport={"width": DESKTOP, "height": 800}, reduced_motion="reduce")
    visitor.goto(public_page())

    stops = walk(visitor)

    assert stops[0]["name"] == "Skip to content"
    assert [stop["what"] for stop in stops] == visitor.evaluate(REACHABLE)
    assert [stop["what"] for stop in stops if not stop["isSeen"]] == []


def test_the_menu_of_a_phone_opens_and_closes_without_a_script_and_keeps_nobody_in(tab):
    visitor = tab(viewport={"width": PHONE, "height": 800}, java_script_enabled=False)
    visitor.goto(article())
    menu, links = visitor.get_by_role("button", name="Menu"), visitor.locator(".menu nav a")
    assert not links.first.is_visible()

    menu.focus()
    visitor.keyboard.press("Enter")
    assert links.first.is_visible()
    stops = walk(visitor)
    assert (stops[0]["name"], stops[-1]["name"]) == ("Close", "Locations and hours")
    assert unseen(stops) == []  # none is behind the menu
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Escape")
    assert not links.first.is_visible()
    assert stop(visitor)["name"] == "Menu"

    menu.click()
    visitor.get_by_role("button", name="Close").click()
    assert not links.first.is_visible()

    menu.click()
    links.get_by_text("Treatments").click()
    expect(visitor.locator("h1")).to_have_text("Treatments")


def test_a_reference_leads_back_to_each_place_that_cites_it_and_the_contents_to_its_part(tab):
    visitor = tab(viewport={"width": DESKTOP, "height": 800}, reduced_motion="reduce")
    visitor.goto(article())

    visitor.locator(".cite a").first.click()
    visitor.locator(".references .back a").first.click()
    assert visitor.locator(".cite a").first.evaluate("marker => marker.matches(':target')")

    visitor.locator(".contents > div").get_by_text("References").click()
    assert visitor.locator("#references").evaluate("heading => heading.getBoundingClientRect().top < innerHeight")


def test_the_leaflet_has_what_a_reader_takes_home_and_nothing_to_press(tab):
    visitor = tab(viewport={"width": DESKTOP, "height": 800})
    address = treatment()
    visitor.goto(address)
    visitor.emulate_media(media="print")

    shown = visitor.locator("body").inner_text()

    gone = ("header.site-header", ".site-footer .columns", ".contents", ".to-help")
    assert [part for part in gone if visitor.locator(part).is_visible()] == []
    assert "Harborlight Spine & Pain Clinic of the Lower Hudson · Appointments and questions: (212) 555-0142" in shown
    assert f"http://127.0.0.1:8000{address}" in shown
    assert "Revision\n" in shown
    assert "It stings." in shown
    assert "Both offices are closed on Friday because of snow." in shown
    assert "It does not replace advice from a clinician who knows you." in shown


def test_on_paper_when_to_get_help_follows_what_the_page_is_about(tab):
    visitor = tab(viewport={"width": DESKTOP, "height": 800})
    visitor.goto(treatment())
    visitor.emulate_media(media="print")

    parts = (".page > header", ".facts", ".help", "#what-it-is", "#references", ".dates")
    tops = [visitor.locator(part).bounding_box()["y"] for part in parts]

    assert tops == sorted(tops)
