from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from clinic.closed_admin import ClosedAdmin

from .admin_views import set_offered
from .choosing import choose, upload
from .forms import PictureForm, UploadForm
from .models import TEXTS, Picture


class HiddenFilter(admin.SimpleListFilter):
    title = "what is offered"
    parameter_name = "hidden"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Hidden")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        offered, *rest = super().choices(changelist)
        yield {**offered, "display": "Offered for texts"}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        return queryset.filter(hidden_at__isnull=self.value() != "yes")


@admin.register(Picture)
class PictureAdmin(ClosedAdmin):
    """Pictures are uploaded, described, hidden and offered again. Their file never changes, and none is deleted."""

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["library.css"]}

    change_form_template = "admin/library/picture_form.html"
    list_display = ["thumbnail", "says", "number", "uploaded_at"]
    list_display_links = ["thumbnail", "says"]
    list_filter = [HiddenFilter]
    lookups = frozenset({HiddenFilter.parameter_name})
    list_per_page = 50
    search_fields = ["alt", "caption", "credit"]
    search_help_text = "Words of the alternative text, the caption or the credit."
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None
    view_on_site = False
    readonly_fields = ["shown", "number", "size", "brought_by", "uploaded_at", "hidden_at"]

    @admin.display(description="picture")
    def thumbnail(self, picture: Picture) -> SafeString:
        return _image(picture, picture.thumbnail_url, "picture-thumbnail")

    @admin.display(description="alternative text", ordering="alt")
    def says(self, picture: Picture) -> str:
        return picture.alt or "Only decoration"

    @admin.display(ordering="pk")
    def number(self, picture: Picture) -> int:
        """What a form without scripts asks for."""
        return picture.pk

    @admin.display(description="size", ordering="width")
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}"

    @admin.display(description="uploaded by")
    def brought_by(self, picture: Picture) -> str:
        return picture.uploaded_by.get_full_name() or picture.uploaded_by.get_username()

    @admin.display(description="picture")
    def shown(self, picture: Picture) -> SafeString:
        return format_html('<a href="{}">{}</a>', picture.url, _image(picture, picture.url, "picture-shown"))

    def get_urls(self) -> list[URLPattern]:
        hide, show = (partial(set_offered, model_admin=self, offered=offered) for offered in (False, True))
        guard = self.admin_site.admin_view
        return [
            path("choose/", guard(partial(choose, model_admin=self)), name="library_picture_choose"),
            path("upload/", guard(partial(upload, model_admin=self)), name="library_picture_upload"),
            path("<int:pk>/hide/", guard(hide), name="library_picture_hide"),
            path("<int:pk>/show/", guard(show), name="library_picture_show"),
            *super().get_urls(),
        ]

    def get_fieldsets(self, request: HttpRequest, obj: Picture | None = None) -> Any:
        known = ["shown", "number", "size", "brought_by", "uploaded_at"]
        first = [*known, *(["hidden_at"] if obj.hidden_at else [])] if obj else ["upload"]
        texts = [*TEXTS, *(["seen"] if obj else [])]
        return [("Picture", {"fields": first}), ("What is said of it", {"fields": texts})]

    def get_form(self, request: HttpRequest, obj: Picture | None = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, form=PictureForm if obj else UploadForm, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Picture], bool]:
        return queryset.search(search_term), False

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        if change:
            obj.save(update_fields=TEXTS)
        else:
            form.record(request.user)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Of a picture that is there already the form says which it is, and leads to it."""
        known = getattr(context["adminform"].form, "known", None)
        context["known"] = known
        context["known_url"] = known and reverse("admin:library_picture_change", args=[known.pk])
        return super().render_change_form(request, context, *args, **kwargs)


def _image(picture: Picture, address: str, style: str) -> SafeString:
    size = (picture.width, picture.height)
    return format_html('<img src="{}" alt="{}" width="{}" height="{}" class="{}">', address, picture, *size, style)
