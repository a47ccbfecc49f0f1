"""An address without its last slash."""

import copy

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import resolve
from django.utils.http import escape_leading_slashes
from django.views.decorators.http import require_safe

from clinic.publishing.moment import for_all_readers
from clinic.publishing.views import NotFound, PageDetail


@require_safe
def without_slash(request: HttpRequest, path: str) -> HttpResponseBase:
    """Leads in one redirect to where its page is now. Where there is none it answers as with the slash."""
    for_all_readers(request)
    found = resolve(f"/{path}/")
    complete = copy.copy(request)
    complete.path = complete.path_info = f"/{path}/"
    if issubclass(getattr(found.func, "view_class", object), PageDetail | NotFound):
        response: HttpResponseBase = found.func(complete, *found.args, **found.kwargs)
        if response.status_code != 200:
            return response
    return HttpResponsePermanentRedirect(escape_leading_slashes(complete.get_full_path()))
