"""The whole life of an article: four people, each in a browser of their own, each offered only what they do next."""

import pytest
from django.core import mail
from playwright.sync_api import expect

from articles.models import Article
from tests.factories import SIGNS, make_treatment, publish

from .article_writing import DESCRIBED, TITLE, write_article
from .desk import add_paragraph, save
from .stations import buttons, confirm, follow_line, lines, link_in_mail, sign, take

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
PASSWORD = "one that only the reviewer knows"
WRITTEN, ADDED = "All five use a needle and most need no stay.", "Ask us why one was offered to you."
MENDED = "Five procedures may ease some back pain."
COMMENT, NOTE = "Say that people can ask.", "We said that they ease all back pain."
REASON = "New guidance has come."
NOTHING, KEEPING = ([], []), ["Still correct", "Ask for changes"]


class Clinic:
    """The four at their screens, and the article once it is there."""

    def __init__(self, tab, author, reviewer, publisher):
        self.author, self.reviewer, self.publisher, self.visitor = tab(author), tab(reviewer), tab(publisher), tab()

    def finds(self):
        """By person, the lines of the desk about the article, and the steps that its form offers."""
        desks = (self.author, self.reviewer, self.publisher)
        return [(lines(desk, TITLE), buttons(desk, Article.objects.get())) for desk in desks]

    def patients_get(self):
        """Opens the article as a patient and returns the status of the answer."""
        return self.visitor.goto("/articles/5-interventional-back-pain-treatments/").status


@pytest.fixture
def clinic(tab, author, reviewer, publisher, settings, live_server):
    settings.SITE_URL = live_server.url
    for user in (author, reviewer, publisher):
        user.email = f"{user.username}@clinic.example"
        user.set_password(PASSWORD)
        user.save()
    for treatment in DESCRIBED:
        publish(make_treatment(treatment))
    return Clinic(tab, author, reviewer, publisher)


def test_an_article_from_the_empty_form_until_it_is_withdrawn(clinic):
    the_author_writes_checks_and_saves(clinic)
    assert clinic.finds() == [
        (["My drafts: Go on writing"], ["Send for review"]),
        ([], ["Sign this text"]),
        NOTHING,
    ]
    the_author_sends_it_for_review(clinic)
    assert clinic.finds() == [
        NOTHING,
        (["Waiting for my review: Read and answer"], ["Sign this text", "Ask for changes"]),
        NOTHING,
    ]
    the_reviewer_asks_for_changes(clinic)
    assert clinic.finds() == [
        (["My drafts: Change it"], ["Send for review"]),
        ([], ["Sign this text"]),
        NOTHING,
    ]
    the_author_changes_it_and_sends_it_again(clinic)
    the_reviewer_follows_the_mail_and_signs(clinic)
    assert clinic.finds() == [
        NOTHING,
        ([], ["Ask for changes"]),
        (["Ready to publish: Publish"], ["Publish now", "Schedule…"]),
    ]
    assert clinic.patients_get() == 404

    the_publisher_publishes(clinic)
    patients_read_it(clinic)
    assert clinic.finds() == [NOTHING, ([], KEEPING), NOTHING]

    the_author_mends_a_word(clinic)
    assert clinic.finds() == [
        NOTHING,
        (["Waiting for my review: Read and answer"], ["Sign this text", *KEEPING]),
        NOTHING,
    ]
    the_reviewer_signs_the_change(clinic)
    the_publisher_publishes_the_correction(clinic)
    assert clinic.finds() == [NOTHING, ([], ["Sign this text", *KEEPING]), NOTHING]

    the_publisher_withdraws(clinic)
    assert clinic.finds() == [
        NOTHING,
        ([], ["Sign this text", "Ask for changes"]),
        ([], ["Publish now", "Schedule…"]),
    ]


