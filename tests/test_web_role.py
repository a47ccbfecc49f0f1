"""docs/web_role.sql: the role that serves the clinic can do all that staff do, and rewrite nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from clinic.publishing import clock
from tests.factories import fresh, make_article, make_picture, make_practice, make_treatment, publish, sign, write

pytestmark = pytest.mark.django_db
GRANTS = (Path(__file__).parent.parent / "docs" / "web_role.sql").read_text()
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def as_web_role(db):
    role = f"{connection.settings_dict['NAME']}_web"  # roles are of all databases: the clinic's may be there
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {role}")
        cursor.execute(GRANTS.replace("clinic_web", role))
        cursor.execute(f"SET LOCAL ROLE {role}")


@pytest.fixture
def page(as_web_role, staff):
    treatment = make_treatment()
    publish(treatment)
    return make_article("Nerve blocks", described=[treatment], hero=make_picture())


def test_it_can_do_what_staff_do(page, publisher, visitor):
    publish(make_practice())
    first = publish(page)
    publish(page, standfirst="Changed.")
    scheduled = publish(page, at=clock.instant() + DAY, standfirst="To come.")
    fresh(page).cancel(scheduled, publisher, "Not yet.")
    fresh(page).restore(first.revision, page.owner)
    fresh(page).move("moved", publisher)
    shown = visitor.get("/articles/moved/").status_code
    fresh(page).withdraw(publisher, "Being checked.")
    fresh(page).retract(publisher, "It was wrong.")
    connection.check_constraints()  # and what waits for the end of a transaction

    assert (shown, visitor.get("/articles/moved/").status_code) == (200, 410)


def test_it_can_log_in_save_and_ask_for_a_review(page, enter):
    client = enter(page.owner)

    address = f"/admin/articles/article/{page.pk}"
    assert client.get(f"{address}/change/").status_code == 200
    assert client.post(f"{address}/step/send-for-review/", {"version": fresh(page).version}).status_code == 302
    assert client.post("/admin/logout/").status_code == 200


def test_it_can_sign_and_ask_for_changes_and_trash(page, reviewer):
    revision = write(page, standfirst="Anew.")

    fresh(page).request_changes(revision, reviewer, "Say more.")
    sign(page, by=reviewer, revision=revision)
    fresh(page).trash(page.owner)

    assert fresh(page).trashed_at


def test_it_can_search(page, visitor):
    publish(page)

    assert "Nerve blocks" in visitor.get("/search/?q=nerve").content.decode()


def test_it_can_remind_and_clear_sessions(page):
    call_command("remind")
    call_command("clearsessions")


@pytest.mark.parametrize(
    "sql",
    [
        "TRUNCATE publishing_revision CASCADE",
        "TRUNCATE publishing_placement CASCADE",
        "ALTER TABLE publishing_revision DISABLE TRIGGER USER",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean "
        "LANGUAGE sql AS 'SELECT true'",
        "CREATE TABLE public.anything ()",
        "UPDATE publishing_revision SET title = ''",
        "UPDATE publishing_reviewevent SET statement = ''",
        "UPDATE publishing_placement SET path = '/elsewhere/'",
        "DELETE FROM publishing_link",
        "DELETE FROM publishing_placement",
        "DELETE FROM publishing_page",
        "DELETE FROM django_migrations",
    ],
)
def test_it_may_not(page, sql):
    refused = pytest.raises(ProgrammingError, match=r"permission denied|must be owner")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
