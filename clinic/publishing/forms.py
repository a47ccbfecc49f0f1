from typing import Any

from django import forms
from django.db import connection

from .admin_views import meanwhile
from .models import Page


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
        if not self.instance.pk:
            self._wait_for_the_address()
        else:
            stored = Page.objects.select_for_update().get(pk=self.instance.pk)
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
        return super().clean()

    def _wait_for_the_address(self) -> None:
        """Two people who add a page at one address: the second waits here, and then is told that it is taken."""
        with connection.cursor() as cursor:
            address = f"{self._meta.model._meta.label_lower} {self.cleaned_data.get('slug')}"
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [address])
