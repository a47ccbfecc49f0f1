"""What the desk tells of texts that are live: pictures that say nothing, and treatments that changed under them."""

from datetime import timedelta

import pytest

from articles.models import Article
from clinic.library.models import Picture
from clinic.publishing import clock
from tests.factories import fresh, latest, make_article, make_picture, make_treatment, publish, sign, write

TOLD = "It describes “Nerve block”, which changed or left the site since"


@pytest.fixture
def silent(staff):
    """A live article with a picture of which the library says that it only decorates."""
    picture = make_picture("", is_decorative=True)
    publish(make_article("Silent", body=f'<p><img alt="" src="{picture.url}"></p>'))


def find_it_tells_something():
    Picture.objects.update(is_decorative=False, alt="A spine.")


def test_a_live_page_with_a_picture_that_says_nothing_is_told_to_those_who_may_write_it(
    silent, author, publisher, desk, led
):
    find_it_tells_something()

    [line] = desk(author, "undescribed")

    assert (line.title, line.facts) == ("Silent", "Shows a picture without an alternative text")
    assert led(author, line) == (200, "")
    assert desk(publisher, "undescribed") is None


def test_a_picture_that_only_decorates_or_is_in_a_draft_is_not_told(silent, author, desk):
    seen = make_picture("A spine.")
    write(make_article(), body=f'<p><img alt="" src="{seen.url}"></p>')

    assert desk(author, "undescribed") is None


def test_a_picture_is_told_until_a_text_without_it_is_live(silent, author, desk):
    find_it_tells_something()
    page = Article.objects.get(title="Silent")
    write(page, body="<p>No picture.</p>")
    assert len(desk(author, "undescribed")) == 1

    publish(page)

    assert desk(author, "undescribed") is None


@pytest.fixture
def describing(treatment):
    publish(treatment)
    page = make_article("Describes it", described=[treatment])
    publish(page)
    return page


def test_an_article_is_told_when_the_treatment_that_it_describes_changed_since(
    describing, treatment, author, reviewer, desk, led
):
    assert desk(author, "overtaken") is None

    publish(treatment, summary="Changed.")

    [line] = desk(author, "overtaken")
    assert (line.title, line.facts) == ("Describes it", TOLD)
    assert led(author, line) == (200, "")
    assert desk(reviewer, "overtaken") is None


def test_a_draft_or_a_schedule_of_the_treatment_changes_nothing_yet(describing, treatment, author, desk):
    publish(treatment, at=clock.instant() + timedelta(days=1), summary="Tomorrow.")
    write(treatment, summary="Some day.")

    assert desk(author, "overtaken") is None


def test_a_new_end_or_address_of_the_treatment_is_no_change_of_its_text(describing, treatment, author, publisher, desk):
    fresh(treatment).set_expiry(publisher, clock.instant() + timedelta(days=90))
    fresh(treatment).move("elsewhere", publisher)

    assert desk(author, "overtaken") is None


def test_it_goes_away_when_the_article_is_found_still_correct(describing, treatment, author, reviewer, desk):
    publish(treatment, summary="Changed.")

    fresh(describing).still_correct(latest(describing), reviewer, "Still correct.")

    assert desk(author, "overtaken") is None


def test_it_goes_away_when_the_article_is_published_again(describing, treatment, author, desk):
    publish(treatment, summary="Changed.")
    revision = write(describing, standfirst="Agrees again.")
    sign(describing, revision=revision)
    assert len(desk(author, "overtaken")) == 1

    publish(describing)

    assert desk(author, "overtaken") is None


def test_it_comes_back_when_the_treatment_changes_again(describing, treatment, author, reviewer, desk):
    publish(treatment, summary="Changed.")
    fresh(describing).still_correct(latest(describing), reviewer, "Still correct.")

    publish(treatment, summary="Changed again.")

    assert [line.facts for line in desk(author, "overtaken")] == [TOLD]


@pytest.mark.parametrize("leave", ["expire", "withdraw", "retract", "trash"])
def test_an_article_is_told_when_the_treatment_left_the_site(describing, treatment, author, publisher, desk, leave):
    said = {"reason": "Newer guidance."} if leave in {"withdraw", "retract"} else {}

    getattr(fresh(treatment), leave)(publisher, **said)

    assert [line.facts for line in desk(author, "overtaken")] == [TOLD]


def test_an_article_of_two_treatments_is_told_of_the_one_that_changed(staff, treatment, author, desk):
    other = make_treatment("Other")
    for page in (treatment, other):
        publish(page)
    publish(make_article(described=[other, treatment]))

    publish(treatment, summary="Changed.")

    assert [line.facts for line in desk(author, "overtaken")] == [TOLD]


def test_an_article_that_is_not_live_is_not_told(describing, treatment, author, publisher, desk):
    publish(treatment, summary="Changed.")

    fresh(describing).withdraw(publisher, "Newer guidance.")

    assert desk(author, "overtaken") is None
