from django.contrib import admin

from clinic.publishing.admin import PageAdmin

from .models import Clinician


@admin.register(Clinician)
class ClinicianAdmin(PageAdmin):
    fieldsets = [(None, {"fields": ["title", "post_nominals", "role", "biography"]}), *PageAdmin.fieldsets]
