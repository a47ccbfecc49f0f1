"""Who may take which step in which state: every cell of the table through HTTP, superusers included.

What is not in the table is refused, and leaves every row of the database as it was.
"""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from articles.models import Article
from clinic.publishing import clock
from clinic.publishing.groups import PUBLISHER
from clinic.publishing.models import Page, Placement, ReviewEvent, Revision
from tests import forms
from tests.factories import fresh, latest, make_article, make_user, publish, sign, write

from .test_steps import PASSWORD, local

STEPS = (
    *("send-for-review", "sign", "still-correct", "ask-for-changes", "publish", "schedule", "cancel", "set-expiry"),
    *("restore", "duplicate", "hand-over", "move", "expire", "withdraw", "retract", "trash", "untrash"),
)
ROLES = ("visitor", "author", "reviewer", "publisher", "administrator", "superuser", "former_publisher")


def draft(page, by):
    pass


def requested(page, by):
    fresh(page).request_review(latest(page), by["author"])


def changes_requested(page, by):
    requested(page, by)
    fresh(page).request_changes(latest(page), by["second_reviewer"], "Say how often.")


def signed(page, by):
    sign(page, by=by["second_reviewer"])


def scheduled(page, by):
    signed(page, by)
    fresh(page).publish(latest(page), by["publisher"], at=clock.instant() + timedelta(days=2))


def live(page, by):
    signed(page, by)
    publish(page)


def live_and_changed(page, by):
    live(page, by)
    write(page, by=by["author"], body="<p>Newer.</p>")


def withdrawn(page, by):
    live(page, by)
    fresh(page).withdraw(by["publisher"], "It was wrong.")


def gone(page, by):
    live(page, by)
    fresh(page).retract(by["publisher"], "It was harmful.")


def trashed(page, by):
    fresh(page).trash(by["author"])


WRITE = "restore duplicate"
OFF_THE_SITE = "set-expiry move expire withdraw retract trash"
TABLE = {
    draft: {
        "author": f"send-for-review {WRITE} trash",
        "reviewer": "sign",
        "publisher": "",
        "administrator": f"send-for-review {WRITE} hand-over trash",
        "superuser": f"send-for-review {WRITE} hand-over trash",
    },
    requested: {
        "author": f"send-for-review {WRITE} trash",
        "reviewer": "sign ask-for-changes",
        "publisher": "",
        "administrator": f"send-for-review {WRITE} hand-over trash",
        "superuser": f"send-for-review ask-for-changes {WRITE} hand-over trash",
    },
    changes_requested: {
        "author": f"send-for-review {WRITE} trash",
        "reviewer": "",
        "publisher": "",
        "administrator": f"send-for-review {WRITE} hand-over trash",
        "superuser": f"send-for-review {WRITE} hand-over trash",
    },
    signed: {
        "author": f"{WRITE} trash",
        "reviewer": "ask-for-changes",
        "publisher": "publish schedule",
        "administrator": f"publish schedule {WRITE} hand-over trash",
        "superuser": f"ask-for-changes publish schedule {WRITE} hand-over trash",
    },
    scheduled: {
        "author": WRITE,
        "reviewer": "ask-for-changes",
        "publisher": "cancel trash",
        "administrator": f"cancel {WRITE} hand-over trash",
        "superuser": f"ask-for-changes cancel {WRITE} hand-over trash",
    },
    live: {
        "author": WRITE,
        "reviewer": "still-correct ask-for-changes",
        "publisher": OFF_THE_SITE,
        "administrator": f"{WRITE} hand-over {OFF_THE_SITE}",
        "superuser": f"ask-for-changes {WRITE} hand-over {OFF_THE_SITE}",
    },
    live_and_changed: {
        "author": f"send-for-review {WRITE}",
        "reviewer": "sign still-correct",
        "publisher": OFF_THE_SITE,
        "administrator": f"send-for-review {WRITE} hand-over {OFF_THE_SITE}",
        "superuser": f"send-for-review {WRITE} hand-over {OFF_THE_SITE}",
    },
    withdrawn: {
        "author": WRITE,
        "reviewer": "ask-for-changes",
        "publisher": "publish schedule retract trash",
        "administrator": f"publish schedule {WRITE} hand-over retract trash",
        "superuser": f"ask-for-changes publish schedule {WRITE} hand-over retract trash",
    },
    gone: {
        "author": WRITE,
        "reviewer": "ask-for-changes",
        "publisher": "retract trash",
        "administrator": f"{WRITE} hand-over retract trash",
        "superuser": f"ask-for-changes {WRITE} hand-over retract trash",
    },
    trashed: {
        "author": "untrash",
        "reviewer": "",
        "publisher": "untrash",
        "administrator": "untrash",
        "superuser": "untrash",
    },
}


