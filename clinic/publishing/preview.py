"""Shows a revision as patients would read it, by a signed link that expires. Never cached, never indexed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core import signing
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve, reverse
from django.utils.safestring import SafeString, mark_safe

from .models import Kind, Placement, Revision

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
    """The view and template that answer patients, as if the text were published now, under a banner.

    The banner says what cleaning took out, too.
    """
    func: Any = resolve(revision.page.get_absolute_url()).func
    view = func.view_class(**func.view_initkwargs)
    view.setup(request)
    response: Any = view.show(revision, as_if_published(revision, view.at))
    response.context_data |= {"is_preview": True, "taken_out": taken_out, "head": None}
    response.render()
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"  # the address is the key
    return response


def as_if_published(revision: Revision, at: datetime) -> Placement:
    """What holds if exactly this text is live; else what publishing it at this instant would place."""
    page = revision.page
    current = page.placements.live(at).with_last_changed().filter(revision=revision).first()
    if current:
        return current
    begun = page.placements.kept().filter(kind=Kind.LIVE, during__startswith__lte=at).first()
    placement: Any = Placement(
        page=page,
        type=page.type,
        revision=revision,
        kind=Kind.LIVE,
        path=page.get_absolute_url(),
        during=DateTimeTZRange(at, None),
        first_live_at=begun.first_live_at if begun else at,
    )
    placement.last_changed, placement.tells_changes = at, True
    return placement


def main_part(response: HttpResponse) -> SafeString:
    """What stands in the page's <main>, without the frame around it."""
    page = response.content.decode()
    start = page.index(">", page.index("<main")) + 1
    return mark_safe(page[start : page.rindex("</main>")])  # noqa: S308  # our own templates rendered it
