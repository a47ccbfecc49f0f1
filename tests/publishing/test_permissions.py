"""Who may take which step in which state: every cell of the table through HTTP, superusers included.

What is not in the table is refused, and leaves every row of the database as it was.
"""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.test import Client

from articles.models import Article
from clinic.publishing import clock
from clinic.publishing.models import Page, Placement, ReviewEvent, Revision
from tests.factories import fresh, latest, make_article, publish, sign, write

from .test_steps import PASSWORD, local

STEPS = (
    *("send-for-review", "sign", "still-correct", "ask-for-changes", "publish", "schedule", "cancel", "set-expiry"),
    *("restore", "duplicate", "move", "expire", "withdraw", "retract", "trash", "untrash"),
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


STATES = (draft, requested, changes_requested, signed, scheduled, live, live_and_changed, withdrawn, gone, trashed)
WRITES = "send-for-review duplicate"
TABLE: dict[str, dict[str, str]] = {}


@pytest.fixture
def people(author, reviewer, second_reviewer, publisher, administrator, superuser, request):
    """By role; all have the same password. The former publisher was deactivated."""
    from clinic.publishing.groups import PUBLISHER
    from tests.factories import make_user

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
        "schedule": {"at": tomorrow},
        "set-expiry": {"at": tomorrow},
        "restore": {"number": 1},
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
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_step_is_taken_by_those_who_may_and_refused_to_all_others(state, role, people, enter):
    page = make_article("Caring for your back")
    write(page, by=people["author"], standfirst="Twice saved.")
    state(page, people)
    client = enter(people[role]) if role != "visitor" else Client()

    print("CELL", state.__name__, role, " ".join(taken(client, page)))
