"""When a page is due for review, by the clinic's day: a second before, exactly at, and after."""

from datetime import UTC, date, datetime, timedelta

import pytest

from clinic.publishing import clock
from clinic.publishing.boundaries import next_boundary
from clinic.publishing.due import months_later
from clinic.publishing.models import EventKind, Licence, Placement, Scope
from clinic.publishing.moment import Moment
from clinic.publishing.preview import preview_url
from clinic.publishing.reconstruct import Span, reconstruct, reconstruct_review
from tests.factories import fresh, latest, make_article, make_practice, make_treatment, publish, sign, write

SIGNED = datetime(2024, 3, 10, 20, 0, tzinfo=UTC)
DUE = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)  # midnight in New York, two days after the clocks went forward
LONG_OVERDUE = datetime(2026, 6, 8, 4, 0, tzinfo=UTC)  # ninety days later
SECOND = timedelta(seconds=1)


def signed_then(page, signed=SIGNED, **kind):
    """The page, placed an hour after it was signed."""
    revision = latest(page)
    licence = Licence.objects.get(holder__username="reviewer")
    reconstruct_review(revision, licence, signed, "I have read it.", **kind)
    reconstruct(page, [Span(revision, signed + timedelta(hours=1), page.get_absolute_url())], licence.holder)
    return page


@pytest.fixture
def reviewed(article):
    return signed_then(article)


@pytest.fixture
def read(visitor, stopped_clock):
    def _read(page, at):
        stopped_clock.stop(at)
        return visitor.get(page.get_absolute_url())

    return _read


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 3, 10), 24, date(2026, 3, 10)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2024, 1, 15), 36, date(2027, 1, 15)),
    ],
)
def test_due_on_the_same_day_of_a_later_month_or_on_its_last(day, months, later):
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("at", "is_due", "is_long_overdue"),
    [
        (DUE - SECOND, False, False),
        (DUE, True, False),
        (DUE + SECOND, True, False),
        (LONG_OVERDUE - SECOND, True, False),
        (LONG_OVERDUE, True, True),
    ],
)
def test_a_page_is_due_from_the_first_instant_of_a_day_and_long_overdue_ninety_days_later(
    reviewed, read, at, is_due, is_long_overdue
):
    review = read(reviewed, at).context["review"]

    assert (review.is_due, review.is_long_overdue) == (is_due, is_long_overdue)


def test_an_overdue_page_says_so_and_a_long_overdue_one_names_no_reviewer(reviewed, read):
    def said(at):
        text = read(reviewed, at).content.decode()
        return [
            "Dr reviewer, MD" in text,
            "due for a new review" in text,
            "the next review was due on" in text,
            "We have not checked this page on time" in text,
            "Review was due" in text,
        ]

    assert said(DUE - SECOND) == [True, False, False, False, False]
    assert said(DUE) == [True, True, True, False, True]
    assert said(LONG_OVERDUE) == [False, False, False, True, True]


def test_a_withdrawn_page_names_no_reviewer(reviewed, publisher, visitor):
    fresh(reviewed).withdraw(publisher, "Newer guidance says otherwise.")

    assert visitor.get(reviewed.get_absolute_url()).context["review"] is None


@pytest.mark.parametrize(
    ("facts", "months"),
    [
        ({}, 24),
        ({"regulatory_status": "on-label", "evidence_level": "limited", "kind": "surgery"}, 24),
        ({"regulatory_status": "off-label"}, 12),
        ({"regulatory_status": "mixed"}, 12),
        ({"regulatory_status": "unapproved"}, 12),
        ({"kind": "implant"}, 12),
        ({"evidence_level": "emerging"}, 12),
    ],
)
def test_uses_off_label_implants_and_emerging_evidence_are_due_sooner(staff, read, facts, months):
    page = signed_then(make_treatment(**facts))

    assert read(page, SIGNED + timedelta(days=2)).context["review"].due == months_later(date(2024, 3, 10), months)


def test_the_practice_sets_the_intervals(reviewed, superuser, read):
    publish(make_practice(review_months=18, by=superuser))

    assert read(reviewed, clock.instant()).context["review"].due == date(2025, 9, 10)


def test_site_search_leaves_out_what_is_long_overdue(reviewed, staff):
    never_signed = publish(make_article(kind="news"))

    def found(at):
        return set(Placement.objects.searchable(at, Moment(at).rules).values_list("page", flat=True))

    assert found(LONG_OVERDUE - SECOND) == {reviewed.pk}
    assert found(LONG_OVERDUE) == set()
    assert found(clock.instant()) == {never_signed.page_id}


def test_still_correct_brings_a_page_back_into_search(reviewed, reviewer):
    assert not Placement.objects.searchable(clock.instant(), Moment(clock.instant()).rules).exists()

    fresh(reviewed).still_correct(latest(reviewed), reviewer, "Still correct.")

    assert Placement.objects.searchable(clock.instant(), Moment(clock.instant()).rules).get().page_id == reviewed.pk


def test_days_of_review_are_among_the_instants_at_which_the_site_changes(reviewed):
    def following(at):
        return next_boundary(Moment(at))

    short = datetime(2025, 3, 10, 4, 0, tzinfo=UTC)  # counted for every page: see boundaries.py
    assert following(SIGNED + timedelta(hours=2)) == short
    assert following(short) == datetime(2025, 6, 8, 4, 0, tzinfo=UTC)
    assert following(DUE - SECOND) == DUE
    assert following(DUE) == LONG_OVERDUE
    assert following(LONG_OVERDUE) is None


