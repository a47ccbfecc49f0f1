from django.apps import AppConfig
from django.core.checks import register

from .checks import editor_is_contained


class RichTextConfig(AppConfig):
    name = "clinic.richtext"
    label = "richtext"

    def ready(self) -> None:
        register(editor_is_contained)
