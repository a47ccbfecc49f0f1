from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from clinic.publishing.paging import Window
from clinic.publishing.people import BY_NAME, person
from clinic.publishing.widgets import PersonField, is_key

ON_A_PAGE = 50


class PersonForm(forms.Form):
    person = PersonField(User.objects.filter(is_staff=True).order_by(*BY_NAME), empty_label=None)


def record_view(request: HttpRequest, site: Any) -> HttpResponse:
    """What one person did, newest first: everybody sees their own, and who keeps the staff sees that of all."""
    asked = request.GET.get("person")
    user: Any = get_object_or_404(User, pk=asked) if is_key(asked) else request.user
    may_choose = request.user.has_perm("auth.view_user")
    if user != request.user and not may_choose:
        raise PermissionDenied
    entries = LogEntry.objects.filter(user=user).select_related("content_type").order_by("-pk")
    window = Window(entries, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **site.each_context(request),
        "title": f"What {person(user)} did",
        "entries": window,
        "page_obj": window,
        "is_paginated": window.has_other_pages(),
        "form": PersonForm(initial={"person": user}) if may_choose else None,
    }
    return TemplateResponse(request, "admin/record.html", context)
