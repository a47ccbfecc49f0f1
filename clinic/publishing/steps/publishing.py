from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest

from ..local_time import LocalTime
from ..models import Change, Page, Placement, Revision
from ..publish_screen import around_publishing
from ..state import PageState
from .reasoning import Reasoning


class PublishingStep(Reasoning):
    may = "may_publish"
    template = "admin/publishing/publish.html"

    def __init__(self, data: Any = None, *, state: PageState) -> None:
        super().__init__(data, state=state)
        if state.was_public:
            self.fields |= {"change": _change(), "note": _note(), "wrong_since": _wrong_since()}
        if self.revision and not state.needs_signature:
            self.ask_for_reasons()  # nobody signs the text

    @property
    def revision(self) -> Revision | None:
        return self.state.publishable

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return state.publishable is not None and not state.page.trashed_at

    def around(self, request: HttpRequest, shown: Revision) -> dict[str, Any]:
        return around_publishing(self.state, shown)

    def publish(self, page: Page, by: Any, at: datetime | None) -> Placement:
        said = self.cleaned_data
        return page.publish(
            self.required_revision(),
            by,
            at=at,
            until=said["until"],
            change=Change(said.get("change") or Change.MINOR),
            note=said.get("note", ""),
            wrong_since=said.get("wrong_since"),
            reasons=self.reasons,
        )


def _change() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="To those who read it before, this is",
        choices=Change.choices,
        widget=forms.RadioSelect,
    )


def _note() -> forms.CharField:
    return forms.CharField(
        label="What changed, or what was wrong",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Of an update or a correction. Patients read it on the page, with the day.",
    )


def _wrong_since() -> forms.DateField:
    return forms.DateField(
        label="Wrong since",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Of a correction, if it is known.",
    )


class PublishNow(PublishingStep):
    name, label, done = "publish", "Publish now", "Published. Patients read it now."
    explanation = "Patients read this text from this moment on."
    until = LocalTime(label="Take it off the site at (optional)", required=False)

    @staticmethod
    def initial_from(state: PageState) -> dict[str, Any]:
        return {"until": state.live.until} if state.live else {}

    def take(self, page: Page, by: Any) -> Any:
        return self.publish(page, by, None)


class Schedule(PublishingStep):
    name, label, done = "schedule", "Schedule…", "Scheduled."
    explanation = "Patients read this text from the time you choose. Until then nothing changes for them."
    at = LocalTime(label="Publish at")
    until = LocalTime(label="Take it off the site at (optional)", required=False)

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return super().offered(state) and state.scheduled is None

    def take(self, page: Page, by: Any) -> Any:
        return self.publish(page, by, self.cleaned_data["at"])
