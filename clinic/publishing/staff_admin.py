"""Staff are deactivated, never deleted; and whoever is not a superuser makes none and touches none, nor themselves."""

from typing import Any

from django.contrib.admin import display
from django.contrib.auth import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from clinic.closed_admin import ClosedAdmin


class StaffAdmin(ClosedAdmin, admin.UserAdmin):
    """Whoever is in a group may log in here: what each group may do is said in the README."""

    lookups = frozenset({"is_superuser__exact", "is_active__exact", "groups__id__exact"})
    list_display = ["username", "full_name", "email", "in_groups", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email", "password_link", "last_login"]}),
        ("What they may do", {"fields": ["is_active", "groups"]}),
    ]
    filter_horizontal = []
    readonly_fields = ["password_link", "last_login"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @display(description="name")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @display(description="groups")
    def in_groups(self, user: User) -> str:
        everything = ["Everything"] if user.is_superuser else []
        return ", ".join([*everything, *(group.name for group in user.groups.all())])

    @display(description="password")
    def password_link(self, user: User) -> SafeString:
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        return format_html('<a class="in-text" href="{}">Set another password</a>', address)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, widget=CheckboxSelectMultiple, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        user = form.instance
        user.is_staff = user.is_superuser or user.groups.exists()
        user.save(update_fields=["is_staff"])

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        own_or_above = obj is not None and (obj == request.user or obj.is_superuser)
        allowed = super().has_change_permission(request, obj)
        return allowed and (request.user.is_superuser or not own_or_above)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class GroupAdmin(ClosedAdmin, admin.GroupAdmin):
    pass


class LicenceAdmin(ClosedAdmin):
    """Nobody, superusers included, keeps their own licence."""

    list_display = ["name", "credentials", "number", "expires"]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "holder":
            kwargs["queryset"] = User.objects.exclude(username=request.user.get_username())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.holder_id == request.user.pk)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
