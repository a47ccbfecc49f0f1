from django.contrib import admin
from django.core.exceptions import ValidationError

from clinic.publishing.admin import PageAdmin
from clinic.publishing.inlines import HelpSignInline, RowFormSet, RowInline
from clinic.publishing.references import ReferenceInline

from .models import Article, Described, KeyPoint


class DescribedFormSet(RowFormSet):
    def clean(self) -> None:
        kept = [form.cleaned_data for form in self.forms if not form.cleaned_data.get("DELETE", False)]
        treatments = [row["treatment"] for row in kept if row.get("treatment")]
        if len(treatments) > len(set(treatments)):
            raise ValidationError("This article describes a treatment twice. Remove one of the two.")
        posted = {form.instance.pk for form in self.initial_forms}
        for row in self.get_queryset():
            if row.pk not in posted and row.treatment in treatments:
                raise ValidationError(
                    f"Somebody described “{row.treatment}” in this article after you opened it. Remove your own row."
                )
        super().clean()


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
