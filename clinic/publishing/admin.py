from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from csp.decorators import csp_update
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import Group, User
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.forms import Media, Textarea
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import formats, timezone

from clinic.library.models import Picture
from clinic.library.widgets import chooser_media
from clinic.richtext import editor
from clinic.richtext.fields import RichTextFormField

from . import admin_views, clock
from .bulk import ACTIONS
from .filters import FILTERS, LOOKUPS, NEXT
from .forms import PageForm
from .listing import with_state
from .models import Kind, Licence, Page, Turn
from .moment import Moment
from .people import GOVERN, PUBLISH, person
from .picture_admin import UsedPictureAdmin
from .recovering import keeping_media
from .saving_admin import SavingAdmin
from .searching import with_words
from .staff_admin import GroupAdmin, LicenceAdmin, StaffAdmin
from .timeline_view import timeline_view
from .widgets import PLAIN_FIELDS, SelectMany, is_key


def _day(instant: datetime) -> str:
    return formats.date_format(timezone.localtime(instant), "M j, Y")


class PageChangeList(ChangeList):
    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Page]:
        self.root_queryset = with_state(self.model_admin.get_queryset(request), Moment(clock.instant()))
        return super().get_queryset(request, exclude_parameters)


class PageAdmin(SavingAdmin):
    """What all types share. Saving freezes a revision; everything else is a step with its own confirmation."""

    form = PageForm
    change_form_template = "admin/publishing/page_form.html"
    fieldsets: ClassVar[Any] = [("Address", {"fields": ["slug", "seen"]})]
    list_display = ["title", "public_state", "next_step", "review_due", "owned_by"]
    list_filter = FILTERS
    lookups = LOOKUPS
    search_fields = ["title"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    formfield_overrides = PLAIN_FIELDS
    view_on_site = False
    actions = ACTIONS
    title_label: ClassVar[str] = "Title"
    paragraphs: ClassVar[set[str]] = set()  # short texts that deserve more than one line to write in

    @property
    def media(self) -> Media:
        return super().media + Media(js=["staff.js", "checking.js"]) + keeping_media() + chooser_media()

    @admin.display(description="patients see", ordering="since")
    def public_state(self, page: Any) -> str:
        said = [f"{Kind(page.kind_now).label} since {_day(page.since)}" if page.kind_now else "nothing"]
        if page.kind_now and page.revision_now != page.newest_revision:
            said.append("not the newest text")
        if page.scheduled_for:
            said.append(f"scheduled for {_day(page.scheduled_for)}")
        return ", ".join(said)

    @admin.display(description="next step", ordering="turn")
    def next_step(self, page: Page) -> str:
        return NEXT[Turn(page.turn)]

    @admin.display(description="review due", ordering="due")
    def review_due(self, page: Any) -> str | None:
        return page.due and _day(page.due)

    @admin.display(description="owner", ordering="owner")
    def owned_by(self, page: Page) -> str:
        return person(page.owner)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        return super().get_queryset(request).select_related("owner", "asked")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return PageChangeList

    def get_urls(self) -> list[URLPattern]:
        step, timeline = (
            self.admin_site.admin_view(partial(view, model_admin=self))
            for view in (admin_views.step_view, timeline_view)
        )
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("<int:pk>/step/<slug:name>/", step, name=f"{name}_step"),
            path("<int:pk>/timeline/", timeline, name=f"{name}_timeline"),
            *super().get_urls(),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Page | None = None) -> list[str]:
        """The address of a page that was ever public changes by moving it, so that the old one redirects."""
        governed = [] if request.user.has_perm(GOVERN) else sorted(self.model.governed)
        return [*governed, "slug"] if obj and obj.has_been_placed else governed

    def get_prepopulated_fields(self, request: HttpRequest, obj: Page | None = None) -> dict[str, Any]:
        return {} if obj or self.model.is_permanent else {"slug": ["title"]}

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only where the editor runs it gets the looser policy that it needs."""
        fields = context["adminform"].form.fields.values()
        has_editor = any(isinstance(field, RichTextFormField) for field in fields)
        render: Any = super().render_change_form
        render = csp_update(editor.POLICY)(render) if has_editor else render
        return render(request, context, *args, **kwargs)

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest("What is chosen must be pages of the list.")
        return super().response_action(request, *args, **kwargs)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PUBLISH)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A page in the trash is only read. What somebody sends who had opened it before comes back from the form."""
        is_only_read = obj and obj.trashed_at and request.method != "POST"
        return super().has_change_permission(request, obj) and not is_only_read

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Page], search_term: str
    ) -> tuple[QuerySet[Page], bool]:
        asked = search_term.replace("\0", "")
        if request.path == reverse("admin:autocomplete"):
            return super().get_search_results(request, queryset.filter(trashed_at=None), asked)
        return with_words(queryset, asked), False

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "title":
            kwargs["label"] = self.title_label
        if db_field.name in self.paragraphs:
            kwargs["widget"] = Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = SelectMany(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Page, form: Any, change: bool) -> None:
        if not change:
            obj.owner = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)


admin.site.register(Licence, LicenceAdmin)
admin.site.unregister([User, Group, Picture])
admin.site.register(Picture, UsedPictureAdmin)
admin.site.register(User, StaffAdmin)
admin.site.register(Group, GroupAdmin)
