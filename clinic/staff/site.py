from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from clinic.publishing.models import Page

from .desk import Desk, Section
from .record import record_view
from .sections import SECTIONS

SHOWN = 8


class StaffSite(AdminSite):
    """The admin, which opens on the desk."""

    index_title = "My desk"
    enable_nav_sidebar = False  # the desk leads everywhere

    def get_urls(self) -> list[Any]:
        record = self.admin_view(partial(record_view, site=self))
        more: list[URLPattern] = [
            path("desk/<slug:name>/", self.admin_view(self.desk_section), name="desk_section"),
            path("record/", record, name="record"),
        ]
        return [*more, *super().get_urls()]

    def get_app_list(self, request: Any, app_label: str | None = None) -> list[Any]:
        """Made once for a request, though it is asked for by what stands around every page too."""
        if app_label:
            return super().get_app_list(request, app_label)
        if not hasattr(request, "app_list"):
            request.app_list = self._app_list(request)
        found: list[Any] = request.app_list
        return found

    def _app_list(self, request: HttpRequest) -> list[Any]:
        """All that patients read comes first, then the rest, app by app."""
        listed = super().get_app_list(request)
        pages = [model for app in listed for model in app["models"] if issubclass(model["model"], Page)]
        others = [app | {"models": [model for model in app["models"] if model not in pages]} for app in listed]
        if not pages:
            return listed
        url = f"{reverse('admin:index')}#pages"
        together = {"name": "Pages", "app_label": "pages", "app_url": url, "has_module_perms": True, "models": pages}
        return [together, *(app for app in others if app["models"])]

    def index(self, request: Any, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        desk = Desk(request.user)
        request.moment = desk.moment  # what stands around the desk is of the same one
        shown = [_beginning(desk, section) for section in SECTIONS if section.may(desk)]
        context = {
            "zone": timezone.get_default_timezone_name(),
            "sections": [one for one in shown if one["section"].nothing or one["lines"] or one["has_more"]],
        }
        return super().index(request, context | (extra_context or {}))

    def desk_section(self, request: HttpRequest, name: str) -> HttpResponse:
        """All the lines of one heading."""
        desk = Desk(request.user)  # type: ignore[arg-type]
        section = next((one for one in SECTIONS if one.name == name and one.may(desk)), None)
        if section is None:
            raise Http404
        rows = section.read(desk, request.GET.get("page"))
        context = {
            **self.each_context(request),
            "title": section.title,
            "section": section,
            "lines": [section.show(desk, row) for row in rows],
            "page_obj": rows,
            "is_paginated": rows.has_other_pages(),
            "zone": timezone.get_default_timezone_name(),
        }
        return TemplateResponse(request, "admin/desk_section.html", context)


def _beginning(desk: Desk, section: Section) -> dict[str, Any]:
    """The first lines of one heading."""
    rows = section.read(desk, 1, SHOWN)
    lines = [section.show(desk, row) for row in rows.object_list[:SHOWN]]
    return {"section": section, "lines": lines, "has_more": rows.has_next() or len(rows.object_list) > SHOWN}
