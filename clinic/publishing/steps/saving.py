from typing import Any, Self

from django import forms
from django.db.models import Q
from django.http import QueryDict

from ..clock import in_words
from ..models import Page, Revision
from ..people import person
from ..state import PageState
from ..widgets import is_key
from .base import Step

SHOWN = 50


class Duplicate(Step):
    may, rare = "may_add", True
    name, label, done = "duplicate", "Duplicate as a new draft", "This is the copy. Give it a title and an address."
    explanation = "A new page with the same text and rows, which is yours. This page stays as it is."

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return state.latest is not None and not state.page.model.is_permanent and not state.page.trashed_at

    def take(self, page: Page, by: Any) -> Any:
        return page.duplicate(self.required_revision(), by)


class Restore(Step):
    may, rare = "may_change", True
    name, label, done = "restore", "Restore an earlier text…", "Restored as the newest text. It is not published."
    explanation = "The earlier text becomes the newest one, in your name. What patients read stays as it is."
    number = forms.TypedChoiceField(label="Restore", coerce=int)

    def __init__(self, data: Any = None, *, state: PageState) -> None:
        super().__init__(data, state=state)
        self._offer(data.get("number") if data else None)

    def asked_for(self, query: QueryDict) -> Self:
        self._offer(query.get("number"))
        self.initial["number"] = query.get("number")
        return self

    def _offer(self, asked: Any) -> None:
        """The last texts before the newest, and the one that is asked for, however old."""
        newest = self.state.latest.number if self.state.latest else 0
        offered = Q(number__gte=newest - SHOWN) | Q(number=asked if is_key(asked) else None)
        earlier = self.state.page.revisions.filter(offered, number__lt=newest).order_by("-number")
        self.fields["number"].choices = [  # type: ignore[attr-defined]
            (one.number, f"Revision {one.number}, {in_words(one.created_at)}, by {person(one.by)}: {one.title}")
            for one in earlier.select_related("by").defer("content")
        ]

    @property
    def revision(self) -> Revision | None:
        return None  # the one that is chosen

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return state.latest is not None and state.latest.number > 1 and not state.page.trashed_at

    def take(self, page: Page, by: Any) -> Any:
        return page.restore(page.revisions.get(number=self.cleaned_data["number"]), by)
