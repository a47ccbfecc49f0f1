"""Five ways in which other systems lose a publication, and one page each that keeps it."""

from datetime import timedelta

import pytest

from clinic.publishing import clock
from clinic.publishing.errors import PublishingError
from clinic.publishing.models import Revision
from tests.factories import fresh, latest, publish, sign, write

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def due(article):
    return clock.instant() + DAY


def text_at(stopped_clock, visitor, instant):
    stopped_clock.stop(instant)
    response = visitor.get("/articles/caring-for-your-back/")
    return response.status_code, "Old text" in response.content.decode(), "New text" in response.content.decode()


def test_expiry_and_replacement_at_the_same_instant_show_the_replacement(article, due, visitor, stopped_clock):
    publish(article, until=due, body="<p>Old text</p>")
    publish(article, at=due, body="<p>New text</p>")

    assert text_at(stopped_clock, visitor, due - SECOND) == (200, True, False)
    assert text_at(stopped_clock, visitor, due) == (200, False, True)
    assert text_at(stopped_clock, visitor, due + SECOND) == (200, False, True)


def test_expiry_now_keeps_the_replacement_due_in_two_days(article, due, publisher, visitor, stopped_clock):
    publish(article, body="<p>Old text</p>")
    publish(article, at=due + DAY, body="<p>New text</p>")

    fresh(article).expire(publisher)

    assert text_at(stopped_clock, visitor, due) == (410, False, False)
    assert text_at(stopped_clock, visitor, due + DAY - SECOND) == (410, False, False)
    assert text_at(stopped_clock, visitor, due + DAY) == (200, False, True)


def test_a_second_schedule_is_refused_and_names_the_first(article, due, publisher):
    publish(article, at=due, body="<p>Old text</p>")
    write(article, body="<p>New text</p>")
    sign(article)

    with pytest.raises(PublishingError, match="Revision 2 is already scheduled for"):
        fresh(article).publish(latest(article), publisher, at=due + DAY)

    assert fresh(article).scheduled(clock.instant()).revision.number == 2


def test_a_hotfix_keeps_the_schedule_and_warns(article, due, publisher, enter):
    publish(article, body="<p>Old text</p>")
    publish(article, at=due, body="<p>New text</p>")
    write(article, body="<p>Hotfix</p>")
    sign(article)
    address = f"/admin/articles/article/{article.pk}/step/publish/"

    response = enter(publisher).post(address, {"version": fresh(article).version, "change": "minor"}, follow=True)

    scheduled = fresh(article).scheduled(clock.instant())
    assert (scheduled.revision.number, scheduled.start, scheduled.cancelled_at) == (3, due, None)
    assert fresh(article).current(clock.instant()).revision.number == 4
    assert "does not contain revision 4" in response.content.decode()


def test_a_page_that_was_public_is_never_deleted(article, publisher, enter, superuser):
    publish(article, body="<p>Old text</p>")
    fresh(article).trash(publisher)

    response = enter(superuser).post(f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"})

    assert response.status_code == 403
    assert Revision.objects.filter(page=article).count() == 2
    assert article.placements.count() == 1
