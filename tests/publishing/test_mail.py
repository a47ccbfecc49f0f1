"""The e-mail that each step sends: one message, to whoever is next in line, with a link to where they act."""

import re
import socket
from datetime import date

import pytest
from django.contrib.auth.models import User

from clinic.publishing.models import Licence
from clinic.publishing.preview import main_part
from tests.factories import fresh, latest, make_article, publish, write

from .test_steps import PASSWORD

SIGNING = {"scope": "page", "statement": "Read.", "interests": "None.", "password": PASSWORD}
HOST = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def reachable(author, reviewer, second_reviewer, publisher):
    """Everybody has an address and the same password."""
    for user in (author, reviewer, second_reviewer, publisher):
        user.email = f"{user.username}@clinic.example"
        user.set_password(PASSWORD)
        user.save()


@pytest.fixture
def take(step, mailoutbox):
    """Takes a step and returns what it sent."""

    def _take(page, by, name, **data):
        mailoutbox.clear()
        answer = step(page, by, name, **data)
        assert answer.status_code == 302, answer.context["form"].errors
        return list(mailoutbox)

    return _take


@pytest.fixture
def followed(visitor):
    """What a link in a message shows to somebody who enters first."""

    def _followed(message, user):
        [link] = re.findall(r"http://\S+", message.body)
        gate = visitor.get(link.removeprefix(HOST))
        assert gate["Location"] == f"/admin/login/?next={link.removeprefix(HOST)}"
        entering = {"username": user.username, "password": PASSWORD, "next": link.removeprefix(HOST)}
        return visitor.post(gate["Location"], entering, follow=True)

    return _followed


@pytest.fixture
def closed_port():
    """Where nobody listens for as long as the test needs it."""
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        yield taken.getsockname()[1]


def test_the_reviewer_who_is_asked_reads_who_asks_why_and_where(article, author, second_reviewer, take, followed):
    [message] = take(article, author, "send-for-review", asked=second_reviewer.pk, comment="Is the dose right?")

    assert (message.to, message.cc, message.bcc) == (["second-reviewer@clinic.example"], [], [])
    assert message.subject == "Please review: Caring for your back"
    assert message.body == (
        "Ada Author asks you to review “Caring for your back”.\n\nIs the dose right?\n\n"
        "Read it, and sign it or ask for changes:\n"
        f"{HOST}/admin/articles/article/{article.pk}/step/sign/\n"
    )
    assert followed(message, second_reviewer).context["form"].name == "sign"


def test_all_reviewers_get_one_message_and_see_no_addresses_of_the_others(article, author, take):
    [message] = take(article, author, "send-for-review")

    assert (message.to, message.cc) == ([], [])
    assert message.bcc == ["reviewer@clinic.example", "second-reviewer@clinic.example"]
    assert "clinic.example" not in message.message().as_string()


def test_reviewers_who_cannot_sign_get_none(article, author, reviewer, second_reviewer, take):
    Licence.objects.filter(holder=reviewer).update(expires=date(2001, 1, 1))
    User.objects.filter(pk=second_reviewer.pk).update(is_active=False)

    assert take(article, author, "send-for-review") == []


def test_a_reviewer_who_may_not_sign_the_text_gets_none(article, author, reviewer, take):
    write(article, by=reviewer, standfirst="The reviewer's.")
    write(article, standfirst="The author's.")

    [message] = take(article, author, "send-for-review")

    assert (message.to, message.bcc) == (["second-reviewer@clinic.example"], [])


def test_publishers_read_who_signed_and_are_led_to_the_publication(article, reviewer, publisher, take, followed):
    [message] = take(article, reviewer, "sign", **SIGNING)

    assert message.to == ["publisher@clinic.example"]
    assert message.subject == "Signed: Caring for your back"
    assert message.body.startswith("reviewer signed “Caring for your back”. It can be published now.\n")
    assert followed(message, publisher).context["form"].name == "publish"


