from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "clinic.library"
    label = "library"
    verbose_name = "Library"
