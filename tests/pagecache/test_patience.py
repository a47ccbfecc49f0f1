"""A request waits for a slow answer, and not for one that does not come."""

import time

import pytest
from django.db import InterfaceError, OperationalError, connection
from psycopg2.extensions import set_wait_callback

from clinic.pagecache import patience

pytestmark = pytest.mark.django_db(transaction=True)
NEVER = "SELECT pg_sleep(30)"
END = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE query = %s"


@pytest.fixture(autouse=True)
def installed():
    patience.install()
    yield
    set_wait_callback(None)
    connection.close()
    with connection.cursor() as cursor:  # the server goes on sleeping, though nobody waits for it
        cursor.execute(END, [NEVER])


def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def test_one_that_hangs_is_given_up_and_so_is_all_else_that_the_request_asks():
    asked = time.monotonic()

    with patience.limited(0.2):
        with pytest.raises(OperationalError, match="does not answer"):
            ask(NEVER)
        for _ in range(3):
            with pytest.raises(InterfaceError, match="already closed"):
                ask(NEVER)

    assert 0.2 <= time.monotonic() - asked < 10


def test_many_slow_answers_are_waited_for():
    with patience.limited(0.5):
        answers = [ask("SELECT 1 FROM pg_sleep(0.2)") for _ in range(4)]

    assert answers == [1] * 4


def test_the_next_request_asks_again_on_a_new_connection():
    with patience.limited(0.2), pytest.raises(OperationalError):
        ask(NEVER)

    connection.close_if_unusable_or_obsolete()
    with patience.limited(0.2):
        assert ask("SELECT 1") == 1


def test_outside_a_request_nothing_is_limited():
    with patience.limited(0.1):
        pass

    assert ask("SELECT 1 FROM pg_sleep(0.3)") == 1
