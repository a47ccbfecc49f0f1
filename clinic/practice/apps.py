from django.apps import AppConfig
from django.core.checks import Tags, register


class PracticeConfig(AppConfig):
    name = "clinic.practice"
    label = "practice"

    def ready(self) -> None:
        from . import checks

        register(checks.required_pages_are_live, Tags.database)
