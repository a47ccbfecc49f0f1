"""What a server costs by itself: a WSGI application that always answers the same 20 kB."""

from collections.abc import Callable
from typing import Any

BODY = b"x" * 20_000
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    start_response("200 OK", HEADERS)
    return [BODY]
