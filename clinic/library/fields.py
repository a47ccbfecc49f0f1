from typing import Any

from django import forms
from django.db import models

from .models import Picture
from .widgets import PictureWidget, is_number


class PictureFormField(forms.ModelChoiceField):
    """One picture of the library: one that is offered, or the one that was chosen before it was hidden."""

    widget = PictureWidget
    default_error_messages = {
        "invalid_choice": "There is no such picture in the library.",
        "hidden": "This picture is hidden. Choose another one, or offer it again in the library.",
    }

    def __init__(self, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(Picture.objects.all() if queryset is None else queryset, **kwargs)
        self.chosen: Any = None

    def get_bound_field(self, form: Any, field_name: str) -> forms.BoundField:
        self.chosen = self.prepare_value(form.get_initial_for_field(self, field_name))
        return super().get_bound_field(form, field_name)

    def to_python(self, value: Any) -> Picture | None:
        if value not in self.empty_values and not isinstance(value, Picture) and not is_number(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        picture: Picture | None = super().to_python(value)
        if picture and picture.hidden_at and picture.pk != self.chosen:
            raise forms.ValidationError(self.error_messages["hidden"], code="hidden")
        return picture


class PictureField(models.ForeignKey):
    """A picture of the library that a page may show. Forms show it, and open the chooser."""

    def __init__(self, verbose_name: str | None = None, **kwargs: Any) -> None:
        settings: dict[str, Any] = {"to": "library.Picture", "on_delete": models.PROTECT, "related_name": "+"}
        super().__init__(verbose_name=verbose_name, **settings | {"null": True, "blank": True} | kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": PictureFormField, **kwargs})
