from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.http import HttpRequest

from ..found import found
from ..models import EventKind, Page, ReviewEvent, Revision, Scope
from ..models.kinds import SIGNATURES
from ..people import BY_NAME
from ..review_screen import around_review
from ..state import PageState
from ..widgets import PersonField
from .base import Step
from .reasoning import Reasoning

STATEMENT = "I have read this text. It is accurate, balanced and fit for patients."


class SendForReview(Step):
    may = "may_change"
    template = "admin/publishing/send.html"
    name, label, done, next_step = "send-for-review", "Send for review", "Sent for review.", "sign"
    explanation = "A medical reviewer reads exactly this text and signs it or asks for changes."
    asked = PersonField(
        label="Reviewer",
        queryset=User.objects.none(),
        required=False,
        empty_label="Any reviewer",
        error_messages={"invalid_choice": "This person cannot sign this text. Choose somebody else."},
    )
    comment = forms.CharField(label="Note to the reviewer", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    outside = forms.EmailField(
        label="E-mail of a reader without an account",
        required=False,
        help_text="Optional. They get a link to exactly this text for seven days. They can read it, and not sign.",
    )

    def __init__(self, data: Any = None, *, state: PageState) -> None:
        super().__init__(data, state=state)
        offered = [user.pk for user in state.signers if user != state.user]
        self.fields["asked"].queryset = User.objects.filter(pk__in=offered).order_by(*BY_NAME)  # type: ignore[attr-defined]

    @staticmethod
    def initial_from(state: PageState) -> dict[str, Any]:
        """Whoever asked for changes last is asked again, unless they may not sign what the text became."""
        asked = ReviewEvent.objects.filter(revision__page=state.page, kind=EventKind.CHANGES_REQUESTED).last()
        return {"asked": asked.by_id} if asked and asked.by in state.signers else {}

    def around(self, request: HttpRequest, shown: Revision) -> dict[str, Any]:
        return {"findings": found(self.state.page.model, self.state.findings(shown))}

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return state.needs_signature and not state.is_signed and not state.waits_for_reviewer

    def take(self, page: Page, by: Any) -> Any:
        said = self.cleaned_data
        if said["outside"]:
            self.done = f"Sent for review, and to {said['outside']} to read."
        return page.request_review(self.required_revision(), by, said["comment"], said["asked"])


class Signature(Step):
    """A step that is taken in one's own name: it asks for the password again."""

    may = "may_sign"
    template = "publishing/review.html"
    statement = forms.CharField(label="I declare", widget=forms.Textarea(attrs={"rows": 2}))
    interests = forms.CharField(
        label="My interests",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Payments, shares or roles that have to do with what this text is about. If there are none, say so.",
    )
    password = forms.CharField(
        label="Your password", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    @staticmethod
    def initial_from(state: PageState) -> dict[str, Any]:
        """The interests are what this reviewer declared last: nothing is declared in anyone's name."""
        last = ReviewEvent.objects.filter(by=state.user, kind__in=SIGNATURES, imported=False).last()
        return {"statement": STATEMENT, "interests": last.interests if last else ""}

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if authenticate(username=self.state.user.get_username(), password=password) != self.state.user:
            raise forms.ValidationError("This is not your password.")
        return password

    def around(self, request: HttpRequest, shown: Revision) -> dict[str, Any]:
        asking = AskForChanges.about_text(self.state, shown)
        for name in [name for name in self.errors if name in self.fields][:1]:
            self.fields[name].widget.attrs["autofocus"] = True  # the browser goes there, however long the page is
        return around_review(request, self.state, shown) | {"signing": self, "asking": asking}


class Sign(Reasoning, Signature):
    name, label, done, next_step = "sign", "Sign this text", "Signed.", "publish"
    explanation = (
        "Your name, credentials and license are recorded with exactly this text. Any later change needs its own."
    )
    scope = forms.ChoiceField(label="I sign", choices=Scope.choices, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, state: PageState) -> None:
        super().__init__(data, state=state)
        offered = [(scope.value, scope.label) for scope in state.scopes]
        self.fields["scope"].choices = offered or Scope.choices  # type: ignore[attr-defined]
        self.ask_for_reasons()
        self.order_fields(["scope", *self.reasoned, "interests", "statement", "password"])

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return bool(state.scopes)

    @staticmethod
    def initial_from(state: PageState) -> dict[str, Any]:
        said = Signature.initial_from(state)
        return said | {"scope": state.scopes[-1] if state.scopes else ""}

    def take(self, page: Page, by: Any) -> Any:
        said = self.cleaned_data
        scope = Scope(said["scope"])
        return page.approve(self.required_revision(), by, scope, said["statement"], said["interests"], self.reasons)


class StillCorrect(Signature):
    name, label, done = "still-correct", "Still correct", "Found still correct. The next review is due later."
    is_of_live_text = True
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
        said = self.cleaned_data
        return page.still_correct(self.required_revision(), by, said["statement"], said["interests"])


class AskForChanges(Step):
    may = "may_sign"
    template = "publishing/review.html"
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
    def about_text(cls, state: PageState, revision: Revision) -> "AskForChanges | None":
        """The form beside that for signing, if anything can be asked for."""
        if revision.number not in state.contestable:
            return None
        form = cls(state=state)
        form.initial["about"] = revision.number
        form.auto_id = "ask_%s"
        return form

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return bool(state.contestable)

    @staticmethod
    def initial_from(state: PageState) -> dict[str, Any]:
        return {"about": next(iter(state.contestable), None)}

    @property
    def shows(self) -> Revision | None:
        """The first text that it can be about."""
        about = next(iter(self.state.contestable), 0)
        return self.state.page.revisions.filter(number=about).first() or self.revision

    def around(self, request: HttpRequest, shown: Revision) -> dict[str, Any]:
        offered = (step(state=self.state) for step in (Sign, StillCorrect) if step.offered(self.state))
        signing = next((step for step in offered if step.revision == shown), None)
        self.auto_id = "ask_%s"
        return around_review(request, self.state, shown) | {"signing": signing, "asking": self}

    def take(self, page: Page, by: Any) -> Any:
        revision = page.revisions.get(number=self.cleaned_data["about"])
        return page.request_changes(revision, by, self.cleaned_data["comment"])
