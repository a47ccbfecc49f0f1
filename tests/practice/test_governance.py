"""How the clinic reviews is set by administrators alone, and a solo practice does without signatures."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from clinic.practice.models import Practice
from clinic.publishing import clock
from clinic.publishing.errors import PublishingError
from tests import forms
from tests.factories import fresh, latest, make_article, make_practice, publish, sign, write

GOVERNED = {"review_months": "36", "short_review_months": "6", "solo": "on"}


@pytest.fixture
def practice(staff, administrator):
    page = make_practice(by=administrator)
    publish(page)
    return fresh(page)


@pytest.mark.parametrize(("who", "changed"), [("author", False), ("publisher", False), ("administrator", True)])
def test_only_administrators_set_how_the_clinic_reviews(practice, request, enter, who, changed):
    client = enter(request.getfixturevalue(who))

    client.post(forms.address(practice), forms.opened(client, practice) | GOVERNED | {"welcome": "Changed."})

    after = fresh(practice)
    assert after.welcome == "Changed."
    assert (after.review_months, after.short_review_months, after.solo) == (
        (36, 6, True) if changed else (24, 12, False)
    )


def test_a_save_that_changes_it_by_any_other_way_is_refused(practice, author):
    Practice.objects.update(solo=True)

    with pytest.raises(PermissionDenied):
        fresh(practice).save_revision(by=author)


def test_a_new_practice_made_by_others_reviews_by_the_ordinary_rules(staff, author):
    with pytest.raises(PermissionDenied):
        make_practice(by=author, solo=True)


def test_no_text_goes_longer_than_three_years_without_review(practice, administrator, enter):
    client = enter(administrator)

    response = client.post(forms.address(practice), forms.opened(client, practice) | {"review_months": "37"})

    assert "longer than 36 months" in response.content.decode()


def test_there_is_one_practice_and_it_stays(practice, administrator, publisher, enter):
    assert enter(administrator).get(forms.address(Practice)).status_code == 403
    for take in (
        lambda page: page.trash(publisher),
        lambda page: page.expire(publisher),
        lambda page: page.move("elsewhere", publisher),
        lambda page: page.withdraw(publisher, "Why not."),
        lambda page: page.retract(publisher, "Why not."),
        lambda page: page.set_expiry(publisher, clock.instant()),
    ):
        with pytest.raises(PublishingError, match="it stays where it is"):
            take(fresh(practice))


def test_a_solo_practice_publishes_unsigned_and_names_no_reviewer(practice, administrator, publisher, visitor):
    signed = make_article(slug="signed")
    publish(signed)
    unsigned = make_article(slug="unsigned")
    with pytest.raises(PublishingError, match="not signed"):
        unsigned.publish(latest(unsigned), publisher)

    write(practice, by=administrator, solo=True)
    publish(practice)
    fresh(unsigned).publish(latest(unsigned), publisher)

    for slug in ("signed", "unsigned"):
        page = visitor.get(f"/articles/{slug}/")
        assert page.status_code == 200
        assert page.context["review"] is None


def test_what_a_solo_practice_published_names_no_reviewer_later(practice, administrator, publisher, visitor):
    article = make_article(slug="article")
    sign(article)
    write(practice, by=administrator, solo=True)
    publish(practice)
    unsigned = write(article, standfirst="Nobody signed this.")
    fresh(article).publish(unsigned, publisher)
    write(practice, by=administrator, solo=False)
    publish(practice)

    assert visitor.get("/articles/article/").context["review"] is None


def test_in_a_solo_practice_nobody_is_asked_to_sign(practice, administrator, author, reviewer, enter):
    article = make_article()
    write(practice, by=administrator, solo=True)
    publish(practice)

    steps = [
        [step.label for step in enter(who).get(forms.address(article)).context["steps"]] for who in (author, reviewer)
    ]

    assert steps == [[], []]


def test_a_solo_practice_schedules_no_unsigned_text_since_it_may_not_be_solo_then(practice, administrator, publisher):
    article = make_article()
    write(practice, by=administrator, solo=True)
    publish(practice)

    with pytest.raises(PublishingError, match="not signed"):
        fresh(article).publish(latest(article), publisher, at=clock.instant() + timedelta(days=1))


def test_what_is_reviewed_sooner_does_not_wait_longer(practice, administrator, enter):
    client = enter(administrator)

    response = client.post(forms.address(practice), forms.opened(client, practice) | {"short_review_months": "36"})

    assert "cannot wait longer than the rest" in response.content.decode()
