"""When an office is open, as staff enter it and as patients read it."""

from datetime import date, time

import pytest

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
    page.holidays.create(day=date(2027, 1, 1), name="New Year's Day", position=1)
    page.holidays.create(day=date(2026, 12, 24), name="Christmas Eve", opens=time(9), closes=time(12), position=2)
    page.hours.create(weekday=1, opens=time(13), closes=time(17), position=1)
    page.hours.create(weekday=1, opens=time(8), closes=time(12), position=2)
    write(page)
    publish(page)

    text = " ".join(visitor.get("/locations/quay/").content.decode().split())

    assert text.index("Christmas Eve") < text.index("New Year")
    assert "8:00 AM to 12:00 PM, 1:00 PM to 5:00 PM" in text
