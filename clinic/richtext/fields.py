from typing import Any

from django import forms
from django.db import models

from .removed import removed
from .sanitise import sanitise
from .widgets import RichTextWidget

# The database's trip-wire, should cleaning ever fail: a pattern for the elements that run, call or include something.
RUNS = "<(script|iframe|object|embed|svg|math|form|template|noscript|style|base|meta|link)"


class RichTextFormField(forms.CharField):
    """A text area with the editor, cleaned before anything else sees it. What cleaning took out is in `removed`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.removed: list[str] = []

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        cleaned = sanitise(text)
        self.removed = removed(text, cleaned)
        return cleaned


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

    def db_check(self, connection: Any) -> str:
        return f"{connection.ops.quote_name(self.column)} !~* '{RUNS}'"
