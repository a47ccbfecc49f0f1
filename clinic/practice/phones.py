"""Phone numbers as patients dial them."""

from functools import lru_cache

import phonenumbers
from django.core.exceptions import ValidationError

REGION = "US"


def validate_phone(number: str) -> None:
    """Refuses what cannot be dialled, with an example of what can."""
    try:
        valid = phonenumbers.is_possible_number(phonenumbers.parse(number, REGION))
    except phonenumbers.NumberParseException:
        valid = False
    if not valid:
        raise ValidationError("This is no phone number that can be dialled. For example: (212) 555-0142")


@lru_cache(maxsize=256)  # every page dials the same few, and reading a number is slow
def dialled(number: str) -> str:
    """The address of a link that dials it, extension included, for example tel:+1-212-555-0142;ext=5."""
    return phonenumbers.format_number(phonenumbers.parse(number, REGION), phonenumbers.PhoneNumberFormat.RFC3966)
