from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignObjectRel
from django.http import HttpRequest


class ClosedAdmin(admin.ModelAdmin):
    """Answers what its own pages ask. Django's also answers questions made by hand, some of them with an error."""

    lookups: ClassVar[frozenset[str]] = frozenset()  # that the filters of the list ask with

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup in self.lookups

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        return super().get_object(request, object_id, from_field or None)


class Choices(AutocompleteJsonView):
    """What an autocomplete offers, for the fields of forms alone: a relation read backwards is none."""

    def process_request(self, request: HttpRequest) -> Any:
        found = super().process_request(request)
        if any(isinstance(part, ForeignObjectRel) for part in found):
            raise PermissionDenied
        return found
