"""What is said about a text: review requested, changes requested, and when it was last reviewed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from clinic.publishing import clock
from clinic.publishing.errors import PublishingError
from clinic.publishing.models import ReviewEvent, Scope
from tests.factories import fresh, latest, publish, sign, write


def test_a_review_is_requested_by_those_who_may_write(article, author, publisher):
    with pytest.raises(PermissionDenied):
        fresh(article).request_review(latest(article), publisher)

    event = fresh(article).request_review(latest(article), author, "Please look at the risks.")
    assert (event.kind, event.name, event.comment) == ("requested", "Ada Author", "Please look at the risks.")


def test_a_review_of_signed_text_is_not_requested(article, author):
    sign(article)

    with pytest.raises(PublishingError, match="signed already"):
        fresh(article).request_review(latest(article), author)


def test_asking_for_changes_needs_words(article, reviewer):
    with pytest.raises(PublishingError, match="Say what should change"):
        fresh(article).request_changes(latest(article), reviewer, " ")


def test_asking_for_changes_takes_back_a_signature_and_the_schedule(article, reviewer):
    scheduled = publish(article, at=clock.instant() + timedelta(days=1))

    fresh(article).request_changes(latest(article), reviewer, "The dose.")

    scheduled.refresh_from_db()
    assert scheduled.cancelled_reason == "Changes were requested."
    assert not latest(article).is_signed


def test_last_review_follows_the_text_back_to_its_whole_page_signature(article, second_reviewer):
    whole = sign(article).events.get()
    write(article, body="<p>Typo.</p>")
    sign(article, second_reviewer, scope=Scope.CHANGE)

    assert ReviewEvent.objects.last_review(latest(article), clock.instant()) == whole


def test_asking_for_changes_to_another_text_leaves_the_schedule(article, author, reviewer):
    scheduled = publish(article, at=clock.instant() + timedelta(days=1))
    write(article, body="<p>Another.</p>")

    fresh(article).request_changes(latest(article), reviewer, "The dose.")

    scheduled.refresh_from_db()
    assert scheduled.cancelled_at is None


def test_the_nearest_whole_page_signature_is_the_last_review(article, second_reviewer):
    sign(article)
    write(article, body="<p>Other.</p>")
    nearest = sign(article, second_reviewer).events.get()
    write(article, body="<p>Typo.</p>")

    assert ReviewEvent.objects.last_review(latest(article), clock.instant()) == nearest


def test_last_review_is_never_one_of_the_future_or_taken_back(article, reviewer):
    before = clock.instant()
    sign(article)
    assert ReviewEvent.objects.last_review(latest(article), before) is None

    fresh(article).request_changes(latest(article), reviewer, "I misread it.")
    assert ReviewEvent.objects.last_review(latest(article), clock.instant()) is None