def test_whoever_sent_the_text_reads_what_should_change_and_is_led_to_the_form(
    article, author, reviewer, take, followed
):
    write(article, by=User.objects.get(username="publisher"), standfirst="Somebody else wrote last.")
    take(article, author, "send-for-review")

    [message] = take(article, reviewer, "ask-for-changes", about=2, comment="Say how often.")

    assert message.to == ["author@clinic.example"]
    assert message.subject == "Changes requested: Caring for your back"
    assert message.body.startswith("reviewer asks for changes to “Caring for your back”.\n\nSay how often.\n")
    assert followed(message, author).context["adminform"].form.instance == article


def test_whoever_wrote_it_reads_so_when_nobody_sent_it(live_article, author, reviewer, take):
    [message] = take(live_article.page, reviewer, "ask-for-changes", about=1, comment="Say how often.")

    assert message.to == ["author@clinic.example"]


def test_other_steps_send_nothing(article, author, reviewer, publisher, take):
    publish(article)
    said = {name: value for name, value in SIGNING.items() if name != "scope"}

    assert take(article, reviewer, "still-correct", **said) == []
    assert take(article, author, "duplicate") == []
    assert take(article, publisher, "withdraw", reason="Newer guidance.") == []


def test_a_refused_step_sends_nothing(article, author, step, mailoutbox):
    assert step(article, author, "send-for-review", version=99).status_code == 409
    assert mailoutbox == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_a_title_with_line_ends_adds_no_header(author, take, end):
    page = make_article(f"Back{end}Bcc: thief@example.com{end}{end}Hello")

    [message] = take(page, author, "send-for-review", outside="reader@elsewhere.example")[:1]

    assert message.subject == "Please review: Back Bcc: thief@example.com Hello"
    assert message.message()["Bcc"] is None


@pytest.mark.parametrize("comment", ["{link} {0} %s", "A line\n.\nQUIT", "”<b>"])
def test_a_comment_is_sent_as_it_was_typed(article, author, take, comment):
    [message] = take(article, author, "send-for-review", comment=comment)

    assert f"\n{comment}\n" in message.body


def test_when_no_mail_can_be_sent_the_step_is_taken_and_it_is_told(article, author, enter, settings, closed_port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = closed_port
    address = f"/admin/articles/article/{article.pk}/step/send-for-review/"

    answer = enter(author).post(address, {"version": fresh(article).version}, follow=True)

    assert "The e-mail could not be sent. Please tell whoever is next yourself." in answer.content.decode()
    assert "Sent for review." in answer.content.decode()
    assert [event.kind for event in latest(article).events.all()] == ["requested"]


def test_a_reader_without_an_account_reads_exactly_this_text_and_signs_nothing(article, author, take, visitor):
    _, message = take(article, author, "send-for-review", outside="reader@elsewhere.example", comment="In confidence.")
    write(article, standfirst="Newer.")
    [link] = re.findall(r"http://\S+", message.body)

    answer = visitor.get(link.removeprefix(HOST))

    assert (message.to, message.subject) == (["reader@elsewhere.example"], "Please read: Caring for your back")
    assert "In confidence." in message.body
    assert message.body.endswith("Please write your answer to Ada Author: author@clinic.example\n")
    assert ["In short." in answer.content.decode(), "Newer." in answer.content.decode()] == [True, False]
    assert "<form" not in main_part(answer)
    assert visitor.post(f"/admin/articles/article/{article.pk}/step/sign/", SIGNING).status_code == 302
    assert not latest(article).events.exists()


def test_a_reader_is_not_given_an_address_that_there_is_not(article, author, take):
    User.objects.filter(pk=author.pk).update(email="")

    _, message = take(article, author, "send-for-review", outside="reader@elsewhere.example")

    assert message.body.endswith("Please give your answer to Ada Author.\n")


@pytest.mark.parametrize("outside", ["nonsense", "a@b.example\nBcc: c@d.example", "a@b.example, c@d.example"])
def test_what_is_no_address_is_refused_and_nothing_is_sent(article, author, step, mailoutbox, outside):
    answer = step(article, author, "send-for-review", outside=outside)

    assert answer.context["form"].errors["outside"]
    assert mailoutbox == []
    assert not latest(article).events.exists()
