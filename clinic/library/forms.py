from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from . import renditions
from .cleaning import ACCEPT, FORMATS, clean
from .files import storage
from .models import CONSENT, DESCRIBE, NOT_BOTH, TEXTS, Duplicate, Picture

FILE_NAME = "This is the name of a file. Say what the picture shows."
NOT_STORED = "The server could not store the picture: its disk may be full. Nothing was saved. Try again later."
CHANGED = (
    "Somebody changed what is said of this picture after you opened it. They wrote: %(theirs)s. What you typed is "
    "below and is not saved. Saving again puts it in the place of theirs."
)


def _in_words(value: str | bool) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else value


class PictureForm(forms.ModelForm):
    """What is said of a picture. It carries what was said when it was opened: nobody overwrites unseen words."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Picture
        fields = TEXTS
        widgets = {
            "alt": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "caption": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.instance.said

    def _require_seen(self, seen: str) -> None:
        """Keeps the picture for the rest of the request, and stops the first save over somebody else's."""
        stored = Picture.objects.select_for_update().get(pk=self.instance.pk)
        if stored.said != seen:
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self.data[self.add_prefix("seen")] = stored.said  # type: ignore[index]
            differing = (name for name in self.changed_data if name in TEXTS)
            theirs = (f"{self.fields[name].label}: “{_in_words(getattr(stored, name))}”" for name in differing)
            raise forms.ValidationError(CHANGED, params={"theirs": "; ".join(theirs)}, code="conflict")

    def clean(self) -> dict[str, Any]:
        """The rules of the database, each beside the field in which to keep it."""
        said = super().clean() or self.cleaned_data
        if self.instance.pk:
            self._require_seen(said.get("seen", ""))
        if "alt" in said and bool(said["alt"].strip()) == said["is_decorative"]:
            self.add_error("alt", NOT_BOTH if said["is_decorative"] else DESCRIBE)
        elif PurePath(said.get("alt", "")).suffix.lower() in FORMATS:
            self.add_error("alt", FILE_NAME)
        if said.get("shows_people") and not said.get("is_model") and not said.get("consent"):
            self.add_error("consent", CONSENT)
        return said


class UploadForm(PictureForm):
    """A new picture, with what is said of it. Its file is stored once everything else is right, and then its row."""

    upload = forms.FileField(
        label="Picture",
        help_text="JPEG, PNG or WebP, at most 15 MB and 50 megapixels. Where and when it was taken is not kept.",
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        allow_empty_file=True,  # cleaning says it better
    )
    field_order = ("upload", *TEXTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known: Picture | None = None  # whose bytes these are

    def clean_upload(self) -> Any:
        cleaned = clean(self.cleaned_data["upload"])
        try:
            Picture.objects.require_new(cleaned.sha256)
        except Duplicate as error:
            self.known = error.picture
            raise
        self.instance.identify(cleaned)
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        try:
            storage.keep(self.cleaned_data["upload"])
        except OSError:
            self.add_error("upload", ValidationError(NOT_STORED, code="not_stored"))

    def record(self, by: User) -> Picture:
        self.instance.uploaded_by = by
        picture: Picture = self.save()
        renditions.make_all(picture)
        return picture
