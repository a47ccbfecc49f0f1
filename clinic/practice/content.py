"""What the clinic says of itself: its people, places, notices, and the pages that every clinic must have."""

from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.utils import timezone

from clinic.publishing.content import UnsignedContent
from clinic.publishing.frozen import Html, Name, PictureContent, RowContent, Rows, Words
from clinic.publishing.rules import Rules

from .phones import dialled

CLOSED = "Closed"
NO_BREAK = "\u00a0"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class PhoneContent(RowContent):
    label: Name
    number: str

    @property
    def dialled(self) -> str:
        return dialled(self.number)


class NoticeContent(RowContent):
    text: Words
    begins: datetime | None
    ends: datetime | None

    def holds(self, at: datetime) -> bool:
        return (self.begins is None or self.begins <= at) and (self.ends is None or at < self.ends)


class PracticeContent(UnsignedContent):
    welcome: Words
    booking_url: str
    emergency_text: Words
    phones: Rows[PhoneContent]
    notices: Rows[NoticeContent]
    review_months: int
    short_review_months: int
    solo: bool
    absolute_claims: str
    soft_claims: str
    stigmatizing_words: str

    @property
    def teaser(self) -> str:
        return self.welcome

    @property
    def rules(self) -> Rules:
        return Rules(
            self.review_months,
            self.short_review_months,
            self.solo,
            *(_lines(words) for words in (self.absolute_claims, self.soft_claims, self.stigmatizing_words)),
        )

    @property
    def contacts(self) -> tuple[str, ...]:
        return tuple(row.number for row in self.phones)

    @property
    def boundaries(self) -> tuple[datetime, ...]:
        return tuple(instant for row in self.notices for instant in (row.begins, row.ends) if instant)

    def notices_at(self, at: datetime) -> list[NoticeContent]:
        return [notice for notice in self.notices if notice.holds(at)]


class ClinicianContent(UnsignedContent):
    post_nominals: str
    role: Name
    photo: PictureContent | None
    biography: Html
    board: Name
    licence: str
    licence_expires: date | None
    interests: Words
    interests_declared: date | None

    @property
    def teaser(self) -> str:
        return self.role

    @property
    def heading(self) -> str:
        return f"{self.title}, {self.post_nominals}" if self.post_nominals else self.title


class HoursContent(RowContent):
    weekday: int
    opens: time
    closes: time

    @property
    def hours(self) -> str:
        return span(self.opens, self.closes)


class HolidayContent(RowContent):
    day: date
    name: Name
    opens: time | None
    closes: time | None

    @property
    def hours(self) -> str:
        return span(self.opens, self.closes) if self.opens and self.closes else CLOSED


class LocationContent(UnsignedContent):
    street: str
    city: str
    state: str
    zip_code: str
    phone: str
    hours: Rows[HoursContent]
    holidays: Rows[HolidayContent]
    directions: Words
    parking: Words
    step_free_access: Words
    languages: Words

    @property
    def teaser(self) -> str:
        return f"{self.street}, {self.city_line}"

    @property
    def city_line(self) -> str:
        return f"{self.city}, {self.state} {self.zip_code}"

    @property
    def dialled(self) -> str:
        return dialled(self.phone)

    @property
    def contacts(self) -> tuple[str, ...]:
        return (self.phone,)

    @property
    def boundaries(self) -> tuple[datetime, ...]:
        """The ends of its holidays."""
        return tuple(_midnight(row.day + timedelta(days=1)) for row in self.holidays)

    def holidays_at(self, at: datetime) -> list[HolidayContent]:
        """Those that are not over in the clinic's zone, in the order of the year."""
        today = timezone.localdate(at)
        return sorted((row for row in self.holidays if row.day >= today), key=lambda row: row.day)

    @property
    def week(self) -> list[tuple[str, str]]:
        """Every day of the week with its hours, in order; a day without any is closed."""
        spans = sorted(self.hours, key=lambda row: row.opens)
        return [
            (day, ", ".join(row.hours for row in spans if row.weekday == number) or CLOSED)
            for number, day in enumerate(WEEKDAYS, 1)
        ]

    @property
    def hours_in_short(self) -> list[tuple[str, str]]:
        """The week with neighbouring days of the same hours in one; nothing while no hours are given."""
        alike = [(hours, [day for day, _ in days]) for hours, days in groupby(self.week, key=lambda day: day[1])]
        return [(_from_to(days), hours) for hours, days in alike] if self.hours else []


class InfoPageContent(UnsignedContent):
    purpose: str
    summary: Words
    body: Html

    @property
    def teaser(self) -> str:
        return self.summary


def span(opens: time, closes: time) -> str:
    """On one line."""
    return f"{_clock(opens)} to {_clock(closes)}".replace(" ", NO_BREAK)


def _clock(at: time) -> str:
    """For example 8 AM, or 12:30 PM."""
    minutes = f":{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes} {'AM' if at.hour < 12 else 'PM'}"


def _from_to(days: list[str]) -> str:
    return f"{days[0]} to {days[-1]}" if len(days) > 2 else " and ".join(days)


def _midnight(day: date) -> datetime:
    """The first instant of a day in the clinic's zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _lines(words: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, words.splitlines())))
