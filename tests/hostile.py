"""Requests as somebody makes them who means harm, to every address that there is. Seeded: a failure comes again."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote, quote_from_bytes, unquote_to_bytes, urlencode

from django.apps import apps
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from clinic.library.models import Picture
from clinic.publishing.models import Page, Revision
from clinic.publishing.preview import preview_url
from clinic.publishing.steps import STEPS
from clinic.wsgi import application

from . import forms

NUMBERS = [
    10**30,
    -1,
    -(2**63),
    2**63,
    1.5,
    "1e400",
    "nan",
    "0x10",
    "1_000",
    "9" * 5000,
    "\u0663\u0663\u0663",
    "\u00b2",
]
BYTES = [b"", b"\0", b"a\0b", b"\x01\x1f\x7f\x9b", b"\r\nX-Forged: yes"]
NO_UTF8 = [b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xe9"]
TEXTS = [
    "\u202e\u2028\ufeff",
    "../../../etc/passwd",
    "//evil.example/",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{ 7|add:7 }}{% now %}",
    "%s %(x)s {0.__class__}",
    "(",
    "a" * 20_000,
]
VALUES = [*BYTES, *NO_UTF8, *(str(value).encode() for value in [*NUMBERS, *TEXTS])]
ESCAPES = ["%", "%zz", "%u0000", "%C0%AE%C0%AE%2F", "%ED%A0%80", "%00"]  # as they stand in an address
QUERY = """
    page year q p o e all trash term app_label model_name field_name next version action pk id__in
    _popup _to_field _facets _changelist_filters title__regex name__regex username__regex password__startswith
    owner__password__startswith revisions__content__contains trash__isnull groups__id__exact groups__isnull
    is_staff__exact date_joined__year expires__gt from to texts cancelled number at path
"""
FORGED = """
    seen shown version id pk uuid owner owner_id type page_ptr imported sha256 trashed_at revision number content solo
    _save _preview _publish _popup _to_field _saveasnew _continue next about scope statement password at until slug
    reason replaced_by comment
"""
TOKEN = "a" * 32
PRESSES = {"/admin/logout/", "/admin/library/picture/<pk>/hide/", "/admin/library/picture/<pk>/show/"}
"""A press on a button that says it all: sending it is no attack, nor is leaving, which would end one."""
SPOILT = {
    "seen": "999",
    "version": "999",
    "title": "",
    "name": "",
    "alt": "",
    "username": "",
    "old_password": "x",
}
"""Makes every form invalid that would be valid: a save that is allowed is no attack."""
METHODS = ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "CONNECT", "FOO", "POST"]
URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
PART = b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\n\xff\0\r\n--x--\r\n'
BODIES = [
    (URLENCODED, b"title=%00&seen=\xff\xfe&&=&=a&%zz=%"),
    (f"{URLENCODED}; charset=latin-1", b"title=\xe9"),
    (URLENCODED, b"&".join([b"x=1"] * 6000)),
    (URLENCODED, b"title=" + b"a" * 3_000_000),
    ("application/json", b'{"title": '),
    ("text/plain; charset=utf-7", b"+AAA-"),
    ("nonsense", b"\x1f\x8b\x08\0\0"),
    ("multipart/form-data", PART),
    ("multipart/form-data; boundary=y", PART),
    ("multipart/form-data; boundary=\xff", PART),
    (MULTIPART, PART[:-9]),
    (MULTIPART, PART.replace(b"\r\n\r\n", b"\r\n")),
    (MULTIPART, PART.replace(b'name="title"', b"name*=hex''00")),
    (MULTIPART, PART.replace(b'"title"', b'"title"; filename="../../x\0.py"')),
    (MULTIPART, PART.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n")),
    *((f"{MULTIPART}; charset={codec}", PART) for codec in ("hex", "idna", "unicode_escape")),
]
HEADERS = {
    "CONTENT_TYPE": ["text/html; charset=hex", "text/html; charset=undefined", "text/html; charset*=nonsense''x"],
    "CONTENT_LENGTH": ["0", "1000"],
    "HTTP_HOST": ["evil.example", "testserver:x", "[", "a" * 300],
    "HTTP_COOKIE": ['sessionid="\\000aaaaaaaa"', "sessionid=" + "a" * 5000, "csrftoken=\xff; messages=x", "=;;=\xff"],
    "HTTP_REFERER": ["http://[", "\xff"],
    "HTTP_ORIGIN": ["http://[", "null"],
    "HTTP_ACCEPT_LANGUAGE": ["\xff", "x" * 5000, "../../x"],
    "HTTP_X_FORWARDED_HOST": ["evil.example"],
    "HTTP_IF_MODIFIED_SINCE": ["Thu, 99 Foo 99999 99:99:99 GMT"],
    "HTTP_RANGE": ["bytes=-1-x"],
    "HTTP_ACCEPT": ["\xff;q=x"],
}


@contextmanager
def connection_kept() -> Iterator[None]:
    """The server's door closes an old connection around each request: here it holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@dataclass(frozen=True)
