from django.contrib import admin
from django.db.models import URLField

from .models import Reference


class RowInline(admin.StackedInline):
    extra = 0


class ReferenceInline(RowInline):
    model = Reference
    fields = [("position", "year"), "authors", "title", "source", "url"]
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
