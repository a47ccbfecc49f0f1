"""Whose turn it is, as the desk reads it, after everything that can happen to a page."""

from datetime import timedelta

import pytest

from clinic.publishing.models import Turn
from tests.factories import fresh, latest, make_location, publish, sign, write


def turn(page):
    stored = fresh(page)
    return Turn(stored.turn), stored.asked


def request(page, by, **asked):
    return fresh(page).request_review(latest(page), by, **asked)


def test_a_draft_is_its_authors(article):
    assert turn(article) == (Turn.AUTHOR, None)


def test_a_text_sent_for_review_is_any_reviewers_or_that_of_the_one_who_was_asked(article, author, reviewer):
    request(article, author)
    assert turn(article) == (Turn.REVIEWER, None)

    request(article, author, asked=reviewer)
    assert turn(article) == (Turn.REVIEWER, reviewer)


def test_a_signed_text_is_a_publishers_until_it_is_placed(article):
    sign(article)
    assert turn(article) == (Turn.PUBLISHER, None)

    publish(article)
    assert turn(article) == (Turn.NOBODY, None)


def test_a_text_that_needs_no_signature_is_a_publishers_at_once(staff):
    assert turn(make_location()) == (Turn.PUBLISHER, None)


def test_changes_that_were_requested_are_the_authors_even_of_a_live_text(live_article, reviewer):
    fresh(live_article.page).request_changes(live_article.revision, reviewer, "Say how often.")

    assert turn(live_article.page) == (Turn.AUTHOR, None)


def test_a_new_save_takes_it_back_to_the_author(article, author, reviewer):
    request(article, author, asked=reviewer)

    write(article, standfirst="Better.")

    assert turn(article) == (Turn.AUTHOR, None)


def test_a_cancelled_schedule_gives_it_back_to_the_publisher(article, publisher, stopped_clock):
    scheduled = publish(article, at=stopped_clock.running() + timedelta(days=1))
    assert turn(article) == (Turn.NOBODY, None)

    fresh(article).cancel(scheduled, publisher, "Not yet.")

    assert turn(article) == (Turn.PUBLISHER, None)


def test_since_when_it_waits_is_kept_while_it_waits(article, author, reviewer):
    request(article, author)
    since = fresh(article).turn_since

    request(article, author, asked=reviewer)
    assert fresh(article).turn_since == since

    sign(article)
    assert fresh(article).turn_since > since


@pytest.mark.parametrize("name", ["turn", "turn_since", "asked", "version", "owner"])
def test_saving_a_form_never_writes_what_the_verbs_write(article, author, reviewer, administrator, name):
    stale = fresh(article)
    request(article, author, asked=reviewer)
    fresh(article).hand_over(administrator, administrator)
    written = getattr(fresh(article), name)

    stale.save()

    assert getattr(stale, name) != written
    assert getattr(fresh(article), name) == written


def test_a_text_that_was_live_before_and_is_restored_is_to_be_signed_and_published_again(article, author):
    publish(article)
    publish(article, body="<p>Second.</p>")

    fresh(article).restore(article.revisions.get(number=1), author)
    assert turn(article) == (Turn.AUTHOR, None)

    sign(article)
    assert turn(article) == (Turn.PUBLISHER, None)


def test_what_expired_was_withdrawn_or_came_out_of_the_trash_waits_for_nobody(live_article, publisher):
    page = live_article.page
    fresh(page).withdraw(publisher, "It was wrong.")
    assert turn(page) == (Turn.NOBODY, None)

    fresh(page).trash(publisher)
    fresh(page).untrash(publisher)
    assert turn(page) == (Turn.NOBODY, None)
