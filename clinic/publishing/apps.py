from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PublishingConfig(AppConfig):
    name = "clinic.publishing"
    label = "publishing"

    def ready(self) -> None:
        from . import checks, groups

        checks.register()
        post_migrate.connect(groups.grant, dispatch_uid="publishing.groups")
