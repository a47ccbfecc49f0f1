from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.utils.functional import cached_property

from clinic.publishing import clock
from clinic.publishing.admin_urls import page_url
from clinic.publishing.models import Page
from clinic.publishing.moment import Moment


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

    @cached_property
    def types(self) -> list[str]:
        """Of the pages that this person may read."""
        return [
            model._meta.label_lower
            for model in apps.get_models()
            if issubclass(model, Page) and model is not Page and self.may(_name(model, "view"))
        ]

    def line(self, page: Page, facts: str, action: str, step: str = "") -> Line:
        return Line(page.title, str(page.model._meta.verbose_name), facts, action, page_url(page, step))


@dataclass(frozen=True)
class Section:
    """One heading of the desk. `find` gives its rows, most pressing first, and `show` makes a line of each.

    Those to whom `may` says no never see it. One that is empty says so, or is not shown if it has nothing to say.
    """

    name: str
    title: str
    nothing: str
    may: Callable[[Desk], bool]
    find: Callable[[Desk], Any]
    show: Callable[[Desk, Any], Line]


def _name(model: type[Page], action: str) -> str:
    return f"{model._meta.app_label}.{action}_{model._meta.model_name}"
