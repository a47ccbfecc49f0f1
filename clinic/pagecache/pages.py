"""Answers in memory, the most used ones, up to so many bytes."""

import threading
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256

from django.conf import settings

LARGEST = 1024 * 1024  # bytes of one answer
ALSO = 1_000  # bytes that an answer takes besides its texts, about, and HEADER that one of its headers takes
HEADER = 200
Headers = list[tuple[str, str]]
Key = tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """An answer without the headers that change from one request to the next."""

    status: str
    headers: Headers
    body: bytes
    etag: str

    @classmethod
    def of(cls, status: str, headers: Headers, body: bytes) -> "Kept":
        location = "".join(value for name, value in headers if name.lower() == "location")
        digest = sha256(f"{status}\n{location}\n".encode() + body)
        return cls(status, headers, body, f'"{digest.hexdigest()[:32]}"')


@dataclass
class Pages:
    """By address. Once they are more than fits, those go that nobody asked for longest."""

    kept: OrderedDict[Key, Kept] = field(default_factory=OrderedDict)
    size: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: Key) -> Kept | None:
        page = self.kept.get(key)
        if page is not None:
            with suppress(KeyError):  # another thread let it go just now
                self.kept.move_to_end(key)
        return page

    def put(self, key: Key, page: Kept) -> None:
        if len(page.body) > LARGEST:
            return
        with self.lock:
            before = self.kept.pop(key, None)
            self.kept[key] = page
            self.size += _size(key, page) - (_size(key, before) if before else 0)
            while self.size > settings.PAGE_CACHE_MB * 1024 * 1024:
                self.size -= _size(*self.kept.popitem(last=False))


def _size(key: Key, page: Kept) -> int:
    headers = sum(len(name) + len(value) + HEADER for name, value in page.headers)
    return sum(map(len, key)) + len(page.body) + headers + ALSO
