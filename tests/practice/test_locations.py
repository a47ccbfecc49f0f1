"""When an office is open, as staff enter it and as patients read it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection

from clinic.publishing.boundaries import next_boundary
from clinic.publishing.moment import Moment
from tests import forms
from tests.factories import make_location, publish, write


@pytest.fixture
def save(author, enter):
    def _save(page, **holiday):
        client = enter(author)
        return client.post(forms.address(page), forms.row(forms.opened(client, page), "holidays", **holiday))

    return _save


def test_a_holiday_with_one_time_only_is_refused_beside_its_row(staff, save):
    page = make_location()

    response = save(page, day="2026-12-24", name="Christmas Eve", opens="10:00")

    assert "Give both times" in response.content.decode()
    assert not page.holidays.exists()


def test_a_day_is_a_holiday_once(staff, save):
    page = make_location()
    save(page, day="2026-12-25", name="Christmas Day")

    response = save(page, day="2026-12-25", name="Christmas again")

    assert response.status_code == 200
    assert [holiday.name for holiday in page.holidays.all()] == ["Christmas Day"]


def test_holidays_are_read_in_the_order_of_the_year_and_hours_in_that_of_the_day(staff, visitor):
    page = make_location(slug="quay")
    page.holidays.create(day=date(2100, 1, 1), name="New Year's Day", position=1)
    page.holidays.create(day=date(2099, 12, 24), name="Christmas Eve", opens=time(9), closes=time(12), position=2)
    page.hours.create(weekday=1, opens=time(13), closes=time(17), position=1)
    page.hours.create(weekday=1, opens=time(8), closes=time(12), position=2)
    write(page)
    publish(page)

    text = " ".join(visitor.get("/locations/quay/").content.decode().split())

    assert text.index("Christmas Eve") < text.index("New Year")
    assert "8 AM to 12 PM, 1 PM to 5 PM" in text


SECOND = timedelta(seconds=1)
EVE, NEW_YEAR = date(2098, 12, 24), date(2099, 1, 1)
OVER = [datetime(2098, 12, 25, 5, tzinfo=UTC), datetime(2099, 1, 2, 5, tzinfo=UTC)]  # midnights in New York


@pytest.fixture
def quay(staff):
    page = make_location(slug="quay")
    page.holidays.create(day=EVE, name="Christmas Eve")
    page.holidays.create(day=NEW_YEAR, name="New Year's Day")
    for weekday, opens, closes in ((1, 8, 17), (2, 8, 17), (3, 8, 17), (5, 8, 12), (5, 13, 16)):
        page.hours.create(weekday=weekday, opens=time(opens), closes=time(closes, 30 if closes == 16 else 0))
    write(page)
    publish(page)
    return page


def test_a_holiday_is_shown_until_its_day_is_over_where_the_clinic_is(quay, visitor, stopped_clock):
    def shown(at):
        stopped_clock.stop(at)
        page = BeautifulSoup(visitor.get("/locations/quay/").content.decode(), "html5lib")
        return [row.get_text() for row in page.select("[aria-labelledby=holidays] tbody th")]

    both = ["Christmas Eve, December 24, 2098", "New Year's Day, January 1, 2099"]
    assert [shown(OVER[0] - SECOND), shown(OVER[0]), shown(OVER[0] + SECOND)] == [both, both[1:], both[1:]]
    assert [shown(OVER[1] - SECOND), shown(OVER[1])] == [both[1:], []]


def test_the_end_of_a_holiday_is_an_instant_at_which_the_site_changes(quay):
    before = OVER[0] - timedelta(days=1)

    assert [next_boundary(Moment(at)) for at in (before, OVER[0] - SECOND, OVER[0], OVER[1])] == [
        *OVER[:1] * 2,
        OVER[1],
        None,
    ]


def test_hours_are_told_in_short_in_the_list_and_at_the_foot_of_every_page(quay, visitor):
    page = BeautifulSoup(visitor.get("/locations/").content.decode(), "html5lib")

    told = [[" ".join(row.get_text(" ").split()) for row in part.select("div")] for part in page.select(".open-hours")]

    assert told == 2 * [
        [
            "Monday to Wednesday 8 AM to 5 PM",
            "Thursday Closed",
            "Friday 8 AM to 12 PM, 1 PM to 4:30 PM",
            "Saturday and Sunday Closed",
        ]
    ]


def test_a_place_without_hours_tells_none_in_short(staff, visitor):
    publish(make_location())

    assert b"open-hours" not in visitor.get("/locations/").content


@pytest.mark.parametrize("day", ["9999-12-31", "2200-01-01", "1899-12-31", "0001-01-01"])
def test_a_holiday_in_a_year_that_nobody_means_is_refused_beside_its_row(staff, save, day):
    page = make_location()

    response = save(page, day=day, name="Christmas Eve")

    assert "Choose a day between the years 1900 and 2200." in response.content.decode()
    assert not page.holidays.exists()


def test_a_holiday_that_somebody_else_added_meanwhile_is_not_added_twice(quay, author, enter):
    client = enter(author)
    typed = forms.row(
        forms.opened(client, quay), "holidays", day="2027-05-31", name="Mine", position="3", id="", location=quay.pk
    )
    quay.holidays.create(day="2027-05-31", name="Theirs", position=3)
    write(quay)

    conflict = client.post(forms.address(quay), typed)
    saved_anyway = client.post(forms.address(quay), forms.read(conflict))
    connection.check_constraints()

    assert conflict.status_code == 409
    assert (
        "Somebody added “2027-05-31” after you opened this page. Remove your own row." in saved_anyway.content.decode()
    )
    assert "Mine" in saved_anyway.content.decode()
