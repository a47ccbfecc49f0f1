"""What a refused save would have changed in the text that somebody else saved meanwhile."""

import html
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField, HiddenInput
from django.utils.html import strip_tags

from clinic.richtext.fields import RichTextFormField

from .clock import in_words
from .widgets import is_key

GONE = "(removed)"
SAME_WORDS = ("(the same words)", "(other pictures, links, boxes or headings)")
ABSENT = "(was not there when you opened the page; it stays)"


@dataclass(frozen=True)
class Difference:
    """One field: where it stands, what is saved, and what the refused form says."""

    where: str
    saved: str
    yours: str


def differences(form: Any, formsets: list[Any]) -> list[Difference]:
    """Compares a posted form with the page as it is stored now, field by field and row by row."""
    stored = form.instance._meta.default_manager.get(pk=form.instance.pk)
    found = _of_form(type(form)(form.data, instance=stored, prefix=form.prefix), "")
    for formset in formsets:
        found += _of_rows(formset)
    return found


def _of_form(form: Any, prefix: str) -> list[Difference]:
    found = []
    for name in form.changed_data:
        field = form[name]
        if isinstance(field.field.widget, HiddenInput) or name == "position":
            continue
        saved, yours = _in_words(field, field.initial), _in_words(field, field.data)
        if saved == yours and isinstance(field.field, RichTextFormField):
            saved, yours = SAME_WORDS
        if saved != yours:
            found.append(Difference(f"{prefix}{field.label}", saved, yours))
    return found


def _of_rows(formset: Any) -> list[Difference]:
    name, found = str(formset.model._meta.verbose_name).capitalize(), []
    posted, stored = set(), {row.pk: row for row in formset.stored_rows()}
    for number, row in enumerate(formset.initial_forms, 1):
        posted.add(row.instance.pk)
        if row in formset.deleted_forms:
            found.append(Difference(f"{name} {number}", str(stored[row.instance.pk]), GONE))
        else:
            found += _of_form(row, f"{name} {number}: ")
    for row in formset.extra_forms:
        if row.has_changed():
            shown = [_in_words(row[field], row[field].data) for field in row.changed_data if field != "position"]
            found.append(Difference(f"{name}, new", "", " · ".join(filter(None, shown))))
    return found + [Difference(name, str(row), ABSENT) for pk, row in stored.items() if pk not in posted]


def _in_words(field: BoundField, value: Any) -> str:
    """A value as staff read it, stored or posted: the names of what is chosen, local times, text without tags."""
    if hasattr(field.field, "queryset"):
        chosen = value if isinstance(value, list | tuple) else [value]
        keys = [getattr(one, "pk", one) for one in chosen if one not in (None, "")]
        known = field.field.queryset.filter(pk__in=[key for key in keys if is_key(key)])
        return ", ".join(sorted(map(str, known)))
    if hasattr(field.field, "choices"):
        labels = {str(key): str(label) for key, label in field.field.choices}
        return labels.get(str(value), "" if value is None else str(value))
    with suppress(ValidationError):  # what cannot be read is shown as it was typed
        value = field.field.to_python(value)
    if isinstance(value, datetime):
        return in_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else str(value)
    return " ".join(html.unescape(strip_tags(text.replace("><", "> <"))).split())
