from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from clinic.publishing.errors import PublishingError
from clinic.publishing.models import EventKind, ReviewEvent, Scope
from tests.factories import (
    fresh,
    latest,
    make_article,
    make_clinician,
    make_licence,
    make_location,
    make_user,
    publish,
    sign,
    write,
)

OWN_TEXT = "You saved text since the last signature"


@pytest.fixture
def writing_reviewer(reviewer):
    """A reviewer who may write too."""
    return make_user("reviewer", "Author")


def refused(message, page, by, scope=Scope.PAGE, revision=None):
    with pytest.raises(PublishingError, match=message):
        sign(page, by, revision, scope)
    return True


def test_a_signature_records_who_with_which_licence_signed_exactly_which_text(article, reviewer):
    revision = sign(article)

    event = revision.events.get()
    assert (event.kind, event.scope, event.by) == (EventKind.APPROVED, Scope.PAGE, reviewer)
    assert (event.name, event.credentials, event.licence) == ("Dr reviewer", "MD", reviewer.licence.number)
    assert event.statement == "I have read it."


def test_a_later_change_of_name_does_not_reach_a_signature(article, reviewer):
    event = sign(article).events.get()

    reviewer.licence.name = "Dr Otherwise"
    reviewer.licence.save()

    event.refresh_from_db()
    assert event.name == "Dr reviewer"


def test_a_comma_makes_a_signed_text_unsigned(article, publisher):
    signed = sign(article)
    changed = write(article, body="<p>Text,</p>")

    assert (signed.is_signed, changed.is_signed) == (True, False)
    with pytest.raises(PublishingError, match="Revision 2 is not signed"):
        fresh(article).publish(changed, publisher)


def test_nobody_signs_the_text_they_saved(article, writing_reviewer):
    write(article, by=writing_reviewer, body="<p>Mine.</p>")

    refused(OWN_TEXT, article, writing_reviewer)


def test_nobody_signs_a_text_with_an_earlier_unsigned_save_of_theirs_in_it(article, writing_reviewer):
    write(article, by=writing_reviewer, body="<p>Mine.</p>")
    write(article, body="<p>Mine and theirs.</p>")

    refused(OWN_TEXT, article, writing_reviewer)


def test_nobody_signs_the_page_they_made(writing_reviewer, staff):
    refused(OWN_TEXT, make_article(owner=writing_reviewer), writing_reviewer)


def restore(article, revision, body):
    """The author goes back to an earlier revision and changes it."""
    page = fresh(article)
    page.body = body
    page.save()
    page.save_revision(by=page.owner, based_on=revision)


def test_nobody_signs_their_own_text_after_it_was_restored_and_changed(article, writing_reviewer, second_reviewer):
    mine = write(article, by=writing_reviewer, body="<p>Mine.</p>")
    sign(article, second_reviewer, revision=write(article, body="<p>Theirs.</p>"))
    restore(article, mine, "<p>Mine, a little.</p>")

    refused(OWN_TEXT, article, writing_reviewer)


def test_nobody_signs_who_saved_since_the_signature_even_if_it_was_undone(article, writing_reviewer, second_reviewer):
    signed = sign(article, second_reviewer)
    write(article, by=writing_reviewer, body="<p>Mine.</p>")
    restore(article, signed, "<p>Without mine.</p>")

    refused(OWN_TEXT, article, writing_reviewer)


def test_nobody_signs_their_own_text_that_somebody_else_pasted_back(article, writing_reviewer, second_reviewer):
    write(article, by=writing_reviewer, body="<p>Mine.</p>")
    sign(article, second_reviewer, revision=write(article, body="<p>Theirs.</p>"))
    write(article, body="<p>Mine.</p>")

    refused(OWN_TEXT, article, writing_reviewer)


def test_a_reviewer_without_a_page_of_their_own_signs_no_page_with_listed_authors(staff, reviewer):
    reviewer.licence.profile = None
    reviewer.licence.save()

    refused("not linked to your public page", make_article(authors=[make_clinician()]), reviewer)
    assert sign(make_article(), reviewer).is_signed


def test_one_reviewers_objection_is_not_signed_away_by_another(article, author, reviewer, second_reviewer):
    fresh(article).request_review(latest(article), author)
    fresh(article).request_changes(latest(article), reviewer, "The dose.")

    refused("Dr reviewer asked for changes to this text", article, second_reviewer)

    fresh(article).request_review(latest(article), author, "The dose is right, see the reference.")
    assert sign(article, second_reviewer).is_signed


