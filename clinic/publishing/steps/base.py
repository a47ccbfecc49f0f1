from typing import Any, ClassVar, Self

from django import forms
from django.http import HttpRequest, QueryDict

from ..admin_urls import page_url
from ..errors import PublishingError
from ..models import Page, Revision
from ..preview import preview_url
from ..state import PageState


class Step(forms.Form):
    name: ClassVar[str]
    label: ClassVar[str]
    explanation: str
    done: str
    may: ClassVar[str]
    danger: ClassVar[bool] = False
    rare: ClassVar[bool] = False
    template: ClassVar[str] = "admin/publishing/step.html"
    next_step: ClassVar[str] = ""  # where the e-mail about it leads; empty: to the page's form

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    shown = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, required=False)

    def __init__(self, data: Any = None, *, state: PageState) -> None:
        super().__init__(data, initial={"version": state.page.version, **self.initial_from(state)})
        self.state = state
        self.fields["shown"].initial = self.revision.number if self.revision else None

    @classmethod
    def permitted(cls, state: PageState) -> bool:
        """Whether this person may take the step at all."""
        return bool(getattr(state, cls.may))

    @classmethod
    def offered(cls, state: PageState) -> bool:
        """Whether the step makes sense now."""
        raise NotImplementedError

    @staticmethod
    def initial_from(state: PageState) -> dict[str, Any]:  # noqa: ARG004  # for the steps that suggest something
        return {}

    def asked_for(self, query: QueryDict) -> Self:
        """The form as the link that leads to it asks for."""
        return self

    @property
    def revision(self) -> Revision | None:
        """The revision that the step is about, shown before it is taken."""
        return self.state.latest

    @property
    def url(self) -> str:
        return page_url(self.state.page, self.name)

    @property
    def preview_url(self) -> str:
        return preview_url(self.revision) if self.revision else ""

    @property
    def is_of_another_text(self) -> bool:
        """What the step is about changed by itself since it was shown: a scheduled text went live, or one expired."""
        shown = self.cleaned_data.get("shown")
        return shown is not None and (self.revision is None or self.revision.number != shown)

    def show_anew(self, version: int) -> None:
        """Keeps what was typed, and carries what the person sees with the refusal."""
        shown = self.revision.number if self.revision else ""
        self.data = {**self.data.dict(), "version": version, "shown": shown}  # type: ignore[attr-defined]

    @property
    def shows(self) -> Revision | None:
        """The text that its template shows; without one it is asked for plainly."""
        return self.revision

    def around(self, request: HttpRequest, shown: Revision) -> dict[str, Any]:
        """What its template shows besides the form."""
        return {}

    def take(self, page: Page, by: Any) -> Any:
        raise NotImplementedError

    def required_revision(self) -> Revision:
        if self.revision is None:
            raise PublishingError("There is no text that this step could be taken with. Look at the page again.")
        return self.revision
