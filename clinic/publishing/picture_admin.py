from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from clinic.library.admin import PictureAdmin
from clinic.library.models import Picture

from . import clock
from .admin_urls import page_url
from .clock import in_words
from .where_used import LIVE, PAST, SCHEDULED, Use, where_used

OWN_WORDS = (
    "Texts keep the words that the picture had when it was chosen for them or when they were saved. If you mend those "
    "words, open each text, mend them there too, and save it."
)


SINCE = {LIVE: ", since", SCHEDULED: " for", PAST: ", from"}


class UsedPictureAdmin(PictureAdmin):
    """A picture's form with the pages that show it, showed it or will show it."""

    readonly_fields = [*PictureAdmin.readonly_fields, "used"]

    def get_fieldsets(self, request: HttpRequest, obj: Picture | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        used = {"fields": ["used"], "description": OWN_WORDS}
        return [*fieldsets, ("Where it is used", used)] if obj else fieldsets

    @admin.display(description="pages")
    def used(self, picture: Picture) -> str | SafeString:
        uses = where_used(picture, clock.instant())
        if not uses:
            return "Nowhere so far."
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_line(use),) for use in uses)))


def _line(use: Use) -> SafeString:
    since = f"{SINCE[use.standing]} {in_words(use.since)}" if use.since else ""
    trash = " (in the trash)" if use.page.trashed_at else ""
    return format_html(
        '<a class="in-text" href="{}">{}</a>: {}{}{}', page_url(use.page), use.page, use.standing, since, trash
    )
