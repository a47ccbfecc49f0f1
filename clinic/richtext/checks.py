"""Silencing the editor's own warning is earned: these settings contain an editor that is no longer maintained."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from . import editor


def editor_is_contained(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """richtext.E001: every configuration keeps the hardening. richtext.E002: the package's uploader stays out."""
    errors: list[CheckMessage] = [
        Error(
            f"CKEDITOR_CONFIGS[{name!r}] weakens {key!r}.",
            hint="Change clinic/richtext/editor.py, which explains it, and nothing else.",
            id="richtext.E001",
        )
        for name, config in settings.CKEDITOR_CONFIGS.items()
        for key in editor.HARDENING
        if config.get(key) != editor.CONFIG[key]
    ]
    if "ckeditor_uploader" in settings.INSTALLED_APPS:
        errors.append(Error("ckeditor_uploader lets staff upload HTML and scripts. Remove it.", id="richtext.E002"))
    return errors
