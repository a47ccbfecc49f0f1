from django.apps import AppConfig


class TopicsConfig(AppConfig):
    name = "clinic.topics"
    label = "topics"
