from collections.abc import Sequence
from typing import Any

from django.core.paginator import EmptyPage, InvalidPage, Page, Paginator


class Window(Paginator):
    """Pages of a list that is never counted: each reads one row more than it shows, to know whether there are others.

    A far page would have to read all that come before it, so the windows end; what is older is found by year.
    """

    LAST = 50

    @property
    def num_pages(self) -> int:
        return self.LAST

    def page(self, number: Any) -> "WindowPage":
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        found = list(self.object_list[bottom : bottom + self.per_page + 1])
        if not found and number > 1:
            raise EmptyPage("There is nothing here.")
        return WindowPage(found, number, self)

    def get_page(self, number: Any) -> "WindowPage":
        """The first page in place of one that is not there."""
        try:
            return self.page(number)
        except InvalidPage:
            return self.page(1)


class WindowPage(Page):
    def __init__(self, found: Sequence[Any], number: int, paginator: Window) -> None:
        super().__init__(found[: paginator.per_page], number, paginator)
        self.is_followed = len(found) > paginator.per_page

    def has_next(self) -> bool:
        return self.is_followed and self.number < Window.LAST
