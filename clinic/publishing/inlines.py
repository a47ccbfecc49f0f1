import re
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import TextField, URLField
from django.forms import Textarea
from django.forms.models import BaseInlineFormSet

from .models import HelpSign, Row
from .widgets import PLAIN_FIELDS, KnownSelect

LONG = 120  # characters


class RowFormSet(BaseInlineFormSet):
    """Rows that keep their order, and their text when somebody else removed them meanwhile.

    `once` is a field in which no two rows of a page are alike. The database looks at that when all of them are saved,
    which is too late to tell.
    """

    once: ClassVar[str] = ""
    model: type[Row]
    prefix: str
    data: Any

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        if self.is_bound and self.management_form.is_valid():
            self.data = self._with_vanished_rows_as_new()

    def _with_vanished_rows_as_new(self) -> Any:
        """A posted row that no longer exists would never validate: it becomes a new one, behind the others."""
        initial, total = min(self.initial_form_count(), self.total_form_count()), self.total_form_count()
        existing = {str(pk) for pk in self.get_queryset().values_list("pk", flat=True)}
        vanished = [number for number in range(initial) if self._posted(number, "id") not in {*existing, ""}]
        if not vanished:
            return self.data
        kept = [number for number in range(initial) if number not in vanished]
        back = [number for number in vanished if not self._posted(number, "DELETE")]
        order = [*kept, *back, *range(initial, total)]
        data, rows = self.data.copy(), self._posted_rows()
        for number, fields in rows.items():
            for name in fields:
                del data[f"{self.prefix}-{number}-{name}"]
        for after, before in enumerate(order):
            for name, values in rows.get(before, {}).items():
                data.setlist(f"{self.prefix}-{after}-{name}", [""] if before in back and name == "id" else values)
        data[f"{self.prefix}-INITIAL_FORMS"], data[f"{self.prefix}-TOTAL_FORMS"] = str(len(kept)), str(len(order))
        del self.management_form
        return data

    def _posted(self, number: int, name: str) -> str:
        return self.data.get(f"{self.prefix}-{number}-{name}", "")

    def _posted_rows(self) -> dict[int, dict[str, list[str]]]:
        """What was posted for each row, by its number and the field's name."""
        rows: dict[int, dict[str, list[str]]] = {}
        key = re.compile(rf"{re.escape(self.prefix)}-(\d{{1,9}})-(.+)", re.ASCII)
        for name in self.data:
            if found := key.fullmatch(name):
                rows.setdefault(int(found[1]), {})[found[2]] = self.data.getlist(name)
        return rows

    def clean(self) -> None:
        kept = [form.cleaned_data for form in self.forms if not form.cleaned_data.get("DELETE", False)]
        values = [row[self.once] for row in kept if row.get(self.once)]
        for value in values:
            if values.count(value) > 1:
                raise ValidationError(f"“{value}” is here twice. Remove one of the two.")
        posted = {form.instance.pk for form in self.initial_forms}
        for row in self.get_queryset() if values else []:
            if row.pk not in posted and (value := getattr(row, self.once)) in values:
                raise ValidationError(f"Somebody added “{value}” after you opened this page. Remove your own row.")
        super().clean()

    def add_fields(self, form: Any, index: int | None) -> None:
        """Tells each autocomplete the page that its row names already, so that showing it asks nothing more."""
        super().add_fields(form, index)
        for name, known in form.instance._state.fields_cache.items():
            select = getattr(form.fields.get(name), "widget", None)
            select = getattr(select, "widget", select)
            if isinstance(select, KnownSelect) and known is not None:
                select.known = {str(known.pk): str(known)}

    def renumber(self) -> None:
        """Counts the rows from one, in the order that was asked for: a row that was moved passes those it meets."""
        moved = {}
        for form in self.initial_forms + self.extra_forms:
            if form.instance.pk is None:  # removed, or left empty
                continue
            before, after = form.initial.get("position"), form.cleaned_data.get("position")
            if before != after:
                moved[form.instance.pk] = 1 if before is not None and after is not None and after > before else -1
        rows = sorted(
            self.stored_rows(),
            key=lambda row: (row.position is None, row.position or 0, moved.get(row.pk, 0), row.pk),
        )
        changed = []
        for position, row in enumerate(rows, 1):
            if row.position != position:
                row.position = position
                changed.append(row)
        self.model._default_manager.bulk_update(changed, ["position"])

    def stored_rows(self) -> list[Any]:
        return list(self.model._default_manager.filter(**{self.fk.name: self.instance}))


class RowInline(admin.StackedInline):
    """Owned rows of a page. `after` names the part of the form that they follow."""

    extra = 0
    formset = RowFormSet
    max_num = 100  # a form with more takes a browser, and this server, many seconds
    formfield_overrides = PLAIN_FIELDS
    after: ClassVar[str | None] = None

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownSelect(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Text of more than a few words wraps where it is written."""
        if isinstance(db_field, TextField) or (
            (db_field.max_length or 0) > LONG and not isinstance(db_field, URLField)
        ):
            kwargs["widget"] = Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class HelpSignInline(RowInline):
    model = HelpSign
    after = "Text"
    fields = [("position", "urgency", "text")]
