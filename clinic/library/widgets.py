from typing import Any

from django import forms
from django.urls import reverse
from js_asset import Script

from .models import Picture

DIGITS = 18  # fewer than a BigAutoField holds


def chooser_media() -> forms.Media:
    """What a page needs so that window.clinicPictures.choose() opens the library."""
    script = Script("chooser.js", id="chooser-script", **{"data-choose": reverse("admin:library_picture_choose")})
    return forms.Media(css={"all": ["chooser.css"]}, js=[script, "chooser-upload.js"])


def is_number(value: Any) -> bool:
    """Whether this can be a picture's number: a form may carry anything."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) <= DIGITS


class PictureWidget(forms.TextInput):
    """Shows the picture and opens the chooser. Without scripts, its number in the library is typed."""

    template_name = "library/picture_widget.html"
    choices: Any = ()  # every picture: none is rendered

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, {"inputmode": "numeric", "size": 8} | (attrs or {}))
        context["picture"] = Picture.objects.filter(pk=value).first() if value and is_number(value) else None
        return context

    @property
    def media(self) -> forms.Media:
        return chooser_media() + forms.Media(js=["picture-field.js"])
