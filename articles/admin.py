from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from clinic.publishing.admin import PageAdmin
from clinic.publishing.inlines import ReferenceInline, RowInline

from .models import Article, Described


class DescribedFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        kept = [form.cleaned_data for form in self.forms if not form.cleaned_data.get("DELETE", False)]
        treatments = [row["treatment"] for row in kept if row.get("treatment")]
        if len(treatments) > len(set(treatments)):
            raise ValidationError("This article describes a treatment twice. Remove one of the two.")
        super().clean()


class DescribedInline(RowInline):
    model = Described
    formset = DescribedFormSet
    autocomplete_fields = ["treatment"]
    fields = [("position", "treatment"), "heading", "text"]


@admin.register(Article)
class ArticleAdmin(PageAdmin):
    paragraphs = {"standfirst"}
    fieldsets = [(None, {"fields": ["title", "standfirst", "body", "authors"]}), *PageAdmin.fieldsets]
    autocomplete_fields = ["authors"]
    inlines = [DescribedInline, ReferenceInline]
