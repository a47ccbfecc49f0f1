"""What machines ask every site for: how to crawl it, whom to tell of a hole in it, its icon, and whether it works."""

from datetime import UTC, datetime, time, timedelta
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db import Error
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clinic.pagecache import patience
from clinic.publishing import clock
from clinic.publishing.structured import absolute
from clinic.publishing.views import AtInstant

PLAIN = "text/plain; charset=utf-8"
CLOSED = ("/admin/", "/preview/", "/search/")  # to crawlers
VALID = timedelta(days=180)
A_DAY = 24 * 3600  # seconds
PATIENCE = 1.0  # seconds for a connection that may be dead, and again for a new one


class Robots(AtInstant):
    def get(self, request: HttpRequest) -> HttpResponse:
        closed = (f"Disallow: {path}" for path in CLOSED)
        return _plain("User-agent: *", *closed, f"Sitemap: {absolute(reverse('sitemap'))}")


class SecurityContact(AtInstant):
    """RFC 9116. Valid for half a year from today, so that nobody has to renew it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        expires = datetime.combine((self.at + VALID).date(), time(), UTC)
        return _plain(
            f"Contact: {self.contact}",
            f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: en",
            f"Canonical: {absolute(request.path)}",
        )

    @property
    def contact(self) -> str:
        """The clinic's first phone, or the address that its mail comes from."""
        practice: Any = self.moment.practice
        if practice and practice.phones:
            return str(practice.phones[0].dialled)
        return f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"


@require_safe
def icon(request: HttpRequest) -> FileResponse:
    """Where programs look for it that read no page."""
    response = FileResponse((settings.BASE_DIR / "static" / "favicon.ico").open("rb"), content_type="image/x-icon")
    response["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


@never_cache
@require_safe
def is_live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return _plain("live")


@never_cache
@require_safe
def is_ready(request: HttpRequest) -> HttpResponse:
    """The database answers it."""
    try:
        with patience.limited(PATIENCE):
            clock.instant()
    except Error:
        return HttpResponse("The database does not answer.\n", PLAIN, status=503)
    return _plain("ready")


def _plain(*lines: str) -> HttpResponse:
    return HttpResponse("".join(f"{line}\n" for line in lines), PLAIN)
