"""Steps with several pages of a list at once: each page is asked for itself."""

import socket
import threading
from contextlib import suppress

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages

from clinic.publishing.bulk import MANY
from clinic.publishing.models import Kind
from tests.factories import fresh, latest, make_article, make_location, publish, sign, write

LIST = "/admin/articles/article/"


@pytest.fixture
def choose(enter):
    """Chooses pages of a list and an action; returns the button that confirms it, and what it shows first."""

    def _choose(user, action, *pages, address=LIST):
        client = enter(user)
        chosen = {"action": action, "_selected_action": [page.pk for page in pages]}
        asked = client.post(address, chosen)
        assert asked.status_code == 200
        main = BeautifulSoup(asked.content.decode(), "html5lib").select_one("#content-main")
        typed: dict[str, list[str]] = {}
        for field in main.select("input[name]"):
            typed.setdefault(field["name"], []).append(field["value"])

        def confirm(**changed):
            answer = client.post(address, typed | changed)
            assert answer.status_code == 302
            return [str(message) for message in get_messages(answer.wsgi_request)]

        return [" ".join(line.text.split()) for line in main.select("li")], confirm

    return _choose


def test_what_is_chosen_is_shown_before_anything_is_done(article, author, choose):
    other = make_article("Other")
    sign(other)

    shown, _ = choose(author, "send_for_review", article, other)

    assert shown == ["Caring for your back, revision 1", "Other: not possible now, or not for you"]
    assert not latest(article).events.exists()


def test_texts_are_sent_for_review_with_one_message_each(article, author, choose, mailoutbox, reviewer):
    type(reviewer).objects.update(email="reviewer@clinic.example")
    other = make_article("Other")
    _, confirm = choose(author, "send_for_review", article, other)

    said = confirm()

    assert said == ["“Caring for your back”: Sent for review.", "“Other”: Sent for review."]
    assert [page.revisions.get().newest_event.kind for page in (article, other)] == ["requested", "requested"]
    assert [message.subject for message in mailoutbox] == [
        "Please review: Caring for your back",
        "Please review: Other",
    ]


@pytest.fixture
def hanging_up():
    """A mail server that answers nobody: its port, and who came."""
    came = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hang_up():
            with suppress(OSError):  # it is closed
                while True:
                    caller, address = server.accept()
                    came.append(address)
                    caller.close()

        threading.Thread(target=hang_up, daemon=True).start()
        yield server.getsockname()[1], came
        server.shutdown(socket.SHUT_RDWR)


def test_a_mail_server_that_is_away_is_tried_once_for_all_of_them(
    article, author, reviewer, choose, settings, hanging_up
):
    type(reviewer).objects.update(email="reviewer@clinic.example")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT, came = hanging_up
    _, confirm = choose(author, "send_for_review", article, make_article("Other"))

    said = confirm()

    assert [message for message in said if "Sent" in message] == [
        "“Caring for your back”: Sent for review.",
        "“Other”: Sent for review.",
    ]
    assert said.count("The e-mail could not be sent. Please tell whoever is next yourself.") == 2
    assert len(came) == 1


def test_a_page_that_was_public_before_is_published_from_its_own_screen(article, publisher, choose, visitor):
    """Its readers are told what kind of change it is, and only a person can say that."""
    again = make_article("Again", slug="again")
    publish(again)
    sign(again, revision=write(again, standfirst="Changed."))
    sign(article)
    _, confirm = choose(publisher, "publish", again, article)

    said = confirm()

    assert said == [
        "“Again”: it asks you something. Open the page and take the step there.",
        "“Caring for your back”: Published. Patients read it now.",
    ]
    assert [page.placements.count() for page in (again, article)] == [1, 1]


def test_pages_go_to_the_trash(article, author, choose):
    _, confirm = choose(author, "trash", article)

    assert confirm() == ["“Caring for your back”: In the trash. Its history is kept."]
    assert fresh(article).trashed_at


def test_each_page_is_asked_whether_this_person_may(article, live_article, author, choose):
    draft = make_article("Draft")

    shown, confirm = choose(author, "trash", live_article.page, draft)

    assert shown == ["Caring for your back: not possible now, or not for you", "Draft, revision 1"]
    said = confirm(_selected_action=[live_article.page_id, draft.pk])
    assert said == [
        "“Caring for your back”: not possible now, or not for you.",
        "“Draft”: In the trash. Its history is kept.",
    ]
    assert [bool(fresh(page).trashed_at) for page in (live_article.page, draft)] == [False, True]


