"""Who may do what. Made after every migration, because permissions do not exist before it and a flush removes them."""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as registry
from django.apps.registry import Apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from clinic.library.models import Picture

from .content import UnsignedContent
from .models import Page, Row

AUTHOR, REVIEWER, PUBLISHER, ADMINISTRATOR = "Author", "Medical reviewer", "Publisher", "Administrator"
ADMINISTERED = {"auth.user", "auth.group", "publishing.licence"}


EDIT = {"add", "change", "view"}


def actions(model: type[Model]) -> dict[str, set[str]]:
    """For each group the actions on this model, as the first word of a permission's codename."""
    if model is Page:
        return {REVIEWER: {"sign"}, PUBLISHER: {"publish"}, ADMINISTRATOR: {"publish", "govern"}}
    if issubclass(model, Page):
        return _on_pages(model, EDIT)
    if issubclass(model, Row):
        return _on_pages(_owner(model), EDIT | {"delete"})
    if model is Picture:
        return {AUTHOR: EDIT, REVIEWER: {"view"}, PUBLISHER: EDIT, ADMINISTRATOR: EDIT}
    if model._meta.label_lower in ADMINISTERED:
        return {ADMINISTRATOR: EDIT}
    return {}


def _on_pages(model: type[Page], edit: set[str]) -> dict[str, set[str]]:
    """Whoever publishes also keeps what needs no signature: hours, phones, notices."""
    needs_no_signature = issubclass(model.content_class, UnsignedContent)
    return {
        AUTHOR: edit,
        REVIEWER: {"view"},
        PUBLISHER: edit if needs_no_signature else {"view"},
        ADMINISTRATOR: edit,
    }


def _owner(model: type[Row]) -> type[Page]:
    return next(field.related_model for field in model._meta.fields if field.many_to_one)  # type: ignore[return-value]


def grant(app_config: AppConfig, using: str, apps: Apps = registry, **kwargs: Any) -> None:
    if "group" not in apps.all_models["auth"]:  # when one app alone is migrated on an empty database
        return
    for model in app_config.get_models():
        for name, wanted in actions(model).items():
            group, _ = Group.objects.using(using).get_or_create(name=name)
            codenames = [f"{action}_{model._meta.model_name}" for action in wanted]
            content_type = ContentType.objects.db_manager(using).get_for_model(model)
            permissions = Permission.objects.using(using).filter(content_type=content_type, codename__in=codenames)
            group.permissions.add(*permissions)
