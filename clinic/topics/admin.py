from django.contrib import admin

from clinic.publishing.admin import PageAdmin
from clinic.publishing.inlines import HelpSignInline
from clinic.publishing.references import ReferenceInline

from .models import Topic


class TopicReferenceInline(ReferenceInline):
    after = "Text"


@admin.register(Topic)
class TopicAdmin(PageAdmin):
    title_label = "Name"
    paragraphs = {"summary"}
    fieldsets = [
        (None, {"fields": ["title", "kind", "also_known_as", "summary"]}),
        ("Text", {"fields": ["body"]}),
        *PageAdmin.fieldsets,
    ]
    inlines = [HelpSignInline, TopicReferenceInline]
