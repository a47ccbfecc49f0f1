import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import expect

from clinic.publishing.models import Page
from tests.factories import fresh

from .desk import change_form, save, start_editors

pytestmark = pytest.mark.browser
ARTICLE = "/articles/5-interventional-back-pain-treatments/"
DESCRIBED = [
    ("Epidural steroid injection (ESI)", "/treatments/epidural-steroid-injection/"),
    ("Facet joint injection", "/treatments/facet-joint-injection/"),
    ("Radiofrequency ablation (RFA)", "/treatments/radiofrequency-ablation/"),
    ("Spinal cord stimulation (SCS)", "/treatments/spinal-cord-stimulation/"),
    ("Nerve block", "/treatments/nerve-block/"),
]


@pytest.fixture
def demonstration(transactional_db, settings):
    settings.DEBUG = True
    call_command("demo", verbosity=0)


def log_in(tab, username, password):
    tab.goto("/admin/")
    tab.get_by_label("Username").fill(username)
    tab.get_by_label("Password").fill(password)
    tab.get_by_role("button", name="Log in").click()


def test_the_article_describes_its_five_treatments_in_order_and_leads_to_each(demonstration, tab, photograph):
    visitor = tab()
    visitor.goto(ARTICLE)
    photograph(visitor, "article-with-five-treatments")

    rows = visitor.locator(".described > li")
    found = [(row.locator("h3").inner_text(), row.get_by_role("link").get_attribute("href")) for row in rows.all()]

    assert found == DESCRIBED


def test_each_described_treatment_leads_back_to_the_article(demonstration, tab):
    visitor = tab()

    for _, address in DESCRIBED:
        visitor.goto(ARTICLE)
        visitor.locator(f".described a[href='{address}']").click()
        visitor.wait_for_url(f"**{address}")
        visitor.get_by_role("link", name="5 Interventional Back Pain Treatments").click()
        visitor.wait_for_url(f"**{ARTICLE}")
        expect(visitor.locator("h1")).to_have_text("5 Interventional Back Pain Treatments")


def test_the_article_stands_between_its_neighbours(demonstration, tab):
    visitor = tab()
    visitor.goto(ARTICLE)

    links = visitor.locator(".neighbours a").all()
    named = [(link.get_attribute("rel"), link.inner_text().split("\n")) for link in links]
    in_head = [link.get_attribute("href") for link in visitor.locator("head link[rel=prev], head link[rel=next]").all()]

    assert named == [
        ("prev", ["Previous", "Maintaining Spinal Health as You Age"]),
        ("next", ["Next", "Living With a Spinal Cord Stimulator: Everyday Questions"]),
    ]
    assert in_head == [link.get_attribute("href") for link in links]


@pytest.mark.parametrize(
    ("slug", "editors"),
    [("nerve-block", 8), ("5-interventional-back-pain-treatments", 1), ("robin-sample", 1), ("privacy", 1)],
)
def test_a_page_opened_and_saved_untouched_is_no_new_text(demonstration, tab, slug, editors):
    page = fresh(Page.objects.get(slug=slug))
    before = page.revisions.count()
    writing = tab(User.objects.get(username="author"))
    writing.goto(change_form(page))

    assert start_editors(writing) == editors
    save(writing)

    assert page.revisions.count() == before


def test_pressing_author_on_the_login_page_enters_the_admin_as_the_author(demonstration, tab, photograph):
    staff = tab()
    staff.goto("/admin/")
    photograph(staff, "enter-as")

    staff.get_by_role("button", name="author Jordan Placeholder").click()

    expect(staff.locator("h1")).to_have_text("My desk")
    assert staff.locator("#user-tools strong").inner_text().lower() == "jordan"


def test_the_word_demonstration_opens_the_admin_only_with_debug(demonstration, tab, settings):
    staff, stranger = tab(), tab()

    log_in(staff, "author", "demonstration")
    settings.DEBUG = False
    log_in(stranger, "author", "demonstration")

    expect(staff.locator("h1")).to_have_text("My desk")
    assert "Please enter the correct username and password" in stranger.locator(".errornote").inner_text()
    assert stranger.goto("/admin/").url.endswith("/admin/login/?next=/admin/")