def the_author_writes_checks_and_saves(clinic):
    author = clinic.author
    author.goto("/admin/")
    author.get_by_role("row", name="Articles").get_by_role("link", name="Add").click()
    write_article(author)

    checks = author.get_by_role("region", name="What the checks found")
    checks.get_by_role("button", name="Check without saving").click()
    expect(checks).to_contain_text("“Call 911 if” leaves out")
    author.get_by_label("Sign:").first.fill(SIGNS)
    checks.get_by_role("button", name="Check without saving").click()
    expect(checks).to_contain_text("The checks found nothing.")
    assert Article.objects.count() == 0

    author.get_by_role("button", name="Save", exact=True).click()
    author.get_by_text("Saved. Patients read it").wait_for()


def the_author_sends_it_for_review(clinic):
    author = clinic.author
    take(author, "Send for review")
    author.get_by_label("Reviewer:", exact=True).select_option("reviewer")
    author.get_by_label("Note to the reviewer").fill("Is the third one fair?")
    assert confirm(author, "Send for review") == "Sent for review."
    assert mail.outbox[-1].to == ["reviewer@clinic.example"]


def the_reviewer_asks_for_changes(clinic):
    reviewer = clinic.reviewer
    follow_line(reviewer, TITLE)
    expect(reviewer.get_by_role("blockquote")).to_have_text("Is the third one fair?")
    expect(reviewer.get_by_text(WRITTEN)).to_be_visible()
    reviewer.get_by_text("Ask for changes instead").click()
    reviewer.get_by_label("What should change").fill(COMMENT)
    assert confirm(reviewer, "Ask for changes") == "Changes requested."


def the_author_changes_it_and_sends_it_again(clinic):
    author = clinic.author
    author.goto("/admin/")
    expect(author.get_by_role("link").filter(has_text=TITLE)).to_contain_text(COMMENT)
    follow_line(author, TITLE)
    add_paragraph(author, ADDED)
    save(author)
    take(author, "Send for review")
    assert confirm(author, "Send for review") == "Sent for review."


def the_reviewer_follows_the_mail_and_signs(clinic):
    reviewer = clinic.reviewer
    reviewer.goto(link_in_mail("reviewer@clinic.example"))
    expect(reviewer.get_by_role("row", name="Body").get_by_role("insertion")).to_have_text(ADDED)
    assert sign(reviewer, "the whole page", PASSWORD) == "Signed."


def the_publisher_publishes(clinic):
    publisher = clinic.publisher
    follow_line(publisher, TITLE)
    expect(publisher.get_by_role("region", name="What changes for patients")).to_contain_text("A new page at")
    assert confirm(publisher, "Publish now") == "Published. Patients read it now."


def patients_read_it(clinic):
    assert clinic.patients_get() == 200
    expect(clinic.visitor.locator(".prose p")).to_have_text([WRITTEN, ADDED])
    expect(clinic.visitor.locator(".described h3")).to_have_text(list(DESCRIBED))


def the_author_mends_a_word(clinic):
    author = clinic.author
    author.get_by_label("Standfirst:").fill(MENDED)
    save(author)
    take(author, "Send for review")
    confirm(author, "Send for review")


def the_reviewer_signs_the_change(clinic):
    reviewer = clinic.reviewer
    reviewer.goto(link_in_mail("reviewer@clinic.example"))
    expect(reviewer.get_by_role("row", name="Standfirst").get_by_role("insertion")).to_have_text("some")
    assert sign(reviewer, "this change", PASSWORD) == "Signed."


def the_publisher_publishes_the_correction(clinic):
    publisher = clinic.publisher
    follow_line(publisher, TITLE)
    expect(publisher.get_by_role("row", name="Standfirst").get_by_role("insertion")).to_have_text("some")
    publisher.get_by_label("a correction").check()
    publisher.get_by_label("What changed, or what was wrong").fill(NOTE)
    assert confirm(publisher, "Publish now") == "Published. Patients read it now."
    clinic.patients_get()
    expect(clinic.visitor.get_by_role("note")).to_contain_text(NOTE)


def the_publisher_withdraws(clinic):
    publisher = clinic.publisher
    take(publisher, "Withdraw", rare=True)
    publisher.get_by_label("Reason, for patients").fill(REASON)
    assert confirm(publisher, "Withdraw") == "Withdrawn."
    clinic.patients_get()
    expect(clinic.visitor.get_by_role("note", name="This page is withdrawn")).to_contain_text(REASON)
