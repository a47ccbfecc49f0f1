"""What a reviewer reads before they answer, and what is kept of the answer."""

from hashlib import sha256

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.publishing import clock
from clinic.publishing.models import Scope
from clinic.publishing.steps import STATEMENT
from tests.factories import fresh, latest, make_article, publish, sign, write

from .test_judging import CURE, WHY
from .test_steps import PASSWORD

FIELD = f"reason-{sha256(CURE.encode()).hexdigest()[:12]}"

NONE_BEFORE = "No earlier text of this page is signed"
SIGNING = {"scope": "page", "statement": "Read.", "interests": "None.", "password": PASSWORD}


@pytest.fixture(autouse=True)
def with_password(reviewer, second_reviewer):
    for user in (reviewer, second_reviewer):
        user.set_password(PASSWORD)
        user.save()


@pytest.fixture
def screen(enter):
    def _screen(page, by, name="sign"):
        return enter(by).get(f"/admin/articles/article/{page.pk}/step/{name}/")

    return _screen


def marked(response):
    """Each part that changed, with its words that went and came."""
    rows = BeautifulSoup(response.content.decode(), "html5lib").select("table.changes tbody tr")
    return [
        (row.th.text, *[f"{'-' if one.name == 'del' else '+'}{one.text}" for one in row(["ins", "del"])])
        for row in rows
    ]


def told(response, heading):
    soup = BeautifulSoup(response.content.decode(), "html5lib")
    return " ".join(soup.select_one(f"section[aria-labelledby={heading}]").text.split())


def test_who_sent_it_to_whom_and_why_stands_above_the_text(article, author, second_reviewer, screen):
    fresh(article).request_review(latest(article), author, "Is the dose right?", second_reviewer)

    page = " ".join(screen(article, second_reviewer).content.decode().split())

    assert "Revision 1, saved by Ada Author on" in page
    assert "Ada Author sent it for review on" in page
    assert "to second-reviewer." in page
    assert "Is the dose right?" in page


def test_a_first_text_is_to_be_read_whole(article, reviewer, screen):
    response = screen(article, reviewer)

    assert NONE_BEFORE in told(response, "changed")
    assert marked(response) == []
    assert "In short." in told(response, "text")


def test_what_changed_since_the_last_signed_text_is_marked_over_all_saves_between(
    article, reviewer, second_reviewer, screen
):
    write(article, standfirst="In short, signed.")
    sign(article)
    write(article, standfirst="In short, signed once.")
    write(article, body="<p>Text added.</p>", standfirst="In short, signed once.")

    response = screen(article, second_reviewer)

    assert "Since revision 2, which Dr reviewer, MD signed on" in told(response, "changed")
    assert marked(response) == [("Standfirst", "+once"), ("Body", "+added")]


def test_a_text_whose_signature_was_taken_back_counts_as_unsigned(article, reviewer, second_reviewer, screen):
    sign(article)
    fresh(article).request_changes(latest(article), reviewer, "The dose.")
    write(article, standfirst="Changed.")

    told_of = told(screen(article, second_reviewer), "changed")

    assert NONE_BEFORE in told_of
    assert "Dr reviewer, MD asked for changes to revision 1:" in told_of


def test_a_restored_text_is_compared_with_what_it_was_based_on(article, author, second_reviewer, screen):
    sign(article)
    sign(article, revision=write(article, standfirst="Another way."))
    fresh(article).restore(article.revisions.get(number=1), author)

    response = screen(article, second_reviewer)

    assert "Since revision 1," in told(response, "changed")
    assert marked(response) == []


def test_forty_unsigned_texts_ask_as_much_as_one(article, reviewer, screen, django_assert_num_queries):
    screen(article, reviewer)
    write(article, standfirst="Anew.")
    with CaptureQueriesContext(connection) as one:
        screen(article, reviewer)
    for number in range(40):
        write(article, standfirst=f"Number {number}.")

    with django_assert_num_queries(len(one)):
        screen(article, reviewer)


def test_what_the_checks_found_is_told_with_its_place(article, reviewer, screen):
    write(article, body="<p>A cure.</p>")

    found = told(screen(article, reviewer), "found")

    assert "Must be mended, or a reviewer says why it stays" in found
    assert "cure" in found
    assert "Body" in found


def test_a_text_without_findings_says_so(article, reviewer, screen):
    assert "The checks found nothing." in told(screen(article, reviewer), "found")


def test_a_reason_is_asked_for_is_required_and_is_kept_with_the_signature(article, reviewer, screen, step):
    write(article, body="<p>A cure.</p>")
    assert screen(article, reviewer).context["form"].fields[FIELD].label == "Why it may stand: “cure”"

    refused = step(article, reviewer, "sign", **SIGNING)
    blank = step(article, reviewer, "sign", **SIGNING, **{FIELD: "  "})
    taken = step(article, reviewer, "sign", **SIGNING, **{FIELD: WHY})

    assert [refused.context["form"].errors.keys(), blank.context["form"].errors.keys()] == [{FIELD}] * 2
    assert taken.status_code == 302
    assert latest(article).events.get().reasons == [{"key": CURE, "reason": WHY}]