class Attack:
    """One request, its address as it goes over the wire."""

    method: str
    address: str
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def send(self, cookies: str = "") -> tuple[int, dict[str, str]]:
        """Status and headers of what the server's own door answers, its token sent along so that more is looked at."""
        path, _, query = self.address.partition("?")
        environ = Client()._base_environ() | {
            "REQUEST_METHOD": self.method,
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "CONTENT_TYPE": URLENCODED,
            "CONTENT_LENGTH": str(len(self.body)),
            "wsgi.input": io.BytesIO(self.body),
            "HTTP_X_CSRFTOKEN": TOKEN,
            "HTTP_COOKIE": f"{settings.CSRF_COOKIE_NAME}={TOKEN}; {cookies}",
        }
        answered: list[Any] = []
        with connection_kept():
            response = application(environ | self.headers, lambda *started: answered.extend(started))
            b"".join(response)
            getattr(response, "close", lambda: None)()
        return int(answered[0].split()[0]), dict(answered[1])

    def __str__(self) -> str:
        return f"{self.method} {self.address[:200]} {self.body[:300]!r} {str(self.headers)[:200]}"


def routes(patterns: list[Any] | None = None, prefix: str = "/") -> Iterator[str]:
    """Every address that the site knows, with <name> for what varies."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", str(pattern.pattern)).strip("^$")
        route = prefix + re.sub(r"<\w+:(\w+)>", r"<\1>", here)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


class Attacker:
    """Thinks of requests to one route."""

    def __init__(self, seed: str, route: str) -> None:
        self.random, self.route = Random(f"{seed} {route}"), route  # noqa: S311
        self.form: dict[str, Any] = {}

    def look(self, client: Client) -> None:
        """Reads what the form at the address would post, if this person is shown one."""
        if self.route.endswith(("add/", "change/", "password/")):
            response = client.get(self.address())
            self.form = forms.read(response) if response.status_code == 200 else {}

    def attack(self) -> Attack:
        kinds = [self.by_query, self.by_query, self.by_path, self.by_method, self.by_body, self.by_header, self.by_form]
        attack: Attack = self.random.choice(kinds)()
        return attack

    def by_query(self) -> Attack:
        names = self.random.choices(QUERY.split(), k=self.random.choice([1, 1, 2, 3]))
        pairs = [f"{name}={self.escaped()}" for name in names for _ in range(self.random.choice([1, 1, 2]))]
        return Attack("GET", f"{self.address()}?{'&'.join(pairs)}")

    def by_path(self) -> Attack:
        before = self.random.choice(["", "", "/", "/..", "/./", "/%2e%2e", "/%5c"])
        after = self.random.choice(["", "", "..", "/", "//"])
        return Attack(self.random.choice(["GET", "POST"]), before + self.address(lambda name: self.escaped()) + after)

    def by_method(self) -> Attack:
        return Attack(self.random.choice(METHODS), self.address(), urlencode(self.forged() | SPOILT).encode())

    def by_body(self) -> Attack:
        content_type, body = self.random.choice(BODIES)
        return Attack("POST", self.address(), body, {"CONTENT_TYPE": content_type})

    def by_header(self) -> Attack:
        names = self.random.sample(sorted(HEADERS), 2)
        headers = {name: self.random.choice(HEADERS[name]) for name in names}
        return Attack(self.random.choice(["GET", "POST", "HEAD"]), f"{self.address()}?page=1", b"title=x", headers)

    def by_form(self) -> Attack:
        data = self.form | self.forged() | SPOILT
        return Attack("POST", self.address(), urlencode(data, doseq=True).encode())

    def forged(self) -> dict[str, bytes]:
        names = self.random.choices(FORGED.split(), k=3)
        if self.form:
            names += self.random.choices(sorted(self.form), k=4)
        return {name: self.random.choice(VALUES) for name in names}

    def escaped(self) -> str:
        return self.random.choice([*ESCAPES, *(quote_from_bytes(value, safe="") for value in VALUES)])

    def address(self, fill: Callable[[str], str] | None = None) -> str:
        return re.sub(r"<(\w+)>", lambda found: (fill or self.known)(found[1]), self.route)

    def known(self, name: str) -> str:
        """A value with which the address leads somewhere."""
        return quote(str(self.random.choice(self.choices(name))))

    def choices(self, name: str) -> list[Any]:
        parts = self.route.split("/")
        if name in {"pk", "object_id", "id"} and "<content_type_id>" not in parts:
            return list(apps.get_model(parts[2], parts[3])._default_manager.values_list("pk", flat=True))
        found: dict[str, Callable[[], list[Any]]] = {
            "slug": lambda: list(Page.objects.values_list("slug", flat=True)),
            "name": lambda: list(STEPS),
            "token": lambda: [preview_url(revision).split("/")[2] for revision in Revision.objects.all()[:5]],
            "content_type_id": lambda: list(range(1, 30)),
            "object_id": lambda: list(range(1, 10)),
            "app_label": lambda: ["treatments", "auth"],
            "url": lambda: ["nothing/"],
            "sha256": lambda: list(Picture.objects.values_list("sha256", flat=True)),
            "extension": lambda: ["jpg", "png"],
            "instant": lambda: ["2030-06-03T12:00:00-04:00", "2026-01-01T00:00"],
            "path": lambda: ["articles/", "treatments/nothing/", "admin/"],
            "width": lambda: [64, 320, 640, 5],
            "number": lambda: [0, 7],
        }
        return found[name]()


def attacks(seed: str, client: Client, rounds: int) -> Iterator[Attack]:
    """So many on each route."""
    for route in routes():
        attacker = Attacker(seed, route)
        attacker.look(client)
        found = [attacker.attack() for _ in range(rounds)]
        yield from (one for one in found if route not in PRESSES or one.method != "POST")
