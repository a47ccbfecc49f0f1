from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.http import urlencode
from django.views.generic import ListView

from ..head import Head
from ..models import Page, Placement
from ..paging import Window
from ..prepared import Slices
from ..section import Section
from .instant import AtInstant


class PageList(AtInstant, ListView):
    """The live pages of one type, a window at a time, under the name of the list."""

    page_model: ClassVar[type[Page]]
    name: ClassVar[str]
    order: ClassVar[Sequence[Any]]
    context_object_name = "placements"
    paginator_class = Window

    def get_queryset(self) -> Any:
        return Slices(self.part)

    def part(self, start: int, stop: int) -> list[Placement]:
        return self.listed(self.page_model, self.order, stop, start)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "head": Head(self.own_address(context["page_obj"].number), self.heading),
            "section": Section(self.name, self.request.path, is_current=True),
        }

    @property
    def heading(self) -> str:
        return self.name

    def own_address(self, number: int, **asked: Any) -> str:
        """With what was asked, as far as the list knows it."""
        known = urlencode({**asked, **({"page": number} if number > 1 else {})})
        return f"{self.request.path}?{known}" if known else self.request.path
