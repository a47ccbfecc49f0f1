from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats, timezone

NEVER = "{time} on {day} does not exist: the clocks go forward then. Choose a time an hour earlier or later."
TWICE = "{time} on {day} comes twice: the clocks go back then. Choose a time an hour earlier or later."


EARLIEST, LATEST = 1900, 2200  # years: some zone's calendar ends a few hours after the year 9999
TOO_FAR = f"Choose a time between the years {EARLIEST} and {LATEST}."


class LocalTime(forms.DateTimeField):
    """One labelled date and time in the clinic's zone. Times that a clock change skips or repeats are refused."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def __init__(self, **kwargs: Any) -> None:
        said = f"{kwargs.pop('help_text', '')} In the clinic's time zone, {timezone.get_default_timezone_name()}."
        super().__init__(help_text=said.strip(), **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        try:
            at = super().to_python(value)
        except OverflowError as error:
            raise ValidationError(TOO_FAR) from error
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            local = (error.params or {})["datetime"]
            raise ValidationError(_why_not(local), code=error.code) from error
        if at and not EARLIEST <= at.year < LATEST:
            raise ValidationError(TOO_FAR)
        return at


def _why_not(local: datetime) -> str:
    zone = timezone.get_default_timezone()
    before, after = (zone.utcoffset(local.replace(fold=fold)) for fold in (0, 1))
    sentence = NEVER if before and after and before < after else TWICE
    return sentence.format(time=formats.date_format(local, "P"), day=formats.date_format(local, "F j, Y"))