def test_beginnings_ends_and_notices_are_among_them_too(reviewed, superuser, publisher):
    now = clock.instant()
    practice = make_practice(by=superuser)
    practice.notices.create(text="Closed.", begins=now + timedelta(days=1), ends=now + timedelta(days=5))
    practice.save_revision(by=superuser)
    publish(practice)
    publish(make_article(), at=now + timedelta(days=2), until=now + timedelta(days=3))

    boundaries, at = [], now + timedelta(hours=1)
    while (at := next_boundary(Moment(at))) and at < now + timedelta(days=30):
        boundaries.append(at - now)

    assert boundaries == [timedelta(days=number) for number in (1, 2, 3, 5)]


def test_every_day_of_the_month_is_counted_among_the_boundaries(staff):
    for day in (28, 29, 30, 31):
        signed_then(make_article(), datetime(2024, 12, day, 12, 0, tzinfo=UTC))
    publish_month = datetime(2026, 12, 27, 12, 0, tzinfo=UTC)

    found, at = [], publish_month
    while (at := next_boundary(Moment(at))) and at < datetime(2027, 1, 1, tzinfo=UTC):
        found.append(at.day)

    assert found == [28, 29, 30, 31]


@pytest.mark.parametrize(
    ("step", "moves"),
    [
        ("whole page signed", True),
        ("still correct", True),
        ("saved", False),
        ("change signed", False),
        ("restored", False),
        ("moved", False),
    ],
)
def test_last_reviewed_moves_on_whole_page_signatures_alone(
    reviewed, reviewer, author, publisher, visitor, step, moves
):
    if step == "still correct":
        fresh(reviewed).still_correct(latest(reviewed), reviewer, "Still correct.")
    elif step == "moved":
        fresh(reviewed).move("elsewhere", publisher)
    elif step == "restored":
        write(reviewed, standfirst="Other.")
        fresh(reviewed).restore(reviewed.revisions.get(number=1), author)
        sign(reviewed, scope=Scope.CHANGE)
        publish(reviewed)
    else:
        write(reviewed, standfirst="Other.")
        if step != "saved":
            sign(reviewed, scope=Scope.PAGE if step == "whole page signed" else Scope.CHANGE)
            publish(reviewed)

    event = visitor.get(fresh(reviewed).get_absolute_url()).context["review"].event

    assert (event.at == SIGNED) is not moves
    assert event.kind == (EventKind.STILL_CORRECT if step == "still correct" else EventKind.APPROVED)


def test_a_signature_on_the_live_text_after_it_was_published_counts(reviewed, second_reviewer, visitor):
    write(reviewed, standfirst="Other.")
    changed = sign(reviewed, scope=Scope.CHANGE)
    publish(reviewed)
    sign(reviewed, by=second_reviewer, revision=changed)

    assert visitor.get(reviewed.get_absolute_url()).context["review"].event.name == "Dr second-reviewer"


def test_no_reviewer_is_shown_while_changes_are_requested_of_the_live_text(reviewed, reviewer, visitor):
    fresh(reviewed).request_changes(latest(reviewed), reviewer, "The dose.")

    assert visitor.get(reviewed.get_absolute_url()).context["review"] is None


def test_as_of_an_earlier_instant_an_earlier_review_is_the_last(reviewed, reviewer, read):
    before = clock.instant()
    fresh(reviewed).still_correct(latest(reviewed), reviewer, "Still correct.")

    assert read(reviewed, before).context["review"].event.at == SIGNED


def test_a_text_that_was_scheduled_before_a_review_goes_live_with_it(reviewed, reviewer, publisher, read):
    write(reviewed, standfirst="Other.")
    scheduled = publish_later(reviewed, publisher)
    attested = fresh(reviewed).still_correct(reviewed.revisions.get(number=1), reviewer, "Still correct.")

    assert read(reviewed, scheduled.start).context["review"].event == attested
    assert Placement.objects.get(pk=scheduled.pk).review == attested


def test_a_signature_that_was_taken_back_does_not_return_with_a_scheduled_text(reviewed, reviewer, publisher, read):
    write(reviewed, standfirst="Other.")
    scheduled = publish_later(reviewed, publisher)
    fresh(reviewed).request_changes(reviewed.revisions.get(number=1), reviewer, "The dose.")

    assert read(reviewed, scheduled.start).context["review"] is None


def test_a_whole_page_signature_before_an_objection_does_not_count_again(reviewed, reviewer, second_reviewer, visitor):
    write(reviewed, standfirst="Other.")
    sign(reviewed, second_reviewer)
    fresh(reviewed).request_changes(latest(reviewed), reviewer, "The dose.")
    sign(reviewed, reviewer, scope=Scope.CHANGE)
    publish(reviewed)

    assert visitor.get(reviewed.get_absolute_url()).context["review"].event.at == SIGNED


def test_a_preview_of_unsigned_text_names_no_reviewer(reviewed, visitor):
    draft = write(reviewed, standfirst="Nobody signed this.")

    assert visitor.get(preview_url(draft)).context["review"] is None


def publish_later(page, publisher):
    """Schedules the newest text for tomorrow, signed as a change."""
    sign(page, scope=Scope.CHANGE)
    return fresh(page).publish(latest(page), publisher, at=clock.instant() + timedelta(days=1))
