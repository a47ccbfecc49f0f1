"""What the site's own search may find: all that is live, until its review is long overdue."""

from datetime import timedelta

import pytest

from clinic.publishing import clock
from clinic.publishing.due import last_review
from clinic.publishing.models import Placement, Scope
from clinic.publishing.moment import Moment
from tests.factories import make_article, publish, sign, write


@pytest.fixture
def found():
    return lambda at: set(Placement.objects.searchable(at, Moment(at).rules))


def test_what_needs_no_review_is_always_found(staff, found):
    news = publish(make_article(kind="news"))

    assert found(clock.instant() + timedelta(days=10_000)) == {news}


def test_what_is_long_overdue_is_not_found(live_article, found):
    now = clock.instant()
    long_overdue = last_review(live_article.revision, Moment(now)).due + timedelta(days=90)
    days = (long_overdue - now.date()).days
    before, after = (now + timedelta(days=days + offset) for offset in (-2, 2))

    assert (found(before), found(after)) == ({live_article}, set())


def test_a_change_is_as_old_as_the_review_of_the_page_that_it_changed(live_article, second_reviewer, found):
    written = write(live_article.page, body="<p>Changed.</p>")
    sign(live_article.page, by=second_reviewer, scope=Scope.CHANGE)
    changed, now = publish(live_article.page), clock.instant()

    in_two_years, in_three_years = now + timedelta(days=730), now + timedelta(days=1095)
    assert changed.revision == written
    assert (found(in_two_years), found(in_three_years)) == ({changed}, set())
