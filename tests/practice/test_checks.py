"""practice.W001 warns of each page that a clinic must have while it is not live, and of nothing else."""

from datetime import timedelta

import pytest
from django.core.checks import Tags, run_checks
from django.db import connection

from clinic.practice.checks import required_pages_are_live
from clinic.practice.models.info import REQUIRED
from clinic.publishing import clock
from tests.factories import fresh, make_info, make_practice, publish, write

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
PRACTICE = "Not live: the Practice, with the clinic's name and phones."
PAGES = {
    "privacy": "Not live: the page “privacy”.",
    "accessibility": "Not live: the page “accessibility”.",
    "nondiscrimination": "Not live: the page “nondiscrimination and language help”.",
    "editorial": "Not live: the page “editorial policy”.",
    "about": "Not live: the page “about the clinic”.",
}


def warned():
    return [warning.msg for warning in required_pages_are_live(databases=["default"])]


@pytest.fixture
def clinic(staff):
    """With everything that it must have: its practice, and its pages by their purpose."""
    publish(make_practice())
    pages = {purpose.value: make_info(purpose=purpose) for purpose in REQUIRED}
    for page in pages.values():
        publish(page)
    return pages


def test_an_empty_site_is_warned_of_everything_and_told_what_to_do(db):
    warnings = required_pages_are_live(databases=["default"])

    assert [warning.msg for warning in warnings] == [PRACTICE, *PAGES.values()]
    assert {(warning.id, warning.hint) for warning in warnings} == {
        ("practice.W001", "Write and publish it in the admin.")
    }


def test_a_clinic_that_has_them_all_is_warned_of_nothing(clinic):
    assert warned() == []


@pytest.mark.parametrize("purpose", PAGES)
def test_exactly_the_page_that_is_missing_is_named(clinic, publisher, purpose):
    fresh(clinic[purpose]).expire(publisher)

    assert warned() == [PAGES[purpose]]


def test_drafts_do_not_count(staff):
    make_practice()
    for purpose in REQUIRED:
        make_info(purpose=purpose)

    assert warned() == [PRACTICE, *PAGES.values()]


def test_the_purpose_that_is_live_counts_and_not_that_of_the_draft(clinic):
    write(clinic["about"], purpose="other")
    assert warned() == []

    publish(clinic["about"])
    assert warned() == [PAGES["about"]]


@pytest.mark.parametrize("verb", ["withdraw", "retract"])
def test_a_page_that_is_taken_down_is_missing(clinic, publisher, verb):
    getattr(fresh(clinic["privacy"]), verb)(publisher, "It was wrong.")

    assert warned() == [PAGES["privacy"]]


def test_of_two_pages_for_one_purpose_one_is_enough(clinic, publisher):
    publish(make_info(purpose="privacy"))
    fresh(clinic["privacy"]).trash(publisher)

    assert warned() == []


def test_a_page_that_is_scheduled_is_missing_until_its_second(clinic, publisher, stopped_clock):
    fresh(clinic["privacy"]).expire(publisher)
    at = clock.instant() + DAY
    publish(clinic["privacy"], at=at, summary="From tomorrow.")

    found = []
    for instant in (at - SECOND, at, at + SECOND):
        stopped_clock.stop(instant)
        found.append(warned())

    assert found == [[PAGES["privacy"]], [], []]


def test_the_database_is_looked_at_only_when_it_is_asked_about(db):
    def ids(**asked):
        return {found.id for found in run_checks(**asked)}

    assert "practice.W001" not in ids()
    assert "practice.W001" not in ids(tags=[Tags.database])
    assert "practice.W001" in ids(tags=[Tags.database], databases=["default"])
    assert [required_pages_are_live(databases=none) for none in (None, [])] == [[], []]


def test_nothing_is_said_before_there_are_tables(db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE publishing_placement RENAME TO not_yet_there")

    assert warned() == []
