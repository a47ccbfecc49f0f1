from typing import Any

from django import forms

from ..clock import in_words
from ..models import Page, Revision
from ..people import person
from ..state import PageState
from .base import Step

SHOWN = 50


class Restore(Step):
    may = "may_change"
    name, label, done = "restore", "Restore an earlier text…", "Restored as the newest text. It is not published."
    explanation = "The earlier text becomes the newest one, in your name. What patients read stays as it is."
    number = forms.TypedChoiceField(label="Restore", coerce=int)

    def __init__(self, data: Any = None, *, state: PageState) -> None:
        super().__init__(data, state=state)
        earlier = state.page.revisions.order_by("-number").select_related("by").defer("content")[1 : SHOWN + 1]
        self.fields["number"].choices = [  # type: ignore[attr-defined]
            (one.number, f"Revision {one.number}, {in_words(one.created_at)}, by {person(one.by)}: {one.title}")
            for one in earlier
        ]

    @property
    def revision(self) -> Revision | None:
        return None  # the one that is chosen

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return state.latest is not None and state.latest.number > 1 and not state.page.trashed_at

    def take(self, page: Page, by: Any) -> Any:
        return page.restore(page.revisions.get(number=self.cleaned_data["number"]), by)
