from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator

from . import admin_views, clock
from .filters import TrashFilter
from .forms import PageForm
from .models import EventKind, Kind, Licence, Page
from .people import person
from .preview import render_preview
from .staff_admin import LicenceAdmin, StaffAdmin
from .state import PageState, with_state
from .steps import STEPS

EDITOR_POLICY = {"script-src": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE], "img-src": ["data:"]}


@method_decorator(csp_update(EDITOR_POLICY), name="render_change_form")
class PageAdmin(admin.ModelAdmin):
    """What all types share. Saving freezes a revision; everything else is a step with its own confirmation."""

    form = PageForm
    change_form_template = "admin/publishing/page_form.html"
    fieldsets: ClassVar[Any] = [("Address", {"fields": ["slug", "seen"]})]
    list_display = ["title", "public_state", "scheduled_for", "review_state", "owned_by"]
    list_filter = [TrashFilter]
    list_select_related = ["owner"]
    search_fields = ["title"]
    view_on_site = False
    actions = None
    paragraphs: ClassVar[set[str]] = set()  # short texts that deserve more than one line to write in

    @admin.display(description="patients see")
    def public_state(self, page: Any) -> str:
        return Kind(page.kind_now).label if page.kind_now else "nothing"

    @admin.display(description="scheduled", ordering="scheduled_for")
    def scheduled_for(self, page: Any) -> datetime | None:
        return page.scheduled_for

    @admin.display(description="newest text")
    def review_state(self, page: Any) -> str:
        return EventKind(page.newest_event).label if page.newest_event else "not sent for review"

    @admin.display(description="owner", ordering="owner")
    def owned_by(self, page: Page) -> str:
        return person(page.owner)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        return with_state(super().get_queryset(request), clock.instant())

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(partial(admin_views.step_view, model_admin=self))
        name = f"{self.opts.app_label}_{self.opts.model_name}_step"
        return [path("<int:pk>/step/<slug:name>/", view, name=name), *super().get_urls()]

    def get_readonly_fields(self, request: HttpRequest, obj: Page | None = None) -> list[str]:
        """The address of a page that was ever public changes by moving it, so that the old one redirects."""
        return ["slug"] if obj and obj.has_been_placed else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Page | None = None) -> dict[str, Any]:
        return {} if obj else {"slug": ["title"]}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.trashed_at)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Page], search_term: str
    ) -> tuple[QuerySet[Page], bool]:
        if request.path == reverse("admin:autocomplete"):
            queryset = queryset.filter(trashed_at=None)
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == TrashFilter.parameter_name

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.paragraphs:
            kwargs["widget"] = Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Page, form: Any, change: bool) -> None:
        if not change:
            obj.owner = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        page = form.instance
        revision = page.save_revision(by=request.user)
        if revision is None and "slug" in form.changed_data:
            page.touch()  # no part of the content, yet what a publisher confirmed has changed
        page.is_as_before = revision is None and "slug" not in form.changed_data

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """One entry for each new version of the page, so that a conflict can tell what happened meanwhile."""
        return None if getattr(obj, "is_as_before", False) else super().log_change(request, obj, message)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        page = kwargs.get("obj")
        if page:
            state = PageState(page, request.user)  # type: ignore[arg-type]
            context |= {"state": state, "steps": self.steps(state)}
        return super().render_change_form(request, context, *args, **kwargs)

    def steps(self, state: PageState) -> list[dict[str, Any]]:
        """What this person may do next with the page."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_step"
        return [
            {"label": step.label, "danger": step.danger, "url": reverse(name, args=[state.page.pk, step.name])}
            for step in STEPS.values()
            if step.permitted(state) and step.offered(state)
        ]

    def response_add(self, request: HttpRequest, obj: Page, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._preview(request, obj) or super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Page) -> HttpResponse:
        return self._preview(request, obj) or super().response_change(request, obj)

    def _preview(self, request: HttpRequest, page: Page) -> HttpResponse | None:
        """Renders what was just saved and takes the save back: the form's transaction is still open."""
        if "_preview" not in request.POST or page.latest is None:
            return None
        response = render_preview(request, page.latest)
        transaction.set_rollback(True)
        return response


admin.site.register(Licence, LicenceAdmin)
admin.site.unregister(User)
admin.site.register(User, StaffAdmin)