def test_a_reason_that_was_given_before_is_offered_again_for_the_same_words(article, reviewer, second_reviewer, screen):
    revision = write(article, body="<p>A cure.</p>")
    fresh(article).approve(revision, reviewer, Scope.PAGE, "Read.", reasons={CURE: WHY})
    write(article, body="<p>A cure.</p><p>We guarantee it.</p>")

    form = screen(article, second_reviewer).context["form"]

    asked = {field.label: field.value() for field in form if field.name.startswith("reason-")}
    assert asked == {"Why it may stand: “cure”": WHY, "Why it may stand: “guarantee”": ""}


def test_the_interests_are_suggested_as_this_reviewer_declared_them_last(
    article, reviewer, second_reviewer, screen, step
):
    form = screen(article, reviewer).context["form"]
    assert [form["statement"].value(), form["interests"].value()] == [STATEMENT, ""]

    step(article, reviewer, "sign", **SIGNING | {"interests": "I hold shares in a maker of needles."})

    event = latest(article).events.get()
    assert (event.statement, event.interests) == ("Read.", "I hold shares in a maker of needles.")
    other = make_article()
    suggested = [screen(other, who).context["form"]["interests"].value() for who in (reviewer, second_reviewer)]
    assert suggested == ["I hold shares in a maker of needles.", ""]


def test_interests_must_be_declared(article, reviewer, step):
    answer = step(article, reviewer, "sign", **SIGNING | {"interests": " "})

    assert answer.context["form"].errors["interests"]
    assert not latest(article).events.exists()


def test_changes_are_asked_for_from_the_same_screen(article, author, reviewer, screen, enter):
    fresh(article).request_review(latest(article), author)
    soup = BeautifulSoup(screen(article, reviewer).content.decode(), "html5lib")
    form = soup.select_one("form[action$='/step/ask-for-changes/']")
    chosen = form.select_one("input[name=about][checked]")
    typed = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}

    enter(reviewer).post(form["action"], typed | {"about": chosen["value"], "comment": "Say how often."})

    assert latest(article).newest_event.comment == "Say how often."


def test_asking_for_changes_without_a_word_shows_the_screen_again_with_both_answers(article, author, reviewer, step):
    fresh(article).request_review(latest(article), author)

    answer = step(article, reviewer, "ask-for-changes", about=1, comment=" ")

    assert answer.context["asking"].errors["comment"]
    assert [form["action"] for form in BeautifulSoup(answer.content.decode(), "html5lib").select("main form")] == [
        f"/admin/articles/article/{article.pk}/step/{name}/" for name in ("sign", "ask-for-changes")
    ]


def test_nothing_can_be_asked_of_a_text_that_nobody_sent(article, reviewer, screen):
    assert screen(article, reviewer).context["asking"] is None


def test_the_live_text_is_asked_after_under_its_own_heading(live_article, second_reviewer, screen):
    write(live_article.page, standfirst="A newer draft.")

    response = screen(live_article.page, second_reviewer, "still-correct")

    page = response.content.decode()
    assert "Is it still correct?" in page
    assert "A newer draft." not in page
    assert response.context["revision"] == live_article.revision
    assert "Is it still correct?" not in screen(live_article.page, second_reviewer).content.decode()


def test_a_wrong_password_signs_nothing_and_keeps_what_was_typed(article, reviewer, step):
    answer = step(article, reviewer, "sign", **SIGNING | {"password": "wrong", "interests": "Shares."})

    assert "This is not your password." in answer.content.decode()
    assert answer.context["form"]["interests"].value() == "Shares."
    assert "wrong" not in str(answer.context["form"]["password"])
    assert not latest(article).events.exists()


def test_a_text_that_changed_while_it_was_read_is_not_signed(article, author, reviewer, press):
    sign_it = press(article, reviewer, "sign", password=PASSWORD)
    write(article, standfirst="Meanwhile.")

    answer = sign_it()

    assert answer.status_code == 409
    assert "This page changed after you opened it" in answer.content.decode()
    assert "Meanwhile." in told(answer, "text")


def test_the_screen_is_only_for_reviewers_and_is_never_indexed(article, author, publisher, reviewer, screen):
    assert [screen(article, user).status_code for user in (author, publisher)] == [403, 403]
    assert '<meta name="robots" content="noindex">' in screen(article, reviewer).content.decode()


def test_a_page_that_describes_others_is_shown_as_it_will_be_read(staff, treatment, reviewer, screen):
    publish(treatment)
    page = make_article(described=[treatment])

    assert "Nerve block" in told(screen(page, reviewer), "text")
    assert page.current(clock.instant()) is None
