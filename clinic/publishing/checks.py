"""System checks of the publishing model's own rules."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.core.checks import register as register_check

from .models import Page, Row


def register() -> None:
    register_check(every_field_is_frozen)


def every_field_is_frozen(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """publishing.E001: a field that is neither in the content nor declared not to be would be lost on publishing."""
    return [error for model in apps.get_models() if issubclass(model, Page) for error in _unfrozen(model)]


def _unfrozen(model: type[Page]) -> list[CheckMessage]:
    if model is Page:
        return []
    own = {field.name for field in model._meta.get_fields() if field.concrete and not field.auto_created}
    own -= {name for name in own if getattr(model._meta.get_field(name).remote_field, "parent_link", False)}
    rows = {
        str(relation.get_accessor_name())
        for relation in model._meta.related_objects
        if relation.related_model and issubclass(relation.related_model, Row)
    }
    known = set(model.content_class.model_fields) | Page.not_content | model.not_content
    return [
        Error(
            f"{model._meta.label}.{name} is neither in {model.content_class.__name__} nor in not_content.",
            hint="Add it to the content class, so that it is frozen, signed and published.",
            obj=model,
            id="publishing.E001",
        )
        for name in sorted((own | rows) - known)
    ]
