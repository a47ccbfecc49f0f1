"""Every verb asks who may, and refuses those who saw an older version of the page."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from clinic.publishing import clock
from clinic.publishing.errors import Conflict
from tests.factories import fresh, latest, publish, sign, write

DAY = timedelta(days=1)


def test_an_author_does_not_trash_what_is_public(article, author):
    publish(article)

    with pytest.raises(PermissionDenied):
        fresh(article).trash(author)

    assert fresh(article).trashed_at is None


@pytest.mark.parametrize("verb", ["publish", "expire", "cancel", "move", "withdraw", "retract"])
@pytest.mark.parametrize("who", ["author", "reviewer"])
def test_only_publishers_change_the_timeline(article, request, verb, who):
    publish(article)
    scheduled = publish(article, at=clock.instant() + DAY, body="<p>Later.</p>")
    by = request.getfixturevalue(who)
    page = fresh(article)
    before = list(article.placements.values())

    with pytest.raises(PermissionDenied):
        {
            "publish": lambda: page.publish(latest(page), by),
            "expire": lambda: page.expire(by),
            "cancel": lambda: page.cancel(scheduled, by),
            "move": lambda: page.move("elsewhere", by),
            "withdraw": lambda: page.withdraw(by, "Why."),
            "retract": lambda: page.retract(by, "Why."),
        }[verb]()

    assert list(article.placements.values()) == before


def test_the_deactivated_change_nothing(article, publisher):
    sign(article)
    publisher.is_active = False

    with pytest.raises(PermissionDenied):
        fresh(article).publish(latest(article), publisher)


def test_who_saw_an_older_version_changes_nothing(article, author, publisher):
    sign(article)
    seen = fresh(article)
    write(article, body="<p>Meanwhile.</p>")

    with pytest.raises(Conflict, match="changed after you opened it"):
        seen.publish(seen.revisions.get(number=1), publisher)

    assert not article.placements.exists()


def test_saving_the_working_copy_never_writes_back_an_old_version(article, author):
    stale = fresh(article)
    write(article, body="<p>Meanwhile.</p>")
    version = fresh(article).version

    stale.title = "Another title"
    stale.save()

    assert fresh(article).version == version


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(5))
def test_of_two_publishers_at_once_one_wins_and_the_other_is_told(article, publisher, round_):
    revision, together = sign(article), Barrier(2)

    def publish_it(_):
        page = fresh(article)
        together.wait()
        try:
            page.publish(revision, publisher)
        except Conflict:
            return "told"
        finally:
            connection.close()
        return "won"

    with ThreadPoolExecutor(2) as two:
        answers = sorted(two.map(publish_it, range(2)))

    assert answers == ["told", "won"]
    assert article.placements.count() == 1
