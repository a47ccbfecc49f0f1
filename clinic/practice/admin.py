from itertools import pairwise
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import DateTimeField
from django.http import HttpRequest
from django.shortcuts import redirect

from clinic.publishing.admin import PageAdmin
from clinic.publishing.admin_urls import page_url
from clinic.publishing.inlines import RowFormSet, RowInline
from clinic.publishing.local_time import LocalTime
from clinic.publishing.widgets import PLAIN_FIELDS

from .content import WEEKDAYS
from .models import Clinician, Holiday, Hours, InfoPage, Location, Notice, Phone, Practice


@admin.register(Clinician)
class ClinicianAdmin(PageAdmin):
    title_label = "Name"
    paragraphs = {"interests"}
    fieldsets = [
        (None, {"fields": ["title", "post_nominals", "role", "photo", "biography"]}),
        ("Certification", {"fields": ["board", "licence", "licence_expires"]}),
        ("Interests", {"fields": ["interests", "interests_declared"]}),
        *PageAdmin.fieldsets,
    ]


SPAN = {"weekday", "opens", "closes"}


class HoursFormSet(RowFormSet):
    def clean(self) -> None:
        """Two spans of one day may not overlap: patients would read both."""
        rows = [form.cleaned_data for form in self.forms if not form.cleaned_data.get("DELETE", False)]
        spans = sorted((row["weekday"], row["opens"], row["closes"]) for row in rows if row.keys() >= SPAN)
        for (day, _, closes), (next_day, opens, _) in pairwise(spans):
            if day == next_day and opens < closes:
                raise ValidationError(f"On {WEEKDAYS[day - 1]} two opening hours overlap. Mend one of them.")
        super().clean()


class HoursInline(RowInline):
    model = Hours
    formset = HoursFormSet
    fields = [("position", "weekday", "opens", "closes")]
    after = "Hours"


class HolidayFormSet(RowFormSet):
    once = "day"


class HolidayInline(RowInline):
    model = Holiday
    formset = HolidayFormSet
    fields = [("position", "day", "name", "opens", "closes")]
    after = "Hours"


@admin.register(Location)
class LocationAdmin(PageAdmin):
    title_label = "Name"
    paragraphs = {"directions", "parking", "step_free_access"}
    fieldsets = [
        (None, {"fields": ["title", "street", "city", "state", "zip_code", "phone"]}),
        ("Hours", {"fields": ["languages"]}),
        ("Getting here", {"fields": ["directions", "parking", "step_free_access"]}),
        *PageAdmin.fieldsets,
    ]
    inlines = [HoursInline, HolidayInline]


@admin.register(InfoPage)
class InfoPageAdmin(PageAdmin):
    paragraphs = {"summary"}
    fieldsets = [(None, {"fields": ["title", "purpose", "summary", "body"]}), *PageAdmin.fieldsets]


class PhoneInline(RowInline):
    model = Phone
    fields = [("position", "label", "number")]
    after = "Name"


class NoticeInline(RowInline):
    model = Notice
    fields = [("position", "begins", "ends"), "text"]
    after = "Emergencies"
    formfield_overrides = PLAIN_FIELDS | {DateTimeField: {"form_class": LocalTime, "widget": LocalTime.widget}}


@admin.register(Practice)
class PracticeAdmin(PageAdmin):
    title_label = "Name of the clinic"
    paragraphs = {"welcome", "emergency_text", "absolute_claims", "soft_claims", "stigmatizing_words"}
    fieldsets = [
        ("Name", {"fields": ["title", "welcome", "booking_url", "seen"]}),
        ("Emergencies", {"fields": ["emergency_text"]}),
        ("How the clinic reviews", {"fields": ["review_months", "short_review_months", "solo"]}),
        ("Words to avoid", {"fields": ["absolute_claims", "soft_claims", "stigmatizing_words"]}),
    ]
    inlines = [PhoneInline, NoticeInline]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Whoever comes to a list of one wants to read or change that one."""
        only = Practice.objects.first()
        if only is None or request.method == "POST":
            return super().changelist_view(request, extra_context)
        return redirect(page_url(only))

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        """There is one practice."""
        return super().has_add_permission(request, *args) and not Practice.objects.exists()
