import pytest
from django.db import connection

from bench import filling, scratch

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def name():
    name = f"{connection.settings_dict['NAME']}_scratch"
    yield name
    with scratch.maintenance() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)}")


def test_a_database_of_its_own_is_replaced(name):
    scratch.create(name)
    with scratch.connected_to(name), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE leftover ()")

    scratch.create(name)

    with scratch.connected_to(name):
        assert "leftover" not in connection.introspection.table_names()
        assert "publishing_page" in connection.introspection.table_names()


def test_a_database_that_was_not_made_here_is_left_alone(name):
    with scratch.maintenance() as cursor:
        cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")

    for touch in (scratch.create, scratch.drop):
        with pytest.raises(scratch.Foreign, match="was not made by"):
            touch(name)


def test_nothing_is_written_into_a_database_that_was_not_made_here():
    with pytest.raises(scratch.Foreign):
        filling.fill(1)
