"""What a refused save would have changed in the text that somebody else saved meanwhile."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField, HiddenInput
from django.utils.safestring import SafeString, mark_safe

from clinic.richtext import addresses
from clinic.richtext.fields import RichTextFormField
from clinic.richtext.marking import marked

from .clock import in_words
from .readable import Readable, paragraphs
from .widgets import is_key

GONE = "(removed)"
ABSENT = "(was not there when you opened the page; it stays)"
UNREADABLE = "(cannot be shown here: see the field itself)"
_LACKING = re.compile(r"<p><del>.*?</del></p>|<del>.*?</del>", re.DOTALL)


@dataclass(frozen=True)
class Difference:
    """One field: where it stands, what is saved, and what the refused form says, each with <ins> where it is alone."""

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
        saved, yours = _shown(field, field.initial), _shown(field, field.data)
        if saved != yours:
            found.append(Difference(f"{prefix}{field.label}", _alone(yours, saved), _alone(saved, yours)))
    return found


def _shown(field: BoundField, value: Any) -> str:
    """A value as rich text."""
    if not isinstance(field.field, RichTextFormField):
        return paragraphs(_in_words(field, value))
    try:
        return field.field.to_python(value)
    except ValidationError:
        return paragraphs(UNREADABLE)


def _alone(other: str, text: str) -> SafeString:
    """A text, with what the other has not."""
    readable = Readable(chain(addresses.pages(other), addresses.pages(text)))
    return mark_safe(_LACKING.sub("", marked(other, text, readable.names)) if text else "")  # noqa: S308 (as marked)


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
    """A value as staff read it, stored or posted: the names of what is chosen, local times."""
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
    return "" if value is None else str(value)
