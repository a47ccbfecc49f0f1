from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder

from .editor import REMOVED_PLUGINS

NEVER_LOADED = [
    *(f"ckeditor/ckeditor/plugins/{plugin}/*" for plugin in REMOVED_PLUGINS.split(",")),
    "ckeditor/galleriffic/*",
    "ckeditor/ckeditor/adapters/*",
    "ckeditor/*/samples/*",
    "ckeditor/*/tests/*",
    "ckeditor/ckeditor/*.md",
    "ckeditor/ckeditor/be*.js*",
    "ckeditor/ckeditor/build-config.js",
]


class WithoutUnusedParts(AppDirectoriesFinder):
    """Collects what apps bring, but not what the editor never loads: its samples, tests and plugins left out."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        yield from super().list([*(ignore_patterns or []), *NEVER_LOADED])
