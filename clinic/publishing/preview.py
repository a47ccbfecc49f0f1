"""Shows a revision as patients would read it, by a signed link that expires. Never cached, never indexed."""

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve, reverse

from .models import Revision

SALT = "clinic.publishing.preview"
MAX_AGE = 7 * 24 * 3600  # seconds


def preview_url(revision: Revision) -> str:
    return reverse("preview", args=[signing.dumps(revision.pk, salt=SALT)])


def preview(request: HttpRequest, token: str) -> HttpResponse:
    try:
        pk = signing.loads(token, salt=SALT, max_age=MAX_AGE)
        revision = Revision.objects.select_related("page").get(pk=pk)
    except (signing.BadSignature, Revision.DoesNotExist) as error:
        raise Http404("This preview link is not valid or has expired. Ask for a new one.") from error
    return render_preview(request, revision)


def render_preview(request: HttpRequest, revision: Revision, taken_out: Sequence[str] = ()) -> HttpResponse:
    """The same view and template that answer patients, with a banner that says what cleaning took out, too."""
    func: Any = resolve(revision.page.get_absolute_url()).func
    view = func.view_class(**func.view_initkwargs)
    view.setup(request)
    response: Any = view.show(revision)
    response.context_data["taken_out"] = taken_out
    response.render()
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"  # the address is the key
    return response
