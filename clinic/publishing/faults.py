"""What is wrong with a form as it was posted, in one list with the way to each place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst


@dataclass(frozen=True)
class Fault:
    where: str
    anchor: str
    said: str


def faults(form: Any, formsets: Iterable[Any]) -> list[Fault]:
    """In the order of the form: its own fields, then the rows of each kind. What concerns all of it is told apart."""
    return [*_of_fields(form, ""), *(fault for formset in formsets for fault in _of_rows(formset))]


def _of_fields(form: Any, row: str) -> Iterator[Fault]:
    for bound in form:
        for said in bound.errors:
            yield Fault(f"{row}{bound.label}", bound.id_for_label, said)


def _of_rows(formset: Any) -> Iterator[Fault]:
    names = formset.model._meta
    group = f"{formset.prefix}-group"
    for said in formset.non_form_errors():
        yield Fault(str(capfirst(names.verbose_name_plural)), group, said)
    for number, form in enumerate(formset.forms, 1):
        row = f"{capfirst(names.verbose_name)} {number}"
        for said in form.non_field_errors():
            yield Fault(row, group, said)
        yield from _of_fields(form, f"{row}, ")
