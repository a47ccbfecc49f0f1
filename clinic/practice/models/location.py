from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.utils.formats import date_format

from clinic.publishing.local_time import EARLIEST, LATEST
from clinic.publishing.models import CLINICAL_ROWS, Page, Row

from ..content import WEEKDAYS, LocationContent, span
from ..phones import validate_phone


class Location(Page):
    """A place where the clinic sees patients."""

    content_class = LocationContent
    url_name = "practice:location"
    not_content = CLINICAL_ROWS

    street = models.CharField(max_length=160, help_text="For example: 12 Harbor Street, 3rd floor")
    city = models.CharField(max_length=80)
    state = models.CharField(
        max_length=2, validators=[RegexValidator(r"^[A-Z]{2}$", "Two capital letters, for example: NY")]
    )
    zip_code = models.CharField(
        "ZIP code",
        max_length=10,
        validators=[RegexValidator(r"^\d{5}(-\d{4})?$", "Five digits, for example: 10001")],
    )
    phone = models.CharField(max_length=40, validators=[validate_phone], help_text="For example: (212) 555-0142")
    directions = models.TextField(blank=True, help_text="By bus, train and car: the last hundred yards matter most.")
    parking = models.TextField(
        blank=True, help_text="Where, what it costs, how far it is, places for disabled drivers."
    )
    step_free_access = models.TextField(
        blank=True,
        help_text="From the street to the room, for example: ramp at the side door, elevator to every floor.",
    )
    languages = models.CharField(
        max_length=200,
        blank=True,
        help_text="For example: English, Spanish; others by phone interpreter, free of charge",
    )


class Hours(Row):
    location = models.ForeignKey(Location, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(choices=list(enumerate(WEEKDAYS, 1)))
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta(Row.Meta):
        verbose_name = "opening hours"
        verbose_name_plural = "opening hours"
        constraints = [
            models.CheckConstraint(
                name="opens_before_it_closes",
                condition=models.Q(opens__lt=models.F("closes")),
                violation_error_message="It closes before it opens.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()}, {span(self.opens, self.closes)}"


class Holiday(Row):
    location = models.ForeignKey(Location, models.CASCADE, related_name="holidays")
    day = models.DateField()
    name = models.CharField(max_length=80, help_text="For example: Thanksgiving Day")
    opens = models.TimeField(null=True, blank=True, help_text="Leave both times empty when it is closed.")
    closes = models.TimeField(null=True, blank=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["location", "day"],
                name="a_day_is_a_holiday_once",
                deferrable=models.Deferrable.DEFERRED,  # so that two rows can change places
            ),
            models.CheckConstraint(
                name="holiday_is_closed_or_has_hours",
                condition=models.Q(opens=None, closes=None)
                | models.Q(opens__isnull=False, closes__isnull=False, opens__lt=models.F("closes")),
                violation_error_message="Give both times, the first before the second, or none when it is closed.",
            ),
            models.CheckConstraint(
                name="holiday_in_a_year_that_comes",
                condition=models.Q(day__gte=date(EARLIEST, 1, 1), day__lt=date(LATEST, 1, 1)),
                violation_error_message=f"Choose a day between the years {EARLIEST} and {LATEST}.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {date_format(self.day, 'F j, Y')}"
