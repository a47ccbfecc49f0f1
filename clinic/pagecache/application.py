from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.utils.http import http_date, parse_http_date_safe

from clinic.publishing.moment import EPOCH, INSTANT

from . import patience
from .pages import Headers, Kept, Key
from .site import Away, Known, Site
from .unavailable import AWAY

LONGEST = 60  # seconds that anybody else may keep an answer
LONGEST_AWAY = 600.0  # seconds that readers get what was kept while the database does not answer
PATIENCE = 3.0  # seconds that a request waits for one of its answers
DEPENDS_ON = ("wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO", "HTTP_HOST", "PATH_INFO", "QUERY_STRING")
FOR_READERS = ("200", "301", "404", "410")
HEALTH = "/health/"  # says itself that the database is away
FILES = ("/static/", "/media/")  # are there without it
Environ = dict[str, Any]
Start = Callable[..., Any]
Body = Iterable[bytes]


class PageCache:
    """A WSGI application that gives kept answers, and has Django make the others."""

    def __init__(self, django: Callable[[Environ, Start], Body]) -> None:
        self.django = django
        self.site = Site()

    def __call__(self, environ: Environ, start: Start) -> Body:
        path = environ["PATH_INFO"]
        if path.startswith(HEALTH):
            return self._pass_on(environ, start)
        try:
            known = self.site.look()
        except Away:
            return self._pass_on(environ, start) if path.startswith(FILES) else self._without_database(environ, start)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            try:
                return self._pass_on(environ, start)
            finally:
                self.site.forget()
        kept = known.epoch.pages.get(_key(environ))
        if kept and known.left > 0:
            return _give(kept, known, known.left, environ, start, "hit")
        return self._make(known, environ, start)

    def _pass_on(self, environ: Environ, start: Start) -> Body:
        with patience.limited(PATIENCE):
            return self.django(environ, start)

    def _make(self, known: Known, environ: Environ, start: Start) -> Body:
        """Keeps the answer if it is for all readers, and true in this epoch."""
        answer = _Answer()
        environ[EPOCH] = known.epoch
        made = self._pass_on(environ, answer.start)
        at: datetime | None = environ.get(INSTANT)
        if at is None or not answer.is_for_readers:
            start(answer.status, answer.headers)
            return made
        kept = Kept.of(answer.status, answer.headers, b"".join(made))
        made.close()  # type: ignore[attr-defined]
        if known.epoch.holds(at):
            known.epoch.pages.put(_key(environ), kept)
        return _give(kept, known, known.left, environ, start, "fwd=miss")

    def _without_database(self, environ: Environ, start: Start) -> Body:
        known = self.site.known
        kept = known.epoch.pages.get(_key(environ)) if known and environ["REQUEST_METHOD"] in ("GET", "HEAD") else None
        if kept and known and known.left > 0 and known.passed < LONGEST_AWAY:
            left = min(known.left, LONGEST_AWAY - known.passed)
            return _give(kept, known, left, environ, start, "hit; detail=database-away")
        environ[AWAY] = True
        return self._pass_on(environ, start)


class _Answer:
    """What Django answers, before it is sent."""

    status = ""
    headers: Headers = []

    def start(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        self.status, self.headers = status, headers

    @property
    def is_for_readers(self) -> bool:
        """Whoever made it said nothing else, and nothing in it is one reader's own."""
        own = {"cache-control", "set-cookie"}
        return self.status[:3] in FOR_READERS and not any(name.lower() in own for name, _ in self.headers)


def _key(environ: Environ) -> Key:
    """All that an answer to readers depends on. The path is decoded: in one text it could not be told from the rest."""
    return tuple(environ.get(name, "") for name in DEPENDS_ON)


def _give(kept: Kept, known: Known, left: float, environ: Environ, start: Start, how: str) -> Body:
    """For so many seconds. Whoever keeps an answer would keep it as long again after a 304 that gives it no more."""
    lifetime = max(0, int(min(LONGEST, left)))
    is_certain = known.now.timestamp() >= known.epoch.dated
    dated = known.epoch.dated if is_certain else int(known.epoch.changed_at.timestamp())
    headers = [
        ("ETag", kept.etag),
        ("Last-Modified", http_date(dated)),
        ("Cache-Control", f"public, max-age={lifetime}"),
        ("Cache-Status", f"clinic; {how}"),
    ]
    if lifetime and _has_it(kept, environ, dated if is_certain else None):
        start("304 Not Modified", headers)
        return []
    start(kept.status, [*kept.headers, *headers])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [kept.body]


def _has_it(kept: Kept, environ: Environ, dated: int | None) -> bool:
    """Whether whoever asks has this very answer already."""
    if not kept.status.startswith("200"):
        return False
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None:
        return known.strip() == "*" or kept.etag in (etag.strip().removeprefix("W/") for etag in known.split(","))
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    return bool(since and dated and (parse_http_date_safe(since) or 0) >= dated)
