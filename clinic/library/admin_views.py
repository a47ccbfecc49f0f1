from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from .models import Picture

HIDDEN = "The picture is hidden: it is not offered for texts any more. Texts that show it keep it."
OFFERED = "The picture is offered for texts again."


@require_POST
def set_offered(request: HttpRequest, model_admin: ModelAdmin, pk: int, offered: bool) -> HttpResponse:
    """Hides a picture or takes it back. Whoever presses twice changes nothing more."""
    picture = get_object_or_404(Picture, pk=pk)
    if not model_admin.has_change_permission(request, picture):
        raise PermissionDenied
    if offered == bool(picture.hidden_at):
        (picture.show if offered else picture.hide)(request.user)  # type: ignore[arg-type]
        model_admin.log_change(request, picture, "Offered again." if offered else "Hidden.")
    messages.success(request, OFFERED if offered else HIDDEN)
    return redirect("admin:library_picture_change", picture.pk)
