from typing import Any

from django import forms
from django.contrib.auth import authenticate

from ..models import EventKind, Page, Revision, Scope
from ..state import PageState
from .base import Step

STATEMENT = "I have read this text. It is accurate, balanced and fit for patients."


class SendForReview(Step):
    may = "may_change"
    name, label, done = "send-for-review", "Send for review", "Sent for review."
    explanation = "A medical reviewer reads exactly this text and signs it or asks for changes."
    comment = forms.CharField(label="Note to the reviewer", widget=forms.Textarea(attrs={"rows": 3}), required=False)

    @classmethod
    def offered(cls, state: PageState) -> bool:
        asked = state.newest_event is not None and state.newest_event.kind == EventKind.REQUESTED
        return state.needs_signature and not state.is_signed and not asked

    def take(self, page: Page, by: Any) -> Any:
        return page.request_review(self.required_revision(), by, self.cleaned_data["comment"])


class Signature(Step):
    """A step that is taken in one's own name: it asks for the password again."""

    may = "may_sign"
    statement = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))
    password = forms.CharField(
        label="Your password", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "off"})
    )

    @staticmethod
    def initial_from(state: PageState) -> dict[str, Any]:  # noqa: ARG004  # Sign looks at it
        return {"statement": STATEMENT}

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if authenticate(username=self.state.user.get_username(), password=password) != self.state.user:
            raise forms.ValidationError("This is not your password.")
        return password


class Sign(Signature):
    name, label, done = "sign", "Sign this text", "Signed."
    explanation = (
        "Your name, credentials and licence are recorded with exactly this text. Any later change needs its own."
    )
    scope = forms.ChoiceField(label="I sign", choices=Scope.choices, widget=forms.RadioSelect)
    field_order = ["scope"]

    def __init__(self, data: Any = None, *, state: PageState) -> None:
        super().__init__(data, state=state)
        offered = [(scope.value, scope.label) for scope in state.scopes]
        self.fields["scope"].choices = offered or Scope.choices  # type: ignore[attr-defined]

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return bool(state.scopes)

    @staticmethod
    def initial_from(state: PageState) -> dict[str, Any]:
        return {"statement": STATEMENT, "scope": state.scopes[0] if state.scopes else ""}

    def take(self, page: Page, by: Any) -> Any:
        scope, statement = Scope(self.cleaned_data["scope"]), self.cleaned_data["statement"]
        return page.approve(self.required_revision(), by, scope, statement)


class StillCorrect(Signature):
    name, label, done = "still-correct", "Still correct", "Found still correct. The next review is due later."
    explanation = (
        "You sign the whole of what patients read now once more. Nothing is published; the page says when it was last "
        "reviewed."
    )

    @property
    def revision(self) -> Revision | None:
        return self.state.live.revision if self.state.live else None

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return state.may_attest

    def take(self, page: Page, by: Any) -> Any:
        return page.still_correct(self.required_revision(), by, self.cleaned_data["statement"])


class AskForChanges(Step):
    may = "may_sign"
    name, label, done = "ask-for-changes", "Ask for changes", "Changes requested."
    explanation = "The author sees your comment on the page. A publication scheduled with this text is cancelled."
    about = forms.TypedChoiceField(label="About", coerce=int, widget=forms.RadioSelect)
    comment = forms.CharField(label="What should change", widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, data: Any = None, *, state: PageState) -> None:
        super().__init__(data, state=state)
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            (number, f"revision {number}, {what}") for number, what in state.contestable.items()
        ]

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return bool(state.contestable)

    @staticmethod
    def initial_from(state: PageState) -> dict[str, Any]:
        return {"about": next(iter(state.contestable), None)}

    def take(self, page: Page, by: Any) -> Any:
        revision = page.revisions.get(number=self.cleaned_data["about"])
        return page.request_changes(revision, by, self.cleaned_data["comment"])
