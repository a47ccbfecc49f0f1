"""Staff are deactivated, never deleted; and whoever is not a superuser makes none and touches none, nor themselves."""

from typing import Any

from django.contrib.auth import admin
from django.contrib.auth.models import User
from django.http import HttpRequest

from clinic.closed_admin import ClosedAdmin


class StaffAdmin(ClosedAdmin, admin.UserAdmin):
    lookups = frozenset({"is_staff__exact", "is_superuser__exact", "is_active__exact", "groups__id__exact"})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if request.user.is_superuser else ("is_superuser", "user_permissions")

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
