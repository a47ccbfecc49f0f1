"""Several servers start at once, and each migrates the database: one does it, and the others wait."""

from contextlib import ExitStack

import pytest
from django.db import DataError, connection

from clinic.publishing.management.commands.migrate import alone
from tests import processes

pytestmark = pytest.mark.django_db(transaction=True)
GRANTED = """
    SELECT g.name || ' ' || app_label || '.' || codename FROM auth_group_permissions
    JOIN auth_group g ON g.id = group_id JOIN auth_permission p ON p.id = permission_id
    JOIN django_content_type t ON t.id = content_type_id
"""
HOLDINGS = {
    "tables": "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    "triggers": "SELECT tgrelid::regclass || ' ' || tgname FROM pg_trigger WHERE NOT tgisinternal",
    "constraints": "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "migrations": "SELECT app || ' ' || name FROM django_migrations",
    "types": "SELECT app_label || '.' || model FROM django_content_type",
    "permissions": """
        SELECT app_label || '.' || codename FROM auth_permission p JOIN django_content_type t ON t.id = content_type_id
    """,
    "groups": "SELECT name FROM auth_group",
    "granted": GRANTED,
}


@pytest.fixture
def empty(db):
    """A connection to an empty database of its own, on the test's server."""
    name = f"{connection.settings_dict['NAME']}_empty"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    at = connection.copy()
    at.settings_dict["NAME"] = name
    yield at
    at.close()
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def migrate(at, *arguments):
    return processes.start("manage.py", "migrate", *arguments, database=at.settings_dict["NAME"])


def holdings(at):
    """All that a migrated database has, as often as it has it."""
    found = {}
    with at.cursor() as cursor:
        for what, sql in HOLDINGS.items():
            cursor.execute(sql)
            found[what] = sorted(row[0] for row in cursor.fetchall())
    return found


@pytest.mark.parametrize("round_", range(5))
def test_two_that_migrate_an_empty_database_at_once_both_end_well(empty, round_):
    with migrate(empty) as first, migrate(empty) as second:
        said = [process.communicate(timeout=processes.PATIENCE)[0] for process in (first, second)]

    assert [first.returncode, second.returncode] == [0, 0], said
    assert holdings(empty) == holdings(connection)
    assert holdings(empty)["groups"] == ["Administrator", "Author", "Medical reviewer", "Publisher"]


def test_the_second_says_that_it_waits(empty):
    with ExitStack() as first:
        first.enter_context(alone(empty, print))
        with migrate(empty, "contenttypes") as second:
            told = second.stdout.readline()
            is_waiting = second.poll() is None
            first.close()
            rest, _ = second.communicate(timeout=processes.PATIENCE)

    assert (told, is_waiting) == ("Another migrate is at work. This one waits until it is done.\n", True)
    assert second.returncode == 0, rest


def test_one_that_is_killed_leaves_no_lock_and_the_next_goes_on_where_it_was(empty):
    with migrate(empty) as killed:
        next(line for line in killed.stdout if line.endswith(" OK\n"))
        killed.kill()

    with migrate(empty) as after:
        said, _ = after.communicate(timeout=processes.PATIENCE)

    assert after.returncode == 0, said
    assert holdings(empty) == holdings(connection)


def fails(at):
    raise ZeroDivisionError


def fails_within_a_transaction(at):
    at.set_autocommit(False)
    with at.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


def is_cut_off(at):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [at.settings_dict["NAME"]]
        )
    fails(at)


@pytest.mark.parametrize("way", [fails, fails_within_a_transaction, is_cut_off])
def test_one_that_fails_leaves_no_lock(empty, way):
    with pytest.raises((ZeroDivisionError, DataError)), alone(empty, print):
        way(empty)

    with migrate(empty, "contenttypes") as after:
        said, _ = after.communicate(timeout=processes.PATIENCE)

    assert after.returncode == 0, said
    assert "Another migrate" not in said
