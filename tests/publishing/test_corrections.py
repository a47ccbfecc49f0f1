"""What patients are told of a page that changed after its publication."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import formats, timezone

from clinic.publishing import clock
from clinic.publishing.errors import PublishingError
from clinic.publishing.models import Change, Scope
from tests.factories import fresh, sign, write


@pytest.fixture
def republish(publisher, live_article):
    def _republish(**said):
        revision = sign(live_article.page, revision=write(live_article.page, body="<p>New.</p>"), scope=Scope.CHANGE)
        return fresh(live_article.page).publish(revision, publisher, **said)

    return _republish


def told(visitor, path="/articles/caring-for-your-back/"):
    main = BeautifulSoup(visitor.get(path).content.decode(), "html5lib").main
    return [" ".join(box.get_text(" ").split()).replace(" :", ":") for box in main.select(".notice, .change")]


def today():
    return formats.date_format(timezone.localdate(clock.instant()), "F j, Y")


def test_a_correction_is_told_with_its_day_and_since_when_it_was_wrong(republish, visitor):
    republish(change=Change.CORRECTION, note="The dose was ten times too high.", wrong_since=timezone.localdate())

    assert told(visitor) == [
        f"Correction, {today()} The dose was ten times too high. This was wrong from {today()} until the correction."
    ]


def test_an_update_is_told_at_the_foot_and_a_small_change_is_not(republish, visitor):
    republish(change=Change.UPDATE, note="A new trial is described.")
    assert told(visitor) == [f"Updated on {today()}: A new trial is described."]


def test_a_small_change_is_not_told(republish, visitor):
    republish()

    assert told(visitor) == []


def test_what_was_told_stays_when_the_page_changes_again_moves_or_ends_later(republish, publisher, visitor):
    page = republish(change=Change.UPDATE, note="A new trial is described.").page
    fresh(page).set_expiry(publisher, clock.instant() + timedelta(days=9))
    fresh(page).move("elsewhere", publisher)

    assert told(visitor, "/articles/elsewhere/") == [f"Updated on {today()}: A new trial is described."]


def test_it_is_told_from_its_own_start_on(republish, visitor, stopped_clock):
    start = clock.instant() + timedelta(days=1)
    republish(at=start, change=Change.UPDATE, note="Tomorrow.")
    assert told(visitor) == []

    stopped_clock.stop(start)
    assert len(told(visitor)) == 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"change": Change.UPDATE}, "Say what changed"),
        ({"change": Change.CORRECTION, "note": " "}, "Say what changed"),
        ({"note": "Words."}, "Choose one of them"),
        ({"change": Change.UPDATE, "note": "Words.", "wrong_since": date(2026, 1, 5)}, "Only a correction"),
        ({"change": Change.CORRECTION, "note": "Words.", "wrong_since": date(2999, 1, 5)}, "a day in the past"),
        (
            {"change": Change.CORRECTION, "note": "Words.", "wrong_since": date(2020, 1, 5)},
            "could first read this page",
        ),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(republish, said, why):
    with pytest.raises(PublishingError, match=why):
        republish(**said)


def test_a_first_publication_changes_nothing(article, publisher):
    revision = sign(article)

    with pytest.raises(PublishingError, match="Nothing was published here before"):
        fresh(article).publish(revision, publisher, change=Change.UPDATE, note="New.")


def test_a_scheduled_correction_is_told_at_the_new_address_of_a_page_that_moves(
    republish, publisher, visitor, stopped_clock
):
    start, wrong = clock.instant() + timedelta(days=1), today()
    page = republish(
        at=start, change=Change.CORRECTION, note="The dose was wrong.", wrong_since=timezone.localdate()
    ).page

    fresh(page).move("elsewhere", publisher)

    stopped_clock.stop(start)
    [said] = told(visitor, "/articles/elsewhere/")
    assert said.startswith("Correction, ")
    assert f"The dose was wrong. This was wrong from {wrong}" in said


def test_the_timeline_names_a_correction_and_since_when_it_was_wrong(republish, publisher, enter):
    page = republish(change=Change.CORRECTION, note="The dose was wrong.", wrong_since=timezone.localdate()).page

    shown = enter(publisher).get(f"/admin/articles/article/{page.pk}/timeline/").content.decode()

    assert f"a correction: something here was wrong, since {today()}" in shown
