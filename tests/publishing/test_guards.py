"""What the database itself refuses, tried with raw SQL past every rule of the application."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from clinic.publishing import clock
from clinic.publishing.models import Placement, ReviewEvent
from clinic.publishing.models.review import EventKind
from clinic.publishing.reconstruct import Span, reconstruct
from tests.factories import fresh, latest, make_article, make_treatment, publish, sign, write

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def refuses(message, sql, *values):
    with pytest.raises(IntegrityError, match=message), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def insert(placement, **changed):
    """Copies a placement with other values, by SQL."""
    values = {
        "page_id": placement.page_id,
        "type": placement.type,
        "revision_id": placement.revision_id,
        "kind": placement.kind,
        "path": placement.path,
        "during": "[2999-01-01,)",
        "first_live_at": placement.first_live_at,
        "by_id": placement.by_id,
        "reason": "",
        "imported": False,
        "cancelled_reason": "",
    } | changed
    columns = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(["%s"] * len(values))
    return f"INSERT INTO publishing_placement ({columns}) VALUES ({marks})", *values.values()


@pytest.fixture
def now(db):
    return clock.instant()


@pytest.fixture
def scheduled(article, now):
    return publish(article, at=now + DAY)


def test_placements_of_a_page_never_overlap(live_article):
    refuses("one_placement_of_a_page", *insert(live_article, path="/elsewhere/"))


def test_two_pages_never_hold_one_path(live_article):
    rival = make_article()
    refuses("one_page_at_a_path", *insert(live_article, page_id=rival.pk, revision_id=latest(rival).pk))


def test_cancelled_placements_are_not_in_the_way(live_article, publisher, now):
    fresh(live_article.page).expire(publisher)
    cancelled = insert(live_article, during="[2999-01-01,)", cancelled_at=now, cancelled_by_id=publisher.pk)

    with connection.cursor() as cursor:
        cursor.execute(*_statement(cancelled))
        cursor.execute(*_statement(insert(live_article, during="[2999-01-01,)")))

    assert Placement.objects.count() == 3


def _statement(parts):
    return parts[0], parts[1:]


@pytest.mark.parametrize("during", ["empty", "(,2999-01-01)", "(2999-01-01,2999-02-01]"])
def test_a_placement_is_a_span_with_a_beginning(live_article, during):
    refuses("during_is_a_span", *insert(live_article, during=during, path="/elsewhere/"))


def test_a_back_dated_placement_is_refused(live_article):
    refuses("cannot begin in the past", *insert(live_article, during="[2020-01-01,2020-02-01)"))


def test_nothing_is_reconstructed_under_recorded_placements(live_article):
    span = insert(live_article, during="[2020-01-01,2020-02-01)", imported=True)
    refuses("nothing can be reconstructed", *span)


def test_a_reconstructed_placement_may_begin_in_the_past(article, publisher, now):
    reconstruct(article, [Span(latest(article), now - 9 * DAY, "/articles/a/")], publisher)

    placement = article.placements.get()
    assert placement.imported
    assert placement.recorded_at >= now


def test_a_placement_shows_a_revision_of_its_own_page(live_article):
    other = make_article()
    refuses("of its own page", *insert(live_article, revision_id=latest(other).pk))


def test_a_link_is_never_added_to_a_saved_revision(live_article):
    treatment = make_treatment()
    sql = "INSERT INTO publishing_link (revision_id, target_id, role, position) VALUES (%s, %s, 'describes', 1)"
    refuses("saved together with its revision", sql, live_article.revision_id, treatment.pk)


@pytest.mark.parametrize("at", ["2019-05-05", "2999-05-05"])
def test_no_review_is_reconstructed_under_recorded_placements(live_article, reviewer, at):
    sql = (
        "INSERT INTO publishing_reviewevent (revision_id, kind, scope, at, imported, by_id, name, credentials, "
        "licence, statement, comment) VALUES (%s, 'approved', 'page', %s, true, %s, 'Dr Forged', '', 'x', '', '')"
    )
    refuses("no review can be reconstructed", sql, live_article.revision_id, at, reviewer.pk)


@pytest.mark.parametrize("column", ["uuid = gen_random_uuid()", "type = 'articles.article2'"])
def test_a_page_keeps_its_identity(article, column):
    refuses("keeps its identity", f"UPDATE publishing_page SET {column} WHERE id = %s", article.pk)


def test_the_database_dates_a_cancellation_itself(scheduled, publisher, now):
    sql = "UPDATE publishing_placement SET cancelled_at = '2001-01-01', cancelled_by_id = %s WHERE id = %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [publisher.pk, scheduled.pk])

    scheduled.refresh_from_db()
    assert scheduled.cancelled_at >= now


def test_withdrawal_without_a_reason_is_refused(live_article):
    refuses("off_the_site_with_a_reason", *insert(live_article, kind="withdrawn", path="/elsewhere/"))


@pytest.mark.parametrize("table", ["publishing_revision", "publishing_link", "publishing_reviewevent"])
def test_records_are_never_updated_or_deleted(staff, table):
    treatment = make_treatment()
    publish(treatment)
    publish(make_article(described=[treatment]))

    refuses("never changed or deleted", f"UPDATE {table} SET id = id")
    refuses("never changed or deleted", f"DELETE FROM {table}")


def test_no_session_can_have_the_guards_ignored(live_article):
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(tgname) FROM pg_trigger WHERE NOT tgisinternal")
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s::text, false)", [cursor.fetchone()[0]])

    refuses("never changed or deleted", "DELETE FROM publishing_revision")


def test_a_placement_is_never_deleted(live_article, scheduled):
    refuses("never deleted", "DELETE FROM publishing_placement WHERE id = %s", live_article.pk)
    refuses("never deleted", "DELETE FROM publishing_placement WHERE id = %s", scheduled.pk)


FIXED = [
    "path = '/x/'",
    "kind = 'gone', reason = 'x'",
    "until = now()",
    "reason = 'x'",
    "type = 'x'",
    "imported = NOT imported",
    "recorded_at = now()",
    "page_id = (SELECT max(id) FROM publishing_page WHERE id <> page_id)",
    "revision_id = revision_id + 1",
    "by_id = by_id + 1",
    "replaced_by_id = page_id, kind = 'gone', reason = 'x'",
]


@pytest.mark.parametrize("column", FIXED)
@pytest.mark.parametrize("which", ["live_article", "scheduled"])
def test_what_a_placement_shows_never_changes(request, which, column):
    placement = request.getfixturevalue(which)
    sql = f"UPDATE publishing_placement SET {column} WHERE id = %s"
    refuses("cannot change. Place it anew", sql, placement.pk)


def test_the_start_never_changes(live_article, scheduled):
    sql = "UPDATE publishing_placement SET during = tstzrange(lower(during) + interval '1 s', NULL) WHERE id = %s"
    refuses("cannot change. Place it anew", sql, live_article.pk)
    refuses("cannot change. Place it anew", sql, scheduled.pk)


def test_a_begun_placement_ends_no_earlier_than_now(live_article):
    sql = "UPDATE publishing_placement SET during = tstzrange(lower(during), lower(during) + %s) WHERE id = %s"
    refuses("only the end can change, and not to the past", sql, timedelta(microseconds=1), live_article.pk)


@pytest.mark.parametrize("column", ["first_live_at = now()", "cancelled_at = now(), cancelled_by_id = by_id"])
def test_of_a_begun_placement_only_the_end_changes(live_article, column):
    sql = f"UPDATE publishing_placement SET {column} WHERE id = %s"
    refuses("only the end can change", sql, live_article.pk)


def test_a_finished_placement_never_changes(live_article, publisher):
    fresh(live_article.page).expire(publisher)
    sql = "UPDATE publishing_placement SET during = tstzrange(lower(during), NULL) WHERE id = %s"
    refuses("finished or cancelled placement cannot change", sql, live_article.pk)


def test_a_cancelled_placement_never_changes(article, scheduled, publisher):
    fresh(article).cancel(scheduled, publisher)
    sql = "UPDATE publishing_placement SET cancelled_at = NULL, cancelled_by_id = NULL WHERE id = %s"
    refuses("finished or cancelled placement cannot change", sql, scheduled.pk)


def test_the_database_dates_revisions_and_signatures_itself(article, reviewer, now):
    sign(article)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO publishing_reviewevent (revision_id, kind, scope, at, imported, by_id, name, credentials, "
            "licence, statement, comment) VALUES (%s, 'requested', '', '2020-01-01', false, %s, '', '', '', '', '')",
            [latest(article).pk, reviewer.pk],
        )

    assert ReviewEvent.objects.get(kind=EventKind.REQUESTED).at >= now
    assert write(article, body="<p>Later.</p>").created_at >= now


def test_an_approval_without_a_licence_is_refused(article, reviewer):
    sql = (
        "INSERT INTO publishing_reviewevent (revision_id, kind, scope, imported, by_id, name, credentials, licence, "
        "statement, comment) VALUES (%s, 'approved', 'page', false, %s, 'x', '', '', '', '')"
    )
    refuses("signature_has_scope_and_licence", sql, latest(article).pk, reviewer.pk)
