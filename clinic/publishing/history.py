"""All that is known of one page: what patients could read and when, and every text that was saved."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.paginator import InvalidPage
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from .admin_urls import page_url
from .as_of import address
from .comparison import Changed, compare
from .models import Page, Placement, ReviewEvent, Revision
from .paging import Window
from .preview import preview_url
from .state import PageState
from .steps.saving import Restore

SHOWN = 50


@dataclass(frozen=True)
class Span:
    """A placement, as of now."""

    placement: Placement
    now: datetime

    @property
    def standing(self) -> str:
        if self.placement.start > self.now:
            return "coming"
        return "over" if self.placement.end and self.placement.end <= self.now else "now"

    @property
    def signature(self) -> ReviewEvent | None:
        """The newest one on exactly this text when the placement began, or by now."""
        begun = min(self.placement.start, self.now)
        signed = [event for event in self.placement.revision.events.all() if event.is_signature and event.at <= begun]
        return signed[-1] if signed else None

    @property
    def as_of(self) -> str:
        return address(self.placement.start, self.placement.path)


@dataclass(frozen=True)
class Text:
    """A revision, and what this person may do with it."""

    revision: Revision
    state: PageState

    @property
    def preview_url(self) -> str:
        return preview_url(self.revision)

    @property
    def earlier(self) -> int:
        """The number of the text before it, if there is one."""
        return self.revision.number - 1

    @property
    def restore_url(self) -> str:
        is_newest = self.state.latest is not None and self.state.latest.pk == self.revision.pk
        if is_newest or not (Restore.permitted(self.state) and Restore.offered(self.state)):
            return ""
        return f"{page_url(self.state.page, Restore.name)}?number={self.revision.number}"


class Pair(forms.Form):
    """Any two texts of a page, by their numbers."""

    def __init__(self, page: Page, newest: int, data: Any = None) -> None:
        super().__init__(data, initial={"from": max(newest - 1, 1), "to": newest})
        self.page = page
        for name, label in (("from", "Compare revision"), ("to", "with revision")):
            self.fields[name] = forms.IntegerField(min_value=1, max_value=newest, label=label)

    def changes(self) -> list[Changed]:
        before, after = (self.page.revisions.get(number=self.cleaned_data[name]).frozen for name in ("from", "to"))
        return compare(self.page.model, before, after)


@dataclass(frozen=True)
class Shown:
    """One window of a list, and the addresses of those beside it."""

    items: list[Any]
    newer: str
    older: str


def shown(request: HttpRequest, found: QuerySet[Any], parameter: str) -> Shown:
    try:
        page = Window(found, SHOWN).page(request.GET.get(parameter, 1))
    except InvalidPage as error:
        raise Http404 from error

    def beside(number: int) -> str:
        query = request.GET.copy()
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    newer = beside(page.number - 1) if page.has_previous() else ""
    return Shown(list(page.object_list), newer, beside(page.number + 1) if page.has_next() else "")
