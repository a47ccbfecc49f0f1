from typing import Any

from django.contrib.auth.models import User

from ..models import Page, Revision
from ..people import person
from ..state import PageState
from ..widgets import PersonField
from .base import Step


class HandOver(Step):
    may, rare = "may_hand_over", True
    name, label, done = "hand-over", "Hand over…", "Handed over."
    explanation = "What is unfinished moves to their desk, and they are reminded of its review. No text changes."
    to = PersonField(label="To", queryset=User.objects.none())

    def __init__(self, data: Any = None, *, state: PageState) -> None:
        super().__init__(data, state=state)
        self.explanation = f"The page is {person(state.page.owner)}’s now. {type(self).explanation}"
        self.fields["to"].queryset = state.page.heirs()  # type: ignore[attr-defined]

    @property
    def revision(self) -> Revision | None:
        return None  # it is about the page

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return not state.page.trashed_at

    def take(self, page: Page, by: Any) -> Any:
        to = self.cleaned_data["to"]
        self.done = f"Handed over to {person(to)}."
        return page.hand_over(to, by)
