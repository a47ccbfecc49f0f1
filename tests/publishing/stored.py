"""What the database holds, byte for byte."""

from typing import Any

from django.apps import apps
from django.db import connection, models

from clinic.publishing.models import Page

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, Page) and model is not Page]


def stored(*tables: type[models.Model], without_keys: bool = False) -> list[tuple[Any, ...]]:
    """Every row of these tables as text, without its number if that does not matter."""
    row = "(to_jsonb(t) - 'id')::text" if without_keys else "t::text"
    names = [table._meta.db_table for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', {row} FROM {name} t" for name in names))
        return sorted(cursor.fetchall())


def working_copies() -> list[type[models.Model]]:
    """Every table of the apps that have pages: the pages, their rows, and what joins them to other pages."""
    with_pages = {Page._meta.app_label} | {model._meta.app_label for model in PAGE_TYPES}
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in with_pages]
