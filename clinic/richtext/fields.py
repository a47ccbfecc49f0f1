from typing import Any

from django import forms
from django.db import models

from .sanitise import sanitise
from .widgets import RichTextWidget


class RichTextFormField(forms.CharField):
    """A text area with the editor, cleaned before anything else sees it."""

    def to_python(self, value: Any) -> str:
        return sanitise(super().to_python(value) or "")

    def prepare_value(self, value: Any) -> Any:
        """Cleans text before the editor loads it: a row written by other hands must not run there."""
        try:
            return sanitise(value) if isinstance(value, str) else value
        except forms.ValidationError:  # too complex to clean: the author keeps the text beside the error
            return value


class RichTextField(models.TextField):
    """HTML of the constructs, cleaned in the form and again on its way into the database.

    The one class that knows which editor is used.
    """

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**kwargs | {"form_class": RichTextFormField, "widget": RichTextWidget()})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        html = sanitise(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, html)
        return html
