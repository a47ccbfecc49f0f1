from typing import Any

from django import forms
from django.utils.text import slugify

from clinic.library.models import Picture
from clinic.richtext import addresses
from clinic.richtext.fields import RichTextFormField

from .meanwhile import meanwhile
from .models import Page
from .recovering import BACK, RECOVER

SLUG = 120  # letters


class PageForm(forms.ModelForm):
    """A working copy's form. It carries the version it was opened with, so that nobody overwrites unseen text."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    class Meta:
        model = Page
        fields = ["title", "slug"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.instance.version

    def clean(self) -> dict[str, Any] | None:
        """Locks the page for the rest of the request, and stops the first save over somebody else's."""
        if self.instance.pk:
            stored = self.instance.lock()
            if stored.trashed_at:
                raise forms.ValidationError(
                    "This page is in the trash. Your text is below and is not saved. Take the page out of the trash "
                    "in another window, then save again.",
                    code="conflict",
                )
            if stored.version != self.cleaned_data.get("seen"):
                missed = meanwhile(self.instance, self.cleaned_data.get("seen") or 0)
                self.data = self.data.copy()  # type: ignore[attr-defined]
                self.data[self.add_prefix("seen")] = str(stored.version)  # type: ignore[index]
                raise forms.ValidationError(
                    f"This page changed after you opened it. {missed} Your text is below and is not saved. Compare it "
                    "with what was saved meanwhile; saving again puts your text on top, and theirs stays in the "
                    "history.",
                    code="conflict",
                )
        if RECOVER in self.data:
            raise forms.ValidationError(BACK, code="recovered")
        for name, field in self.fields.items():
            if isinstance(field, RichTextFormField):
                self._check_pictures(name)
        self._follow_title()
        return super().clean()

    def _follow_title(self) -> None:
        """Until a page is public its address is made of its title, unless somebody wrote another."""
        title, before = self.cleaned_data.get("title"), str(self.initial.get("title", ""))
        if not self.instance.pk or not title or "slug" in self.changed_data or self.instance.has_been_placed:
            return
        if self.instance.slug == slugify(before)[:SLUG]:
            self.cleaned_data["slug"] = slugify(title)[:SLUG] or self.instance.slug

    def _check_pictures(self, name: str) -> None:
        """A text shows pictures of the library, hidden ones only where they stood before, and says what they show."""
        html = self.cleaned_data.get(name, "")
        shown = {address for address, _ in addresses.pictures(html)}
        undescribed = {address for address, is_described in addresses.pictures(html) if not is_described}
        if not shown:
            return
        found = {picture.url: picture for picture in Picture.objects.at(shown)}
        before = {address for address, _ in addresses.pictures(self.initial.get(name) or "")}
        if unknown := sorted(shown - found.keys()):
            self.add_error(name, f"The library has no such picture: {', '.join(unknown)}. Choose one from it.")
        for address in sorted(undescribed & found.keys()):
            if not found[address].is_decorative:
                self.add_error(
                    name,
                    f"A picture in this text says nothing to those who cannot see it: “{found[address]}”. Double-click "
                    "it and write its alternative text.",
                )
        for address in sorted(shown & found.keys() - before):
            if found[address].hidden_at:
                self.add_error(
                    name, f"This picture is hidden: “{found[address]}”. Choose another one, or offer it again."
                )
