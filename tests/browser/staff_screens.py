"""Every screen that staff meet. Each is a function that opens it in the tab of whoever works there."""

from playwright.sync_api import Page

from clinic.publishing.models import Scope
from tests.factories import fresh, latest, sign, write
from tests.small_site import Site

from .desk import change_form, step_page

LISTS = (
    "articles/article",
    "treatments/treatment",
    "topics/topic",
    "practice/clinician",
    "practice/location",
    "practice/infopage",
    "library/picture",
    "auth/user",
    "auth/group",
    "publishing/licence",
)


def open_desk(tab: Page, site: Site) -> None:
    tab.goto("/admin/")


def open_section(tab: Page, site: Site) -> None:
    tab.goto("/admin/desk/scheduled/")


def open_filtered_list(tab: Page, site: Site) -> None:
    tab.goto("/admin/articles/article/?q=five&state=live")
    tab.get_by_role("link", name="Five treatments").wait_for()


def open_empty_form(tab: Page, site: Site) -> None:
    tab.goto("/admin/articles/article/add/")


def open_form(tab: Page, site: Site) -> None:
    tab.goto(change_form(site.epidural))


def open_form_with_findings(tab: Page, site: Site) -> None:
    write(site.article, body="<p>It cures everybody and is 100% safe.</p><p>We recently saw that it works.</p>")
    tab.goto(change_form(site.article))
    tab.get_by_role("region", name="What the checks found").get_by_role("listitem").first.wait_for()


def open_form_with_errors(tab: Page, site: Site) -> None:
    tab.goto(change_form(site.article))
    tab.get_by_label("Title:", exact=True).first.fill("")
    tab.get_by_role("button", name="Add another Reference").click()
    tab.get_by_label("Authors:", exact=True).locator("visible=true").last.fill("Doe J")
    tab.get_by_role("button", name="Save", exact=True).click()
    tab.locator(".errorlist").first.wait_for()


def open_form_with_a_conflict(tab: Page, site: Site) -> None:
    tab.goto(change_form(site.article))
    write(site.article, standfirst="Theirs, in few words.")
    tab.get_by_label("Standfirst:").fill("Mine, in few words.")
    tab.get_by_role("button", name="Save", exact=True).click()
    tab.get_by_role("region", name="Your text and what was saved meanwhile").wait_for()


def open_review(tab: Page, site: Site) -> None:
    revision = write(site.article, body="<p>It cures everybody.</p>")
    fresh(site.article).request_review(revision, site.article.owner, "Is this right?")
    tab.goto(step_page(site.article, "sign"))
    tab.get_by_text("Ask for changes instead").click()


def open_refused_review(tab: Page, site: Site) -> None:
    open_review(tab, site)
    tab.get_by_role("button", name="Sign this text").click()
    tab.get_by_text("This field is required.").first.wait_for()


def open_publish(tab: Page, site: Site) -> None:
    _sign_a_change(site)
    tab.goto(step_page(site.article, "publish"))


def open_refused_schedule(tab: Page, site: Site) -> None:
    _sign_a_change(site)
    tab.goto(step_page(site.article, "schedule"))
    tab.get_by_role("button", name="Schedule").click()
    tab.get_by_text("This field is required.").first.wait_for()


def open_withdraw(tab: Page, site: Site) -> None:
    tab.goto(step_page(site.article, "withdraw"))


def open_retract(tab: Page, site: Site) -> None:
    tab.goto(step_page(site.epidural, "retract"))


def open_duplicate(tab: Page, site: Site) -> None:
    tab.goto(step_page(site.article, "duplicate"))


def open_restore(tab: Page, site: Site) -> None:
    write(site.article, standfirst="In few words.")
    tab.goto(step_page(site.article, "restore"))


def open_bulk(tab: Page, site: Site) -> None:
    _sign_a_change(site)
    tab.goto("/admin/articles/article/")
    tab.get_by_role("checkbox").first.check()
    tab.get_by_label("Action:").select_option("Publish now")
    tab.get_by_role("button", name="Go").click()
    tab.get_by_text("not possible now").first.wait_for()


def open_timeline(tab: Page, site: Site) -> None:
    _sign_a_change(site)
    tab.goto(f"{change_form(site.article).replace('change/', 'timeline/')}?from=1&to={latest(site.article).number}")
    tab.get_by_role("row", name="Standfirst").wait_for()


def open_as_of(tab: Page, site: Site) -> None:
    tab.goto("/admin/as-of/")


def open_record(tab: Page, site: Site) -> None:
    tab.goto("/admin/record/")


def open_help(tab: Page, site: Site) -> None:
    tab.goto("/admin/writing/")


def _sign_a_change(site: Site) -> None:
    write(site.article, standfirst="In few words.")
    sign(site.article, scope=Scope.CHANGE)
