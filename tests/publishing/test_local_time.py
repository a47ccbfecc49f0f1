"""Date and time as staff type them, in the clinic's zone (New York here)."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from clinic.publishing.local_time import LocalTime


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("2026-03-08T01:59", datetime(2026, 3, 8, 6, 59, tzinfo=UTC)),
        ("2026-03-08T03:00", datetime(2026, 3, 8, 7, 0, tzinfo=UTC)),
        ("2026-11-01T00:59", datetime(2026, 11, 1, 4, 59, tzinfo=UTC)),
        ("2026-11-01T02:00", datetime(2026, 11, 1, 7, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_the_clinics(typed, instant):
    assert LocalTime().clean(typed) == instant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2026-03-08T02:00", "2 a.m. on March 8, 2026 does not exist: the clocks go forward then."),
        ("2026-03-08T02:59", "2:59 a.m. on March 8, 2026 does not exist: the clocks go forward then."),
        ("2026-11-01T01:00", "1 a.m. on November 1, 2026 comes twice: the clocks go back then."),
        ("03/08/2026 02:30", "2:30 a.m. on March 8, 2026 does not exist: the clocks go forward then."),
        (" 2026-3-8 2:30", "2:30 a.m. on March 8, 2026 does not exist: the clocks go forward then."),
        ("2026-11-01T01:59", "1:59 a.m. on November 1, 2026 comes twice: the clocks go back then."),
    ],
)
def test_a_time_that_a_clock_change_skips_or_repeats_is_refused_with_what_to_do(typed, why):
    with pytest.raises(ValidationError) as refused:
        LocalTime().clean(typed)

    assert refused.value.messages == [f"{why} Choose a time an hour earlier or later."]


@pytest.mark.parametrize("typed", ["2026-13-01T10:00", "soon", "2026-02-30T10:00", "\0", "9" * 5000])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(ValidationError):
        LocalTime().clean(typed)


@pytest.mark.parametrize("typed", ["1899-12-31T23:59", "2200-01-01T00:00", "9999-12-31T23:59", "0001-01-01T00:00"])
def test_a_year_that_nobody_means_is_refused(typed):
    with pytest.raises(ValidationError, match="between the years 1900 and 2200"):
        LocalTime().clean(typed)
