"""One address of every kind of page, and what it asks of the database."""

import re
from typing import Any
from urllib.parse import quote, urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clinic.pagecache.site import Site
from clinic.publishing import clock
from clinic.publishing.models import Placement
from clinic.publishing.moment import EPOCH

from .filling import SEED
from .words import Words

HOST = {"host": "127.0.0.1"}
FAR = 45  # the last window of a list that even a thousand articles fill
LOCATION = re.compile(r"<loc>([^<]+)</loc>")


def addresses() -> dict[str, str]:
    live = Placement.objects.live(clock.instant()).newest_first()
    articles = live.filter(type="articles.article")
    rare = Words(SEED, ["pain"]).known[-1]
    found = {
        "home": "/",
        "article": articles[articles.count() // 2].path,
        "articles": "/articles/",
        "articles, far": f"/articles/?page={FAR}",
        "treatment": live.filter(type="treatments.treatment")[0].path,
        "treatments": "/treatments/",
        "topic": live.filter(type="topics.topic")[0].path,
        "feed": "/articles/feed/",
        "search, common word": "/search/?q=pain",
        "search, rare word": f"/search/?q={quote(rare)}",
        "sitemap": "/sitemap.xml",
        "not found": "/articles/there-never-was-one/",
    }
    parts = sitemap_parts()
    return found | ({"sitemap, a part": parts[len(parts) // 2]} if parts else {})


def sitemap_parts() -> list[str]:
    text = Client().get("/sitemap.xml", headers=HOST).content.decode()
    parts = [urlsplit(location) for location in LOCATION.findall(text)] if "<sitemapindex" in text else []
    return [part.path + (f"?{part.query}" if part.query else "") for part in parts]


def queries(path: str) -> int:
    """Of one answer, by a process that answered before and knows that nothing changed since."""
    known: dict[str, Any] = {EPOCH: Site().look().epoch}
    client = Client(**known)
    client.get(path, headers=HOST)
    with CaptureQueriesContext(connection) as asked:
        client.get(path, headers=HOST)
    return len(asked)
