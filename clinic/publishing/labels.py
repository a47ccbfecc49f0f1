"""What staff call the parts of a page, as its form calls them."""

from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst

if TYPE_CHECKING:
    from .models import Page


def label(model: type["Page"], name: str) -> str:
    """Of a field of a page's content, or of the rows that it owns: “Body”, “When to get help”."""
    field: Any = model._meta.get_field(name)
    return str(capfirst(field.related_model._meta.verbose_name_plural if field.one_to_many else field.verbose_name))


def row_label(model: type["Page"], rows: str, name: str) -> str:
    """Of a field of an owned row: “What to do”."""
    row: Any = model._meta.get_field(rows).related_model
    return str(capfirst(row._meta.get_field(name).verbose_name))


def row_name(model: type["Page"], rows: str) -> str:
    """One of the rows: “Sign to get help”."""
    row: Any = model._meta.get_field(rows).related_model
    return str(capfirst(row._meta.verbose_name))


def place(model: type["Page"], path: str) -> str:
    """Of what a check names: “Body” of body, “Risks, What to do” of risks.what_to_do."""
    name, _, inner = path.partition(".")
    return f"{label(model, name)}, {row_label(model, name, inner)}" if inner else label(model, name)
