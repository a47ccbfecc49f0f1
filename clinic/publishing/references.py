"""References in a page's form: rows that the text can cite as soon as they are there."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms

from .inlines import RowFormSet, RowInline
from .models import Reference


class RowKey(forms.UUIDField):
    """Says which row a form is, and is no change of it."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class ReferenceForm(forms.ModelForm):
    """A row that is not stored yet has its uuid already, so that the text can cite it."""

    row = RowKey(required=False, widget=forms.HiddenInput(attrs={"data-reference-row": ""}))

    class Meta:
        model = Reference
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["row"].initial = self.instance.uuid

    def clean(self) -> Any:
        if not self.instance.pk and self.cleaned_data.get("row"):
            self.instance.uuid = self.cleaned_data["row"]
        return super().clean()


class ReferenceFormSet(RowFormSet):
    def clean(self) -> None:
        """Of two rows with one uuid the text would cite either: the later one gets another."""
        seen: set[UUID] = set()
        for form in self.forms:
            if form.instance.uuid in seen:
                form.instance.uuid = uuid4()
            seen.add(form.instance.uuid)
        super().clean()


class ReferenceInline(RowInline):
    model = Reference
    form = ReferenceForm
    formset = ReferenceFormSet
    after = "About this page"
    fields = [
        "row",
        ("position", "kind", "authors", "year"),
        ("title", "source"),
        ("doi", "pmid", "url", "accessed_on"),
        "supports",
    ]
