"""Every form of the admin, on a phone of 320 px and on a desktop: whole, in order, and accessible where it is ours."""

import pytest
from playwright.sync_api import expect

from clinic.publishing.models import Page
from tests.factories import fresh, make_article, make_treatment, sign, write

from . import public_pages
from .desk import change_form, save, start_editors
from .test_accessibility import PHONE, violations, width_on_a_phone

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
FORMS = {
    "treatments.treatment": (public_pages.treatment, 8),
    "articles.article": (public_pages.article, 1),
    "topics.topic": (public_pages.topic, 1),
    "practice.clinician": (public_pages.clinician, 1),
    "practice.location": (public_pages.location, 0),
    "practice.infopage": (public_pages.info_page, 1),
    "practice.practice": (public_pages.practice, 0),
}
PARTS = {
    "treatments.treatment": [
        "Approval",
        "What it is",
        "Who it may help",
        "Who should not have it",
        "How well it works",
        "Risks",
        "Alternatives",
        "Getting ready",
        "On the day",
        "On the day",
        "Recovery",
        "When to get help",
        "Questions",
        "Cost",
        "References",
        "About this page",
        "Address",
    ],
    "articles.article": [
        "Key points",
        "Text",
        "Described treatments",
        "When to get help",
        "About this page",
        "References",
        "Address",
    ],
    "topics.topic": ["Text", "When to get help", "References", "Address"],
    "practice.clinician": ["Certification", "Interests", "Address"],
    "practice.location": ["Hours", "Opening hours", "Holidays", "Getting here", "Address"],
    "practice.infopage": ["Address"],
    "practice.practice": ["Name", "Phones", "Emergencies", "Notices", "How the clinic reviews", "Words to avoid"],
}
OURS = {"include": [["#content-main form"]], "exclude": [[".select2-container"]]}  # whose lists are not ours to mend
every_form = pytest.mark.parametrize("kind", FORMS)


@pytest.fixture
def opened(tab, superuser):
    """The form of one whole page of a kind, as somebody opens it who may do everything."""

    def _opened(kind):
        make, _ = FORMS[kind]
        make()
        page = fresh(Page.objects.filter(type=kind).order_by("pk").last())
        desk = tab(superuser)
        desk.goto(change_form(page), wait_until="load")
        return desk, page

    return _opened


@every_form
def test_the_parts_of_a_form_follow_the_public_page(kind, opened):
    desk, _ = opened(kind)

    headings = desk.locator("#content-main h2:is(.fieldset-heading, .inline-heading)").all_inner_texts()

    assert [heading.capitalize() for heading in headings] == PARTS[kind]


@every_form
def test_a_form_is_accessible_and_never_scrolls_sideways(kind, opened, photograph):
    desk, _ = opened(kind)
    photograph(desk, f"form-{kind}-desktop")

    assert violations(desk, OURS) == []
    expect(desk.locator(".select2-search__field:not([aria-label])")).to_have_count(0)
    assert width_on_a_phone(desk) <= PHONE
    cut = desk.evaluate(
        "[...document.querySelectorAll('#content-main form :is(input, select, textarea):not([type=hidden])')]"
        ".filter(field => field.getBoundingClientRect().right > innerWidth).map(field => field.id)"
    )
    assert cut == []
    photograph(desk, f"form-{kind}-phone")


@every_form
def test_the_editor_is_fetched_with_the_first_that_is_used(kind, opened):
    desk, _ = opened(kind)
    fetched = "performance.getEntriesByType('resource').filter(one => one.name.includes('ckeditor.js')).length"
    before = desk.evaluate(fetched)

    started = start_editors(desk)
    save(desk)

    assert before == 0
    assert started == FORMS[kind][1]


