"""The answer while the database is away. Django makes it, so that it has the headers of every other."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

AGAIN_IN = 5  # seconds
AWAY = "clinic.away"  # in a request's environ: nothing is asked of the database


def unavailable() -> HttpResponse:
    headers = {"Cache-Control": "no-store", "Retry-After": AGAIN_IN}
    return HttpResponse(render_to_string("503.html"), status=503, headers=headers)


def while_away(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The innermost middleware: those around it add what they add to every answer."""
    return lambda request: unavailable() if AWAY in request.META else get_response(request)
