from datetime import timedelta

import pytest

from clinic.publishing import clock
from clinic.publishing.errors import PublishingError
from tests.factories import fresh, latest, make_article, publish, sign, write

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
OLD, NEW = "/articles/caring-for-your-back/", "/articles/back-care/"


def answer(visitor, path):
    response = visitor.get(path)
    return response.status_code, response.get("Location", "")


def test_an_address_that_never_was_public_is_not_found(article, visitor):
    assert answer(visitor, OLD) == (404, "")


def test_a_scheduled_page_appears_at_its_second(article, visitor, stopped_clock):
    at = clock.instant() + DAY
    publish(article, at=at, body="<p>At last.</p>")

    answers = []
    for instant in (at - SECOND, at, at + SECOND):
        stopped_clock.stop(instant)
        answers.append((answer(visitor, OLD)[0], "Caring for your back" in visitor.get("/articles/").content.decode()))

    assert answers == [(404, False), (200, True), (200, True)]


def test_an_expired_page_is_gone_at_its_second(article, visitor, stopped_clock):
    at = clock.instant() + DAY
    publish(article, until=at)

    answers = []
    for instant in (at - SECOND, at, at + SECOND):
        stopped_clock.stop(instant)
        answers.append(answer(visitor, OLD)[0])

    assert answers == [200, 410, 410]


def test_a_replacement_takes_over_at_its_second(article, visitor, stopped_clock):
    at = clock.instant() + DAY
    publish(article, body="<p>First text.</p>")
    publish(article, at=at, body="<p>Second text.</p>")

    shown = []
    for instant in (at - SECOND, at, at + SECOND):
        stopped_clock.stop(instant)
        shown.append("Second text." in visitor.get(OLD).content.decode())

    assert shown == [False, True, True]


def test_the_slug_of_a_draft_changes_nothing_public(article, visitor):
    publish(article)
    write(article, slug="back-care")

    assert answer(visitor, OLD) == (200, "")
    assert answer(visitor, NEW) == (404, "")


def test_a_moved_page_redirects_in_one_hop_from_every_address_it_had(article, publisher, visitor):
    publish(article)
    fresh(article).move("back-care", publisher)
    fresh(article).move("spine-care", publisher)

    assert answer(visitor, OLD) == (301, "/articles/spine-care/")
    assert answer(visitor, NEW) == (301, "/articles/spine-care/")
    assert answer(visitor, "/articles/spine-care/") == (200, "")


def test_a_freed_address_serves_the_page_that_took_it(article, publisher, visitor):
    publish(article)
    fresh(article).move("back-care", publisher)
    heir = make_article("The heir", slug="caring-for-your-back")
    publish(heir)

    assert "The heir" in visitor.get(OLD).content.decode()


def test_a_withdrawn_page_answers_with_banner_and_reason(live_article, publisher, visitor):
    fresh(live_article.page).withdraw(publisher, "Newer advice favors moving.")

    response = visitor.get(OLD)
    page = response.content.decode()
    assert response.status_code == 200
    assert "This page is withdrawn" in page
    assert "Newer advice favors moving." in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<p>Text.</p>" in page


def test_a_retracted_page_is_gone_with_the_reason_and_without_the_text(live_article, publisher, visitor):
    fresh(live_article.page).retract(publisher, "A dose was wrong.")

    response = visitor.get(OLD)
    assert response.status_code == 410
    assert "A dose was wrong." in response.content.decode()
    assert "<p>Text.</p>" not in response.content.decode()


def test_a_replaced_page_leads_to_where_its_replacement_is_now(live_article, publisher, visitor):
    better = make_article("Better", slug="better")
    publish(better)
    fresh(live_article.page).retract(publisher, "Replaced.", replaced_by=better)
    fresh(better).move("best", publisher)

    assert answer(visitor, OLD) == (301, "/articles/best/")


def test_a_chain_of_replacements_is_followed_in_one_hop(live_article, publisher, visitor):
    second, third = make_article(slug="second"), make_article(slug="third")
    publish(second)
    publish(third)
    fresh(live_article.page).retract(publisher, "Replaced.", replaced_by=second)
    fresh(second).retract(publisher, "Replaced too.", replaced_by=third)

    assert answer(visitor, OLD) == (301, "/articles/third/")


def test_pages_that_replace_each_other_are_gone(live_article, publisher, visitor):
    other = make_article(slug="other")
    publish(other)
    fresh(live_article.page).retract(publisher, "One reason.", replaced_by=other)
    fresh(other).retract(publisher, "Another reason.", replaced_by=live_article.page)

    response = visitor.get(OLD)
    assert response.status_code == 410
    assert "One reason." in response.content.decode()


def test_a_page_does_not_replace_itself(live_article, publisher):
    with pytest.raises(PublishingError, match="cannot replace itself"):
        fresh(live_article.page).retract(publisher, "Replaced.", replaced_by=live_article.page)


def test_the_old_address_of_a_retracted_page_is_gone_too(article, publisher, visitor):
    publish(article)
    fresh(article).move("back-care", publisher)
    fresh(article).retract(publisher, "A dose was wrong.")

    assert answer(visitor, OLD) == (410, "")


def test_the_reason_of_a_retraction_outlives_the_trash(live_article, publisher, visitor):
    fresh(live_article.page).retract(publisher, "A dose was wrong.")
    fresh(live_article.page).trash(publisher)

    response = visitor.get(OLD)
    assert response.status_code == 410
    assert "A dose was wrong." in response.content.decode()


def test_a_replacement_that_is_withdrawn_is_not_led_to(live_article, publisher, visitor):
    better = make_article(slug="better")
    publish(better)
    fresh(live_article.page).retract(publisher, "Replaced.", replaced_by=better)
    fresh(better).withdraw(publisher, "Out of date.")

    assert answer(visitor, OLD) == (410, "")


def test_the_page_that_held_a_freed_address_last_decides(article, publisher, visitor):
    publish(article)
    fresh(article).move("back-care", publisher)
    heir = make_article("The heir", slug="caring-for-your-back")
    publish(heir)
    fresh(heir).move("heir-elsewhere", publisher)

    assert answer(visitor, OLD) == (301, "/articles/heir-elsewhere/")


def test_a_trashed_page_is_gone_without_a_word_of_it(article, publisher, visitor):
    publish(article)
    fresh(article).trash(publisher)

    response = visitor.get(OLD)
    assert response.status_code == 410
    assert "no longer available" in response.content.decode()


def test_a_cancelled_schedule_leaves_no_trace_at_its_address(article, publisher, visitor, stopped_clock):
    at = clock.instant() + DAY
    scheduled = publish(article, at=at, until=at + DAY)
    fresh(article).cancel(scheduled, publisher)

    stopped_clock.stop(at + 5 * DAY)
    assert answer(visitor, OLD) == (404, "")


def test_a_withdrawn_page_can_be_published_again(live_article, publisher, visitor):
    page = fresh(live_article.page)
    page.withdraw(publisher, "Being checked.")
    sign(page, revision=write(page, body="<p>Checked.</p>"))
    fresh(page).publish(latest(page), publisher)

    assert "withdrawn" not in visitor.get(OLD).content.decode()


def test_only_reading_is_answered(live_article, visitor):
    assert visitor.post(OLD).status_code == 405
    assert visitor.head(OLD).status_code == 200
