from datetime import datetime, timedelta

import pytest

from clinic.publishing import clock
from clinic.publishing.errors import PublishingError
from clinic.publishing.models import Kind
from tests.factories import fresh, latest, make_article, make_treatment, publish, sign, write

DAY = timedelta(days=1)


@pytest.fixture
def now(db) -> datetime:
    return clock.instant()


def test_nothing_is_public_before_it_is_published(article, now):
    assert article.current(now) is None


def test_a_revision_is_published_now(article):
    placement = publish(article)

    assert (placement.kind, placement.path, placement.end) == ("live", "/articles/caring-for-your-back/", None)
    assert article.current(clock.instant()) == placement


def test_an_unsigned_revision_is_not_published(article, publisher):
    with pytest.raises(PublishingError, match="Revision 1 is not signed"):
        article.publish(latest(article), publisher)

    assert not article.placements.exists()


def test_a_revision_of_another_page_is_not_published(article, publisher, reviewer):
    other = make_article()
    sign(other)

    with pytest.raises(PublishingError, match="belongs to another page"):
        article.publish(latest(other), publisher)


def test_publishing_again_ends_what_was_live(article):
    first = publish(article)
    second = publish(article, body="<p>Better.</p>")

    first.refresh_from_db()
    assert first.end == second.start
    assert second.first_live_at == first.first_live_at


def test_a_hotfix_inherits_the_expiry(article, now):
    publish(article, until=now + 3 * DAY)
    hotfix = publish(article, body="<p>Fixed.</p>")

    assert (hotfix.until, hotfix.end) == (now + 3 * DAY, now + 3 * DAY)


def test_a_schedule_in_the_past_is_refused(article, publisher, now):
    sign(article)

    with pytest.raises(PublishingError, match="This time has passed"):
        fresh(article).publish(latest(article), publisher, at=now - DAY)


def test_an_end_before_the_beginning_is_refused(article, publisher, now):
    sign(article)

    with pytest.raises(PublishingError, match="The end must come after the beginning"):
        fresh(article).publish(latest(article), publisher, at=now + 2 * DAY, until=now + DAY)


def test_cancelling_gives_the_time_back(article, publisher, now):
    live = publish(article)
    scheduled = publish(article, at=now + DAY, body="<p>Later.</p>")
    live.refresh_from_db()
    assert live.end == now + DAY

    fresh(article).cancel(scheduled, publisher, "Not yet.")

    live.refresh_from_db()
    scheduled.refresh_from_db()
    assert live.end is None
    assert (scheduled.cancelled_by, scheduled.cancelled_reason) == (publisher, "Not yet.")


def test_cancelling_restores_the_expiry_that_was_asked_for(article, publisher, now):
    live = publish(article, until=now + 5 * DAY)
    scheduled = publish(article, at=now + DAY, body="<p>Later.</p>")

    fresh(article).cancel(scheduled, publisher)

    live.refresh_from_db()
    assert live.end == now + 5 * DAY


def test_what_has_begun_is_not_cancelled(article, publisher):
    live = publish(article)

    with pytest.raises(PublishingError, match="has not begun"):
        fresh(article).cancel(live, publisher)


def test_expiring_now_ends_what_is_live(article, publisher):
    publish(article)

    fresh(article).expire(publisher)

    assert article.current(clock.instant()) is None


def test_an_expiry_is_set_and_lifted_without_a_new_signature(article, publisher, now):
    publish(article)

    ends = [fresh(article).set_expiry(publisher, at=at).end for at in (now + DAY, now + 9 * DAY, None)]

    assert ends == [now + DAY, now + 9 * DAY, None]
    assert {placement.revision.number for placement in article.placements.all()} == {1}


def test_an_expiry_is_not_put_off_for_a_text_whose_signature_was_taken_back(article, publisher, reviewer, now):
    publish(article, until=now + DAY)
    fresh(article).request_changes(latest(article), reviewer, "The dose.")

    for at in (now + 2 * DAY, None):
        with pytest.raises(PublishingError, match="not signed"):
            fresh(article).set_expiry(publisher, at=at)
    assert fresh(article).set_expiry(publisher, at=now + DAY / 2).end == now + DAY / 2


def test_a_hotfix_may_say_that_it_has_no_end(article, publisher, now):
    publish(article, until=now + DAY)
    write(article, body="<p>Fixed.</p>")

    signed = sign(article)

    assert fresh(article).publish(signed, publisher, until=None).end is None


def test_a_retracted_text_is_never_published_again_but_a_new_one_is(article, publisher):
    publish(article)
    fresh(article).retract(publisher, "A dose was wrong.")

    with pytest.raises(PublishingError, match="was retracted"):
        fresh(article).publish(latest(article), publisher)
    assert publish(article, body="<p>Right.</p>").kind == "live"


