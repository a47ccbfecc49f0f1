"""The demonstration's story can be true: nothing in it was known, read or signed before its day."""

from datetime import date

import pytest
from django.utils import timezone

from clinic.demonstration.pages import SIGNED_BEFORE
from clinic.publishing import clock
from clinic.publishing.models import Page, Placement, ReviewEvent, Revision
from clinic.publishing.models.kinds import SIGNATURES

pytestmark = pytest.mark.usefixtures("loaded")
THE_LAST_HOLIDAYS = [(12, 24), (12, 25), (12, 31), (1, 1)]


def day(instant):
    return timezone.localdate(instant)


def placed():
    """Every placement with what it shows; a text that was moved or withdrawn stands in several."""
    return [(one, one.revision.frozen) for one in Placement.objects.select_related("revision__page")]


def live_since(slug):
    return Placement.objects.filter(page__slug=slug).earliest("during").first_live_at


def signed_texts():
    """Every whole-page approval with the text that it was given to."""
    events = ReviewEvent.objects.filter(kind=SIGNATURES[0], scope="page").select_related("revision__page")
    return [(event, event.revision.frozen) for event in events]


def test_no_source_was_read_after_the_text_that_cites_it_was_signed():
    read = [(event, row.accessed_on) for event, text in signed_texts() for row in text.references if row.accessed_on]

    assert len(read) > 20
    assert [(str(event.revision), on) for event, on in read if on > day(event.at)] == []


def test_the_sources_of_a_draft_were_read_before_today():
    drafts = [page.latest for page in Page.objects.filter(placements=None)]
    read = [row.accessed_on for draft in drafts for row in getattr(draft.frozen, "references", ()) if row.accessed_on]

    assert read
    assert [on for on in read if on >= day(clock.instant())] == []


def test_no_text_cites_what_was_not_published_yet():
    cited = [(event, row.year) for event, text in signed_texts() for row in text.references]

    assert [(str(event.revision), year) for event, year in cited if year > day(event.at).year] == []


def test_sources_that_may_change_were_read_again_for_the_newest_review():
    events = ReviewEvent.objects.filter(kind__in=SIGNATURES, scope="page").select_related("revision__page")
    newest = {event.revision.page_id: event for event in events.order_by("at")}
    read = [(event, row) for event in newest.values() for row in event.revision.frozen.references if row.accessed_on]

    assert [str(event.revision) for event, row in read if (day(event.at) - row.accessed_on).days > 30] == []


def test_every_text_was_signed_before_it_was_published():
    clinical = [one for one, _ in placed() if one.revision.needs_signature]

    reviews = {one: one.revision.last_review(one.start) for one in clinical}
    assert [str(one) for one, review in reviews.items() if review is None or not review.text_is_signed] == []
    assert [str(one) for one in clinical if one.review is None or one.review.at > one.start] == []
    assert SIGNED_BEFORE > 0


def test_no_profile_tells_of_interests_that_were_declared_later():
    profiles = [(one, text) for one, text in placed() if one.type == "practice.clinician"]

    assert len(profiles) == 6
    assert [str(one) for one, text in profiles if text.interests_declared > day(one.start)] == []
    assert [str(one) for one, text in profiles if text.licence_expires <= day(one.start)] == []


def test_holidays_were_announced_before_they_came_and_not_years_before():
    offices = [(one, text) for one, text in placed() if one.type == "practice.location"]
    days = [(one, row.day) for one, text in offices for row in text.holidays]

    assert {(on.month, on.day) for _, on in days} == set(THE_LAST_HOLIDAYS)
    assert [(str(one), on) for one, on in days if not 0 < (on - day(one.start)).days < 400] == []


def test_the_second_office_has_a_page_from_the_day_of_its_opening_and_is_named_nowhere_before():
    opening = live_since("our-riverside-office-is-open")
    told = ("Riverside", "two offices", "second office", "either office", "both offices")
    before = [(one, text.words) for one, text in placed() if one.start < opening]

    assert live_since("riverside-office") == opening
    assert len(before) > 30
    assert [(str(one), said) for one, words in before for said in told if said in words] == []


def test_the_hours_of_a_winter_were_told_until_it_was_over():
    told = Placement.objects.get(page__slug="winter-holiday-hours")
    start, end = day(told.start), day(told.end)

    assert start < date(start.year, 12, 24)
    assert date(start.year + 1, 1, 1) < end < day(clock.instant())


def test_a_new_text_of_a_page_says_something_else_than_the_one_before():
    for page in Page.objects.all():
        digests = list(page.revisions.values_list("sha256", flat=True))
        assert len(set(digests)) == len(digests), page

    assert Revision.objects.filter(number=2).count() > 15
