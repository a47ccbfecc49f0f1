import codecs
import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
django_application = get_wsgi_application()

from clinic.pagecache import patience  # noqa: E402  # once the settings are there
from clinic.pagecache.application import PageCache  # noqa: E402

patience.install()
answers = PageCache(django_application)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Kept answers and Django's, without the headers that it would fail over: a content type in words or of a codec
    that it cannot read, which it looks at before it could answer, and an escaped NUL in a cookie, which no database
    looks up.
    """
    if not _is_readable(environ.get("CONTENT_TYPE", "")):
        environ["CONTENT_TYPE"] = ""
    if "\\000" in environ.get("HTTP_COOKIE", ""):
        environ["HTTP_COOKIE"] = ""
    return answers(environ, start_response)


def _is_readable(content_type: str) -> bool:
    try:
        _, parameters = parse_header_parameters(content_type)
        return codecs.lookup(parameters.get("charset", "utf-8")).name == "utf-8"
    except (LookupError, ValueError):
        return False
