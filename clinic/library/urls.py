from django.urls import path, register_converter
from django.urls.converters import StringConverter

from . import views


class Digest(StringConverter):
    regex = "[0-9a-f]{64}"


class Extension(StringConverter):
    regex = "jpg|png"


class Width(StringConverter):
    regex = "[1-9][0-9]{0,3}"

    def to_python(self, value: str) -> int:  # type: ignore[override]
        return int(value)


register_converter(Digest, "digest")
register_converter(Extension, "extension")
register_converter(Width, "width")

app_name = "library"
urlpatterns = [
    path("media/pictures/<digest:sha256>.<extension:extension>", views.original, name="original"),
    path("media/pictures/<digest:sha256>/<width:width>w.webp", views.rendition, name="rendition"),
]
