from django.contrib import admin

from clinic.publishing.admin import PageAdmin
from clinic.publishing.inlines import HelpSignInline, RowFormSet, RowInline
from clinic.publishing.references import ReferenceInline

from .models import Article, Described, KeyPoint


class DescribedFormSet(RowFormSet):
    once = "treatment"


class DescribedInline(RowInline):
    model = Described
    formset = DescribedFormSet
    autocomplete_fields = ["treatment"]
    fields = [("position", "treatment", "heading"), "text"]
    after = "Text"


class KeyPointInline(RowInline):
    model = KeyPoint
    fields = [("position", "text")]
    after = None


@admin.register(Article)
class ArticleAdmin(PageAdmin):
    """The form follows the public page from top to bottom."""

    paragraphs = {"standfirst"}
    autocomplete_fields = ["authors", "topics"]
    fieldsets = [
        (None, {"fields": ["title", "kind", "standfirst", "hero"]}),
        ("Text", {"fields": ["body"]}),
        ("About this page", {"fields": ["call_to_action", "topics", "authors", "authorization"]}),
        *PageAdmin.fieldsets,
    ]
    inlines = [KeyPointInline, DescribedInline, HelpSignInline, ReferenceInline]
