from django.contrib import admin

from clinic.publishing.admin import PageAdmin
from clinic.publishing.inlines import ReferenceInline, RowInline

from .models import Article, Described


class DescribedInline(RowInline):
    model = Described
    autocomplete_fields = ["treatment"]
    fields = [("position", "treatment"), "heading", "text"]


@admin.register(Article)
class ArticleAdmin(PageAdmin):
    fieldsets = [(None, {"fields": ["title", "standfirst", "body", "authors"]}), *PageAdmin.fieldsets]
    autocomplete_fields = ["authors"]
    inlines = [DescribedInline, ReferenceInline]
