from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models

from .people import person

# One labelled input each, which phones know how to fill in, instead of the admin's with their pop-ups.
PLAIN_FIELDS: dict[type[models.Field], dict[str, Any]] = {
    models.DateField: {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")},
    models.TimeField: {"widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")},
    models.URLField: {"assume_scheme": "https"},
}


KEY_DIGITS = 18  # fewer than a BigAutoField holds


def is_key(value: Any) -> bool:
    """Whether this can be a primary key: a form may carry anything."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) <= KEY_DIGITS


class PersonField(forms.ModelChoiceField):
    """A member of staff, named as colleagues call them."""

    def label_from_instance(self, user: Any) -> str:
        return person(user)


class KeysAlone(AutocompleteMixin):
    """Asks the database for nothing but keys."""

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        return super().optgroups(name, [one for one in value if is_key(one)], attrs)


class SelectMany(KeysAlone, AutocompleteSelectMultiple):
    pass


class KnownSelect(KeysAlone, AutocompleteSelect):
    """An autocomplete that need not ask for the page that is chosen in it."""

    known: dict[str, str] = {}  # by primary key

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        chosen = [one for one in value if one]
        if not chosen or any(one not in self.known for one in chosen):
            return super().optgroups(name, value, attrs)
        options = [self.create_option(name, one, self.known[one], True, index) for index, one in enumerate(chosen)]
        return [(None, options, 0)]