def test_a_listed_author_does_not_sign_the_whole_page(staff, reviewer):
    profile = make_clinician()
    reviewer.licence.profile = profile
    reviewer.licence.save()

    refused("You are listed as an author", make_article(authors=[profile]), reviewer)


def test_a_listed_author_may_sign_a_change_that_others_wrote(staff, reviewer, second_reviewer):
    profile = make_clinician()
    reviewer.licence.profile = profile
    reviewer.licence.save()
    article = make_article(authors=[profile])
    sign(article, second_reviewer)
    write(article, body="<p>Changed.</p>")

    assert sign(article, reviewer, scope=Scope.CHANGE).is_signed


def test_superusers_obey(staff, superuser):
    make_licence(superuser)
    article = make_article(owner=superuser)

    refused(OWN_TEXT, article, superuser)


def test_a_superuser_without_a_licence_does_not_sign(article, superuser):
    refused("Only a reviewer with a valid license", article, superuser)


def test_a_signature_closes_what_was_saved_before_it(article, writing_reviewer, second_reviewer):
    write(article, by=writing_reviewer, body="<p>Mine.</p>")
    sign(article, second_reviewer)
    write(article, body="<p>Theirs.</p>")

    assert sign(article, writing_reviewer).is_signed


def test_a_signed_change_does_not_open_the_whole_page_to_its_writer(article, writing_reviewer, second_reviewer):
    sign(article, second_reviewer)
    write(article, by=writing_reviewer, body="<p>Mine.</p>")
    sign(article, second_reviewer, scope=Scope.CHANGE)
    write(article, body="<p>Theirs.</p>")

    refused(OWN_TEXT, article, writing_reviewer, Scope.PAGE)
    assert sign(article, writing_reviewer, scope=Scope.CHANGE).is_signed


def test_a_signature_that_was_taken_back_opens_nothing(article, writing_reviewer, second_reviewer):
    write(article, by=writing_reviewer, body="<p>Mine.</p>")
    sign(article, second_reviewer)
    fresh(article).request_changes(latest(article), second_reviewer, "I misread it.")

    refused(OWN_TEXT, article, writing_reviewer)


def test_there_is_no_change_to_sign_before_a_first_signature(article, reviewer):
    refused("Sign the whole page", article, reviewer, Scope.CHANGE)


def test_a_text_is_signed_once(article, reviewer, second_reviewer):
    sign(article)

    refused("signed already", article, second_reviewer)


def test_the_whole_page_may_be_signed_over_a_signed_change(article, reviewer, second_reviewer):
    sign(article)
    write(article, body="<p>Changed.</p>")
    revision = sign(article, scope=Scope.CHANGE)

    sign(article, second_reviewer)

    assert [event.scope for event in revision.events.all()] == ["change", "page"]


@pytest.mark.parametrize("days", [-1, 0])
def test_a_licence_is_valid_through_its_last_day(article, reviewer, days):
    reviewer.licence.expires = timezone.localdate() + timedelta(days=days)
    reviewer.licence.save()

    if days < 0:
        assert refused("valid license", article, reviewer)
    else:
        assert sign(article, reviewer).is_signed


@pytest.mark.parametrize("who", ["author", "publisher"])
def test_only_reviewers_sign(article, request, who):
    by = request.getfixturevalue(who)
    make_licence(by)

    with pytest.raises(PermissionDenied):
        sign(article, by)

    assert not ReviewEvent.objects.exists()


def test_a_person_page_needs_no_signature(staff):
    assert publish(make_clinician()).kind == "live"


def test_a_signature_names_the_reviewers_own_page(article, reviewer):
    assert sign(article).events.get().profile == reviewer.licence.profile.page_ptr


def test_a_change_is_signed_only_on_top_of_a_text_that_is_signed_whole(article, reviewer, second_reviewer, author):
    first = latest(article)
    sign(article, reviewer, revision=write(article, body="<p>Signed whole.</p>"))
    restored = fresh(article).restore(first, author)

    with pytest.raises(PublishingError, match="Sign the whole page"):
        sign(article, second_reviewer, revision=restored, scope=Scope.CHANGE)


def test_what_needs_no_signature_takes_none(staff, reviewer):
    location = make_location()

    with pytest.raises(PublishingError, match="needs no signature"):
        sign(location, reviewer)
