"""What a reader sees when nothing else can be shown. The pages need neither the database nor anything of a request."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

AGAIN = 60  # seconds


def server_error(request: HttpRequest) -> HttpResponse:
    """A mistake of ours; or 503 while the database is away, so that whoever asks, a search engine too, asks again."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": str(AGAIN)})
    return HttpResponse(render_to_string("500.html"), status=500)
