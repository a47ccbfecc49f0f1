from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.functional import cached_property

from clinic.publishing import clock
from clinic.publishing.admin_urls import page_url
from clinic.publishing.models import Licence, Page
from clinic.publishing.moment import Moment
from clinic.publishing.paging import Window, WindowPage
from clinic.publishing.people import SIGN

ON_A_PAGE = 50


@dataclass(frozen=True)
class Line:
    """One thing to do: with which page, what is known of it, and where it is done."""

    title: str
    kind: str
    facts: str
    action: str
    url: str


class Desk:
    """What stands on one person's desk at one instant."""

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def moment(self) -> Moment:
        return Moment(clock.instant())

    @property
    def at(self) -> datetime:
        return self.moment.at

    def may(self, permission: str) -> bool:
        return self.user.has_perm(permission)

    def may_with(self, model: type[Page], action: str) -> bool:
        return self.may(f"{model._meta.app_label}.{action}_{model._meta.model_name}")

    @cached_property
    def is_solo(self) -> bool:
        return self.moment.rules.solo

    @cached_property
    def licence(self) -> Licence | None:
        """What this person signs with today; in a solo practice nobody signs."""
        licence: Licence | None = getattr(self.user, "licence", None)
        if licence is None or self.is_solo or not self.may(SIGN):
            return None
        return licence if licence.is_valid(timezone.localdate(self.at)) else None

    @cached_property
    def types(self) -> list[str]:
        """Of the pages that this person may read."""
        return self._types("view")

    @cached_property
    def own_types(self) -> list[str]:
        """Of the pages that this person may write."""
        return self._types("change")

    def _types(self, action: str) -> list[str]:
        models = (model for model in apps.get_models() if issubclass(model, Page) and model is not Page)
        return [model._meta.label_lower for model in models if self.may_with(model, action)]

    def line(self, page: Page, facts: str, action: str, step: str = "") -> Line:
        return Line(page.title, str(page.model._meta.verbose_name), facts, action, page_url(page, step))


@dataclass(frozen=True)
class Section:
    """One heading of the desk. `find` gives its rows, most pressing first, and `show` makes a line of each.

    Those to whom `may` says no never see it. One that is empty says so, or is not shown if it has nothing to say. What
    no question to the database tells, `sift` does: it is given the rows of a window and returns those that stay.
    """

    name: str
    title: str
    nothing: str
    may: Callable[[Desk], bool]
    find: Callable[[Desk], Any]
    show: Callable[[Desk, Any], Line]
    sift: Callable[[Desk, list[Any]], list[Any]] | None = None

    def read(self, desk: Desk, number: Any, size: int = ON_A_PAGE) -> WindowPage:
        """One window of its rows. After sifting it may hold fewer, and others may still follow."""
        rows = Window(self.find(desk), ON_A_PAGE if self.sift else size).get_page(number)
        if self.sift:
            rows.object_list = self.sift(desk, list(rows.object_list))
        return rows
