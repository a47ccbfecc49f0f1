"""Whatever staff do, what the site said of an instant it says for ever.

Two clocks, because each hides something. The guards compare with the start of a transaction: within one long test
transaction nothing would ever have begun for them, so by the database's clock every step is committed. That clock meets
no boundary exactly and no failure twice; the jumping one does both, ahead of the guards, and is rolled back.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from articles.models import Article
from clinic.publishing import clock
from clinic.publishing.models import Link, Mention, Placement, ReviewEvent, Revision
from treatments.models import Treatment

from .timeline_machine import TimelineMachine

OFTEN_ENOUGH = {"write", "sign", "publish", "schedule", "move", "set expiry", "trash"}
RECORDS = (Placement, Mention, Link, ReviewEvent, Revision)


class RunningTime:
    """The database's own clock, twenty milliseconds a unit: what is planned begins while the steps go on."""

    def begin(self):
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")  # no commit waits for the disk
            cursor.execute(f"TRUNCATE {', '.join(model._meta.db_table for model in RECORDS)} CASCADE")
        Article.objects.all().delete()
        Treatment.objects.all().delete()

    def end(self):
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")

    def now(self):
        return clock.instant()

    def tick(self):
        pass

    def ahead(self, units):
        return clock.instant() + units * timedelta(milliseconds=20)

    def pass_until(self, boundary, exactly):
        while boundary - clock.instant() < timedelta(seconds=0.5) and clock.instant() < boundary:
            pass


class JumpingTime:
    """A stopped clock, a day a unit, that reaches every boundary exactly. Nothing is committed."""

    def __init__(self, stopped_clock):
        self.clock = stopped_clock

    def begin(self):
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.clock.stop(datetime(2040, 1, 1, 0, 30, tzinfo=UTC))

    def end(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def now(self):
        return self.clock.stopped_at

    def tick(self):
        self.clock.stop(self.now() + timedelta(seconds=1))

    def ahead(self, units):
        return (self.now() + timedelta(days=units)).replace(minute=0, second=0, microsecond=0)

    def pass_until(self, boundary, exactly):
        self.clock.stop(boundary if exactly else boundary - timedelta(microseconds=1))


@pytest.fixture
def try_random_steps(author, reviewer, second_reviewer, publisher, administrator):
    people = {user.username: user for user in (author, reviewer, second_reviewer, publisher, administrator)}
    taken, carried_out = Counter(), Counter()

    def _try(time, examples):
        run_state_machine_as_test(
            lambda: TimelineMachine(time, people, taken, carried_out),
            settings=settings(
                max_examples=examples,
                stateful_step_count=60,
                deadline=None,
                phases=[Phase.reuse, Phase.generate, Phase.shrink],
                suppress_health_check=[HealthCheck.too_slow],
            ),
        )

        assert taken.total() >= 1000
        assert carried_out.keys() >= OFTEN_ENOUGH

    return _try


@pytest.mark.django_db(transaction=True)
def test_by_the_databases_clock_the_past_stays_what_it_was(try_random_steps):
    try_random_steps(RunningTime(), examples=20)


def test_at_every_edge_of_time_the_past_stays_what_it_was(try_random_steps, stopped_clock):
    try_random_steps(JumpingTime(stopped_clock), examples=20)
