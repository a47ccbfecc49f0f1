"""“Still correct” signs the live text again: who may, and what is refused."""

import pytest

from clinic.publishing import clock
from clinic.publishing.errors import Conflict, PublishingError
from clinic.publishing.models import Scope
from tests.factories import fresh, latest, make_article, make_clinician, make_licence, publish, sign, write


@pytest.fixture
def attest():
    def _attest(page, by):
        current = page.current(clock.instant())
        return fresh(page).still_correct(current.revision if current else latest(page), by, "Still correct.")

    return _attest


def test_it_signs_the_live_revision_and_publishes_nothing(live_article, second_reviewer, attest):
    draft = write(live_article.page, standfirst="A newer draft.")

    event = attest(live_article.page, second_reviewer)

    assert (event.revision, event.scope, event.licence) == (
        live_article.revision,
        Scope.PAGE,
        second_reviewer.licence.number,
    )
    assert live_article.page.placements.count() == 1
    assert latest(live_article.page) == draft


def test_only_what_is_live_is_still_correct(article, reviewer, attest):
    sign(article)

    with pytest.raises(PublishingError, match="not live"):
        attest(article, reviewer)


def test_what_is_not_live_any_more_is_refused(live_article, reviewer):
    publish(live_article.page, standfirst="Newer.")

    with pytest.raises(Conflict, match="Patients read another text by now"):
        fresh(live_article.page).still_correct(live_article.revision, reviewer, "Still correct.")


def test_a_text_whose_signature_was_taken_back_is_not(live_article, reviewer, attest):
    fresh(live_article.page).request_changes(live_article.revision, reviewer, "The dose.")

    with pytest.raises(PublishingError, match="not signed"):
        attest(live_article.page, reviewer)


def test_nobody_says_so_of_what_they_saved(live_article, second_reviewer, attest):
    change = write(live_article.page, by=second_reviewer, standfirst="Mine.")
    sign(live_article.page, revision=change)
    publish(live_article.page)

    with pytest.raises(PublishingError, match="You saved text"):
        attest(live_article.page, second_reviewer)


def test_nobody_says_so_of_what_they_are_listed_to_have_written(staff, second_reviewer, attest):
    page = make_article(authors=[second_reviewer.licence.profile.clinician])
    publish(page)

    with pytest.raises(PublishingError, match="listed as an author"):
        attest(page, second_reviewer)


def test_it_needs_a_licence(live_article, superuser, attest):
    with pytest.raises(PublishingError, match="valid license"):
        attest(live_article.page, superuser)


def test_the_step_asks_for_the_password_and_is_taken(live_article, reviewer, enter):
    reviewer.set_password("a long password")
    reviewer.save()
    address = f"/admin/articles/article/{live_article.page_id}/step/still-correct/"
    said = {"version": fresh(live_article.page).version, "statement": "Still correct.", "interests": "None."}

    refused = enter(reviewer).post(address, said | {"password": "wrong"})
    taken = enter(reviewer).post(address, said | {"password": "a long password"})

    assert "This is not your password." in refused.content.decode()
    assert taken.status_code == 302
    assert [event.kind for event in live_article.revision.events.all()] == ["approved", "still correct"]


def test_a_revision_found_still_correct_stays_signed(live_article, reviewer, attest):
    attest(live_article.page, reviewer)

    assert latest(live_article.page).is_signed
    assert list(live_article.page.revisions.signed()) == [live_article.revision]


def test_the_licence_of_an_author_without_a_page_does_not_do(staff, attest, make_reviewer_without_page):
    page = make_article(authors=[make_clinician()])
    publish(page)

    with pytest.raises(PublishingError, match="not linked to your public page"):
        attest(page, make_reviewer_without_page())


@pytest.fixture
def make_reviewer_without_page(second_reviewer):
    def _make():
        second_reviewer.licence.delete()
        second_reviewer.refresh_from_db()
        make_licence(second_reviewer, profile=None)
        return type(second_reviewer).objects.get(pk=second_reviewer.pk)

    return _make