@pytest.fixture
def people(author, reviewer, second_reviewer, publisher, administrator, superuser, settings):
    """By role; all have the same password. The former publisher was deactivated."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # this test asks for many
    former = make_user("former-publisher", PUBLISHER, is_active=False)
    by = {
        "author": author,
        "reviewer": reviewer,
        "second_reviewer": second_reviewer,
        "publisher": publisher,
        "administrator": administrator,
        "superuser": superuser,
        "former_publisher": former,
    }
    for user in by.values():
        user.set_password(PASSWORD)
        user.save()
    return by


def everything():
    """Every row that a step could change."""
    models = (Page, Article, Revision, ReviewEvent, Placement, LogEntry)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def posted(page, step):
    tomorrow = local(clock.instant() + timedelta(days=1))
    said = {"statement": "I read it.", "interests": "None.", "password": PASSWORD}
    data = {
        "sign": {"scope": "page"} | said,
        "still-correct": said,
        "ask-for-changes": {"about": latest(page).number, "comment": "Say how often."},
        "publish": {"change": "minor"},
        "schedule": {"at": tomorrow, "change": "minor"},
        "set-expiry": {"at": tomorrow},
        "restore": {"number": 1},
        "hand-over": {"to": User.objects.get(username="administrator").pk},
        "move": {"slug": "elsewhere"},
        "withdraw": {"reason": "It was wrong."},
        "retract": {"reason": "It was harmful."},
    }
    return {"version": fresh(page).version} | data.get(step, {})


def taken(client, page):
    """The steps that are carried out for this person, each tried alone and taken back."""
    found = []
    for step in STEPS:
        before = everything()
        with transaction.atomic():
            answer = client.post(f"/admin/articles/article/{page.pk}/step/{step}/", posted(page, step))
            is_changed = everything() != before
            transaction.set_rollback(True)
        assert is_changed == (answer.status_code == 302 and not answer.url.startswith("/admin/login/")), step
        if is_changed:
            found.append(step)
    return found


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", TABLE, ids=lambda state: state.__name__)
def test_a_step_is_taken_by_those_who_may_and_refused_to_all_others(state, role, people, enter):
    page = make_article("Caring for your back")
    write(page, by=people["author"], standfirst="Twice saved.")
    state(page, people)
    client = enter(people[role]) if role != "visitor" else Client()

    assert set(taken(client, page)) == set(TABLE[state].get(role, "").split())


READ = ("change/", "history/", "timeline/", "timeline/?from=1&to=2")


@pytest.mark.parametrize("address", READ)
def test_the_form_the_history_the_timeline_and_a_comparison_are_for_staff_who_may_see_the_page(address, people, enter):
    page = make_article("Caring for your back")
    write(page, by=people["author"], standfirst="Twice saved.")
    nobody = make_user("nobody")
    url = f"/admin/articles/article/{page.pk}/{address}"

    assert [enter(people[role]).get(url).status_code for role in ("author", "reviewer", "publisher")] == [200] * 3
    assert enter(nobody).get(url).status_code == 403
    assert Client().get(url).status_code == 302


@pytest.mark.parametrize("button", ["_save", "_preview", "_check", "_recover", "_publish"])
def test_no_button_of_the_form_works_for_those_who_only_read(button, people, enter):
    page = make_article("Caring for your back")
    posted = forms.opened(enter(people["author"]), page) | {"standfirst": "Slipped in.", button: "1"}
    before = everything()

    for role in ("reviewer", "publisher"):
        assert enter(people[role]).post(forms.address(page), posted).status_code == 403
    assert everything() == before


@pytest.mark.parametrize(
    "forged",
    [
        {"owner": "1"},
        {"version": "99"},
        {"turn": "publisher"},
        {"turn_since": "2000-01-01"},
        {"asked": "1"},
        {"trashed_at": "2020-01-01"},
        {"type": "treatments.treatment"},
        {"uuid": "00000000-0000-4000-8000-000000000000"},
    ],
)
def test_a_field_that_the_form_does_not_have_changes_nothing_when_it_is_posted(forged, people, enter):
    page = make_article("Caring for your back")
    client = enter(people["author"])
    before = everything()

    client.post(forms.address(page), forms.opened(client, page) | forged)

    assert everything() == before


@pytest.mark.parametrize(
    ("action", "role"),
    [
        ("send_for_review", "publisher"),
        ("publish", "author"),
        ("publish", "reviewer"),
        ("trash", "reviewer"),
        ("trash", "publisher"),
        ("delete_selected", "superuser"),
    ],
)
def test_an_action_of_the_list_is_refused_to_those_who_may_not(action, role, people, enter):
    page = make_article("Caring for your back")
    if action == "publish":
        signed(page, people)
    before = everything()
    posted = {
        "action": action,
        "_selected_action": page.pk,
        "confirmed": "1",
        f"version-{page.pk}": fresh(page).version,
    }

    enter(people[role]).post("/admin/articles/article/", posted)

    assert everything() == before


def test_a_choice_is_offered_to_those_who_may_write_alone(people, enter, treatment):
    asked = "/admin/autocomplete/?app_label=articles&model_name=described&field_name=treatment&term="

    assert enter(people["author"]).get(asked).json()["results"] == [{"id": str(treatment.pk), "text": "Nerve block"}]
    assert enter(make_user("nobody")).get(asked).status_code == 403
    assert Client().get(asked).status_code == 302
