import re
from typing import Any

from django import forms
from django.http import HttpRequest

from ..clock import in_words
from ..errors import PublishingError
from ..local_time import LocalTime
from ..models import Page, Placement, Revision
from ..publish_screen import around_leaving
from ..state import PageState
from .base import Step


class CancelSchedule(Step):
    may = "may_publish"
    name, label, done = "cancel", "Cancel the schedule", "The scheduled publication is cancelled."
    explanation = "What patients read until then stays. To choose another time, cancel and schedule again."
    reason = forms.CharField(label="Reason (optional)", required=False)

    def __init__(self, data: Any = None, *, state: PageState) -> None:
        super().__init__(data, state=state)
        if state.scheduled:
            self.explanation = f"It is scheduled for {in_words(state.scheduled.start)}. {type(self).explanation}"

    @property
    def revision(self) -> Revision | None:
        return self.state.scheduled.revision if self.state.scheduled else None

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return state.scheduled is not None

    def take(self, page: Page, by: Any) -> Any:
        if self.state.scheduled is None:
            raise PublishingError("Nothing is scheduled any more.")
        return page.cancel(self.state.scheduled, by, self.cleaned_data["reason"])


class LiveStep(Step):
    may, rare = "may_publish", True

    @property
    def revision(self) -> Revision | None:
        return self.state.current.revision if self.state.current else None

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return state.live is not None and not state.page.model.is_permanent

    def around(self, request: HttpRequest, shown: Revision) -> dict[str, Any]:
        return around_leaving(self.state) if self.danger else {}


class SetExpiry(LiveStep):
    name, label, done = "set-expiry", "Set an end…", "The end is set."
    explanation = "From then on the address answers that the page is no longer available. Empty means: no end."
    at = LocalTime(label="Take it off the site at (optional)", required=False)

    @staticmethod
    def initial_from(state: PageState) -> dict[str, Any]:
        return {"at": state.live.until} if state.live else {}

    def take(self, page: Page, by: Any) -> Any:
        return page.set_expiry(by, self.cleaned_data["at"])


class Expire(LiveStep):
    name, label, done, danger = "expire", "Take off the site now", "Off the site.", True
    template = "admin/publishing/publish.html"
    explanation = "At once, the address answers that the page is no longer available. A scheduled publication stays."

    def take(self, page: Page, by: Any) -> Any:
        return page.expire(by)


class Move(LiveStep):
    name, label, done = "move", "Move…", "Moved. The old address leads to the new one."
    explanation = "The same signed text is read at a new address, and the old address leads there."
    slug = forms.SlugField(label="New address", max_length=120)

    @staticmethod
    def initial_from(state: PageState) -> dict[str, Any]:
        return {"slug": state.page.slug}

    def take(self, page: Page, by: Any) -> Any:
        return page.move(self.cleaned_data["slug"], by)


class Withdraw(LiveStep):
    name, label, done, danger = "withdraw", "Withdraw…", "Withdrawn.", True
    template = "admin/publishing/publish.html"
    explanation = (
        "The text stays readable at its address under a banner with your reason, and leaves every list. "
        "A scheduled publication is cancelled."
    )
    reason = forms.CharField(label="Reason, for patients", widget=forms.Textarea(attrs={"rows": 3}))

    def take(self, page: Page, by: Any) -> Any:
        return page.withdraw(by, self.cleaned_data["reason"])


class Retract(LiveStep):
    name, label, done, danger = "retract", "Retract…", "Retracted.", True
    template = "admin/publishing/publish.html"
    explanation = (
        "For text that may harm: it is hidden at once and the address shows only your reason, or leads to the page "
        "that replaces it. A scheduled publication is cancelled."
    )
    reason = forms.CharField(label="Reason, for patients", widget=forms.Textarea(attrs={"rows": 3}))
    replaced_by = forms.CharField(
        label="Address of the page that replaces it (optional)",
        required=False,
        help_text="As in the browser's address bar, for example: /articles/caring-for-your-back/",
    )

    def clean_replaced_by(self) -> Page | None:
        typed = self.cleaned_data["replaced_by"]
        if not typed:
            return None
        path = re.sub(r"^https?://[^/]*|[?#].*", "", typed)
        live = Placement.objects.live(self.state.now).filter(path=path).select_related("page").first()
        if live is None:
            raise forms.ValidationError("No live page has this address. Copy it from the page, or leave this empty.")
        return live.page

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return state.current is not None and not state.page.model.is_permanent

    def take(self, page: Page, by: Any) -> Any:
        said = self.cleaned_data
        return page.retract(by, said["reason"], said["replaced_by"])


class Trash(Step):
    rare = True
    name, label, done, danger = "trash", "Move to the trash", "In the trash. Its history is kept.", True
    template = "admin/publishing/publish.html"
    explanation = (
        "The page leaves the lists of staff, and the site if it is public. Everything that was public is kept."
    )

    @classmethod
    def permitted(cls, state: PageState) -> bool:
        return state.may_publish if state.current or state.scheduled else state.may_change

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return not state.page.trashed_at and not state.page.model.is_permanent

    def around(self, request: HttpRequest, shown: Revision) -> dict[str, Any]:
        return around_leaving(self.state)

    def take(self, page: Page, by: Any) -> Any:
        return page.trash(by)


class Untrash(Step):
    name, label, done = "untrash", "Take out of the trash", "Out of the trash. It is not public."
    explanation = "The page returns to the lists of staff as it was. It is not published by this."

    @classmethod
    def permitted(cls, state: PageState) -> bool:
        return state.may_change or state.may_publish

    @classmethod
    def offered(cls, state: PageState) -> bool:
        return bool(state.page.trashed_at)

    def take(self, page: Page, by: Any) -> Any:
        return page.untrash(by)