def test_without_the_editor_the_text_can_still_be_written(treatment, author, tab):
    desk = tab(author)
    desk.route("**/ckeditor/ckeditor.js", lambda route: route.abort())
    desk.goto(change_form(treatment))

    desk.locator(".richtext-preview").first.click()
    desk.locator("#id_what_it_is").fill("<p>Written without it.</p>")
    save(desk)

    assert fresh(treatment).what_it_is == "<p>Written without it.</p>"


def test_a_refused_second_save_shows_both_texts_and_can_be_saved_again(treatment, author, tab, photograph):
    treatment.risks.create(name="Soreness", severity="mild", frequency="common", position=1)
    write(treatment)
    desk = tab(author)
    desk.goto(change_form(treatment))
    desk.locator("#id_summary").fill("Mine, all of it.")
    write(treatment, summary="Theirs.")

    desk.get_by_role("button", name="Save", exact=True).click()
    rows = desk.locator(".differences tbody tr")
    rows.first.wait_for()
    photograph(desk, "conflict-desktop")

    assert [[cell.strip() for cell in row.split("\t")] for row in rows.all_inner_texts()] == [
        ["Summary", "Theirs.", "Mine, all of it."]
    ]
    assert desk.locator("#id_summary").input_value() == "Mine, all of it."
    assert violations(desk, ".differences") == []
    assert width_on_a_phone(desk) <= PHONE
    photograph(desk, "conflict-phone")
    save(desk)
    assert fresh(treatment).summary == "Mine, all of it."


def test_a_described_treatment_is_found_by_typing(author, tab):
    make_treatment("Nerve block")
    article = make_article()
    desk = tab(author)
    desk.goto(change_form(article))

    desk.get_by_role("button", name="Add another Described treatment").click()
    desk.locator("#described-0 .select2-selection").click()
    desk.keyboard.type("Nerve")
    desk.get_by_role("option", name="Nerve block").click()
    desk.locator("#id_described-0-heading").fill("Nerve blocks")
    desk.locator("#id_described-0-text").fill("In our words.")
    save(desk)

    assert [row.treatment.title for row in fresh(article).described.all()] == ["Nerve block"]


def test_an_editor_that_comes_late_does_not_take_the_keys_from_where_somebody_went(treatment, author, tab):
    desk = tab(author)
    desk.route("**/ckeditor/ckeditor.js", lambda route: (desk.wait_for_timeout(400), route.continue_()))
    desk.goto(change_form(treatment))

    desk.locator(".richtext-preview").first.focus()
    desk.locator("#id_summary").fill("")
    desk.locator("#id_summary").press_sequentially("Typed meanwhile, all of it.", delay=40)
    desk.locator("iframe.cke_wysiwyg_frame").wait_for()
    desk.keyboard.type(" And more.")

    assert desk.locator("#id_summary").input_value() == "Typed meanwhile, all of it. And more."


def test_the_label_of_a_started_editor_leads_into_it(treatment, author, tab):
    desk = tab(author)
    desk.goto(change_form(treatment))
    desk.locator(".richtext-preview").first.click()
    desk.locator("iframe.cke_wysiwyg_frame").wait_for()
    desk.locator("#id_summary").focus()

    desk.locator("label[for=id_what_it_is]").click()

    assert desk.evaluate("document.activeElement.tagName") == "IFRAME"


def test_a_date_without_its_time_is_told_and_nothing_is_sent(publisher, tab):
    """A browser would send it as an empty field, and the page would be scheduled without its end."""
    page = make_article()
    sign(page)
    desk = tab(publisher)
    desk.goto(f"/admin/articles/article/{page.pk}/step/schedule/")
    begin, end = desk.locator("#id_at"), desk.locator("#id_until")
    begin.fill("2099-01-05T09:00")

    end.focus()
    desk.keyboard.type("12312099")
    desk.get_by_role("button", name="Schedule").click()
    expect(end).to_be_focused()
    assert not page.placements.exists()

    end.fill("2099-12-31T09:00")
    desk.get_by_role("button", name="Schedule").click()
    desk.get_by_text("Scheduled.").wait_for()
    assert page.placements.get().until is not None
