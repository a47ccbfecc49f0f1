from django.contrib import admin

from clinic.publishing.admin import PageAdmin
from clinic.publishing.inlines import ReferenceInline

from .models import Treatment


@admin.register(Treatment)
class TreatmentAdmin(PageAdmin):
    paragraphs = {"summary"}
    fieldsets = [(None, {"fields": ["title", "abbreviation", "summary", "body"]}), *PageAdmin.fieldsets]
    inlines = [ReferenceInline]