def test_first_publication_before_a_schedule_moves_both_first_live_dates(article, now):
    scheduled = publish(article, at=now + DAY)
    live = publish(article, body="<p>Sooner.</p>")

    scheduled.refresh_from_db()
    assert scheduled.first_live_at == live.start == live.first_live_at


def test_republishing_after_a_gap_keeps_the_first_live_date(article, publisher):
    first = publish(article)
    fresh(article).expire(publisher)

    again = publish(article, body="<p>Back.</p>")

    assert again.first_live_at == first.start


def test_withdrawing_needs_a_reason(article, publisher):
    publish(article)

    with pytest.raises(PublishingError, match="Say why"):
        fresh(article).withdraw(publisher, "  ")


@pytest.mark.parametrize("verb", ["withdraw", "retract"])
def test_taking_down_cancels_the_schedule(article, publisher, now, verb):
    publish(article)
    scheduled = publish(article, at=now + DAY, body="<p>Later.</p>")

    getattr(fresh(article), verb)(publisher, "Out of date.")

    scheduled.refresh_from_db()
    assert scheduled.cancelled_at is not None
    assert article.current(now + 2 * DAY).kind == {"withdraw": Kind.WITHDRAWN, "retract": Kind.GONE}[verb]


def test_trashing_ends_what_is_public_and_cancels_the_schedule(article, publisher, now):
    publish(article)
    publish(article, at=now + DAY, body="<p>Later.</p>")

    fresh(article).trash(publisher)

    assert [article.current(at) for at in (clock.instant(), now + 2 * DAY)] == [None, None]
    assert article.placements.count() == 2


def test_a_trashed_page_is_not_published_until_it_is_taken_out(article, author, publisher):
    sign(article)
    fresh(article).trash(author)

    with pytest.raises(PublishingError, match="in the trash"):
        fresh(article).publish(latest(article), publisher)

    fresh(article).untrash(author)
    assert fresh(article).publish(latest(article), publisher).kind == "live"


def test_a_page_whose_address_was_taken_stays_in_the_trash(article, author):
    article.trash(author)
    make_article("The other", slug="caring-for-your-back")

    with pytest.raises(PublishingError, match="“The other” has this address"):
        fresh(article).untrash(author)


def test_moving_takes_the_schedule_along(article, publisher, now):
    publish(article)
    publish(article, at=now + DAY, body="<p>Later.</p>")

    fresh(article).move("back-care", publisher)

    assert [article.current(at).path for at in (clock.instant(), now + 2 * DAY)] == ["/articles/back-care/"] * 2
    assert [article.current(at).revision.number for at in (clock.instant(), now + 2 * DAY)] == [1, 2]


def test_moving_keeps_the_ends_that_were_asked_for(article, publisher, now):
    publish(article, until=now + 9 * DAY)
    publish(article, at=now + DAY, until=now + 5 * DAY, body="<p>Later.</p>")

    fresh(article).move("back-care", publisher)

    assert [span.until for span in article.placements.unfinished(clock.instant())] == [now + 9 * DAY, now + 5 * DAY]


def test_moving_to_a_held_address_is_refused_and_changes_nothing(article, publisher):
    publish(article)
    other = make_article("The other", slug="other")
    publish(other)

    with pytest.raises(PublishingError, match="“The other” has this address"):
        fresh(article).move("other", publisher)

    assert fresh(article).slug == "caring-for-your-back"
    assert article.current(clock.instant()).path == "/articles/caring-for-your-back/"


def test_an_address_held_by_another_page_then_is_refused_and_named(article, publisher):
    publish(article)
    fresh(article).move("back-care", publisher)
    fresh(article).move("spine-care", publisher)
    rival = make_article("Rival", slug="back-care")
    publish(rival)
    type(rival).objects.filter(pk=rival.pk).update(slug="elsewhere")
    another = make_article("Another", slug="back-care")
    sign(another)

    with pytest.raises(PublishingError, match="“Rival” holds the address /articles/back-care/"):
        fresh(another).publish(latest(another), publisher)


def test_an_article_waits_for_the_treatments_it_describes(treatment, publisher, now):
    article = make_article(described=[treatment])
    sign(article)

    with pytest.raises(PublishingError, match="Nerve block"):
        fresh(article).publish(latest(article), publisher)

    publish(treatment)
    fresh(treatment).withdraw(publisher, "Under review.")
    with pytest.raises(PublishingError, match="Nerve block"):
        fresh(article).publish(latest(article), publisher)

    publish(treatment, at=now + DAY)
    with pytest.raises(PublishingError, match="Nerve block"):
        fresh(article).publish(latest(article), publisher, at=now + DAY - timedelta(seconds=1))
    assert fresh(article).publish(latest(article), publisher, at=now + DAY).start == now + DAY


def test_a_treatment_without_placements_is_not_current(now, staff):
    assert make_treatment().current(now) is None
