from django.apps import AppConfig


class RichTextConfig(AppConfig):
    name = "clinic.richtext"
    label = "richtext"