def test_a_page_that_changed_since_it_was_chosen_is_refused_and_the_others_are_done(article, author, choose):
    other = make_article("Other")
    _, confirm = choose(author, "send_for_review", article, other)
    write(article, standfirst="Meanwhile.")

    said = confirm()

    assert said == [
        "“Caring for your back”: This page changed after you opened it, so nothing was done.",
        "“Other”: Sent for review.",
    ]
    assert not latest(article).events.exists()


def test_a_text_that_the_checks_stop_leaves_the_others_published(article, publisher, choose):
    sign(article, revision=write(article, body="<p>MRN 12345</p>"))
    other = make_article("Other")
    sign(other)
    _, confirm = choose(publisher, "publish", article, other)

    said = confirm()

    assert said[0].startswith("“Caring for your back”: This text cannot be published as it is. Body: “MRN 12345”.")
    assert said[1] == "“Other”: Published. Patients read it now."
    assert [page.placements.count() for page in (article, other)] == [0, 1]


def test_a_text_that_asks_for_a_reason_is_published_from_its_own_page(staff, publisher, choose):
    page = make_location("Quay", directions="<p>A cure.</p>")
    _, confirm = choose(publisher, "publish", page, address="/admin/practice/location/")

    assert confirm() == ["“Quay”: it asks you something. Open the page and take the step there."]
    assert not page.placements.exists()


def test_what_a_page_held_is_kept_by_a_publication_in_bulk(live_article, publisher, choose, stopped_clock):
    until = (stopped_clock.running()).replace(year=2090, second=0, microsecond=0)
    fresh(live_article.page).set_expiry(publisher, until)
    sign(live_article.page, revision=write(live_article.page, standfirst="Changed."))
    _, confirm = choose(publisher, "publish", live_article.page)

    confirm()

    placement = live_article.page.placements.last()
    assert (placement.kind, placement.until, placement.change) == (Kind.LIVE, until, "minor")


def test_at_most_a_hundred_pages_are_taken_at_once_and_that_is_told(article, author, enter):
    for _ in range(MANY):
        make_article()
    chosen = {"action": "trash", "_selected_action": article.pk, "select_across": "1"}

    answer = enter(author).post(LIST, chosen)

    assert len(answer.context["candidates"]) == MANY
    assert "At most 100 pages at once." in answer.content.decode()


@pytest.mark.parametrize(("who", "action"), [("author", "publish"), ("publisher", "trash"), ("reviewer", "publish")])
def test_nobody_forges_an_action_that_is_not_offered_to_them(request, article, enter, who, action):
    sign(article)
    forged = {"action": action, "_selected_action": article.pk, "confirmed": "1", f"version-{article.pk}": 2}

    enter(request.getfixturevalue(who)).post(LIST, forged)

    assert not article.placements.exists()
    assert not fresh(article).trashed_at


@pytest.mark.parametrize("version", [None, "", "nonsense", "-1", "9" * 30, "\0"])
def test_without_the_version_that_was_seen_nothing_is_done(article, author, enter, version):
    forged = {"action": "trash", "_selected_action": article.pk, "confirmed": "1"}
    forged |= {} if version is None else {f"version-{article.pk}": version}

    assert enter(author).post(LIST, forged).status_code == 302
    assert not fresh(article).trashed_at


def with_chosen(article, chosen):
    forged = {"action": "trash", "_selected_action": [article.pk, chosen], "confirmed": "1"}
    return forged | {f"version-{article.pk}": fresh(article).version}


@pytest.mark.parametrize("chosen", ["nonsense", "9" * 30, "\0", "-1"])
def test_nonsense_that_is_chosen_is_refused_with_all_that_is_chosen_beside_it(article, author, enter, chosen):
    assert enter(author).post(LIST, with_chosen(article, chosen)).status_code == 400
    assert not fresh(article).trashed_at


def test_a_page_that_is_not_there_keeps_no_other_from_being_taken(article, author, enter):
    assert enter(author).post(LIST, with_chosen(article, "999999")).status_code == 302
    assert fresh(article).trashed_at


def test_an_action_is_never_taken_by_a_link(article, author, enter):
    enter(author).get(f"{LIST}?action=trash&_selected_action={article.pk}&confirmed=1&version-{article.pk}=1")

    assert not fresh(article).trashed_at


def test_no_page_of_another_type_is_reached(article, author, enter):
    forged = {"action": "trash", "_selected_action": article.pk, "confirmed": "1", f"version-{article.pk}": 1}

    enter(author).post("/admin/treatments/treatment/", forged)

    assert not fresh(article).trashed_at
