from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "clinic.demonstration"
    label = "demonstration"
