"""Measures every kind of page: python -m bench.measure 1000 10000 --json FILE

For each number of articles it fills a scratch database, serves it as in production, and asks for each page for a few
seconds: without the page cache, with it, and with nginx in front. What is not there is left out, with a word.
"""

import argparse
import gzip
import http.client
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil

from . import figures, servers
from .figures import Row
from .load import start_django
from .servers import ROOT, Server

SECONDS, WARM_UP, CONNECTIONS = 3.0, 0.5, 8
HITS = 0.99  # of the answers: fewer, and a page is not cached
NOT_CACHED = {"PAGE_CACHE_MB": "0"}
IDENTITY, GZIP = "Accept-Encoding: identity", "Accept-Encoding: gzip"


@dataclass(frozen=True)
class Stand:
    """One way to serve a clinic of one size."""

    articles: int
    served_by: str
    server: Server
    database: psutil.Process
    cache: str = ""  # the one that must have had every answer

    def row(self, page: str, url: str, queries: int, *headers: str) -> Row | None:
        """None, with a word, if there is no such page or it is not cached here."""
        status, size, gzipped, _ = fetch(url, *headers)
        if status == 404 and page != "not found":
            print(f"{page}: there is none.", file=sys.stderr)
            return None
        load(url, WARM_UP, IDENTITY, *headers)
        before = self.cpu()
        seen = load(url, SECONDS, IDENTITY, *headers)
        after = self.cpu()
        if self.cache and seen["hits"].get(self.cache, 0) < HITS * seen["answers"]:
            print(f"{page}: {self.served_by}, does not keep it.", file=sys.stderr)
            return None
        if list(seen["statuses"]) != [str(status)]:
            print(f"{page}: {self.served_by}, answered {seen['statuses']}.", file=sys.stderr)
            return None
        application, database = (figures.for_each(*spent, seen["answers"]) for spent in zip(before, after, strict=True))
        return Row(
            page=page,
            articles=self.articles,
            served_by=self.served_by,
            status=status,
            rate=seen["answers"] / seen["seconds"],
            p50=seen["p50"] * 1000,
            p99=seen["p99"] * 1000,
            application=application,
            database=database,
            queries=0 if self.cache else queries,
            size=size,
            gzipped=gzipped,
            client_busy=seen["busy"],
        )

    def cpu(self) -> tuple[float, float]:
        time.sleep(0.2)  # connections that were closed are still being cleared away
        return self.server.cpu(), servers.cpu(self.database)


def load(url: str, seconds: float, *headers: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.client", url, str(seconds), str(CONNECTIONS), *headers]
    return dict(json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout))  # noqa: S603


def fetch(url: str, *headers: str) -> tuple[int, int, int, str]:
    """Status, bytes, bytes gzipped (as a proxy would, if the server does not) and the ETag."""
    status, head, body = _get(url, IDENTITY, *headers)
    _, packed_head, packed = _get(url, GZIP, *headers)
    if packed_head.get("Content-Encoding") != "gzip":
        packed = gzip.compress(packed, 6)
    return status, len(body), len(packed) if body else 0, head.get("ETag", "")


def _get(url: str, *headers: str) -> tuple[int, Any, bytes]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=servers.PATIENCE)
    asked = dict(header.split(": ", 1) for header in headers)
    connection.request("GET", parts._replace(scheme="", netloc="").geturl(), headers=asked)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def pages(stand: Stand, addresses: Mapping[str, str], queries: Mapping[str, int]) -> Iterator[Row]:
    for page, path in addresses.items():
        row = stand.row(page, stand.server.url + path, queries[page])
        if row:
            yield row
    url = stand.server.url + addresses["article"]
    *_, etag = fetch(url)
    if etag:
        row = stand.row("article, not changed", url, queries["article"], f"If-None-Match: {etag}")
        if row:
            yield row


def clinic(articles: int, is_smallest: bool) -> Iterator[Row]:
    """Every page of a clinic of this size; of the smallest one also by other servers, for comparison."""
    from . import filling, kinds, scratch

    with scratch.database(name := f"bench_{articles}"):
        print(f"Filling a clinic of {articles:,} articles …", file=sys.stderr)
        filling.fill(articles)
        addresses = kinds.addresses()
        queries = {page: kinds.queries(path) for page, path in addresses.items()}
        environment, database = servers.production(scratch.address(name)), scratch.server()
        with servers.granian(environment | NOT_CACHED) as server:
            yield from pages(Stand(articles, "granian", server, database), addresses, queries)
        if is_smallest:
            with servers.gunicorn(environment | NOT_CACHED) as server:
                yield from pages(Stand(articles, "gunicorn", server, database), addresses, queries)
        with ExitStack() as stack:
            server = stack.enter_context(servers.granian(environment))
            stand = Stand(articles, "granian, page cache", server, database, cache="clinic")
            yield from pages(stand, addresses, queries)
            if is_smallest and servers.has_nginx():
                yield from behind_nginx(stand, addresses, queries)
        if is_smallest:
            yield from bare(environment, database)


def behind_nginx(stand: Stand, addresses: Mapping[str, str], queries: Mapping[str, int]) -> Iterator[Row]:
    _, _, page = _get(stand.server.url + addresses["article"], IDENTITY)
    with servers.nginx(stand.server, page) as (server, static):
        in_front = Stand(stand.articles, "nginx, proxy cache", server, stand.database, cache="nginx")
        yield from pages(in_front, addresses, queries)
        row = Stand(0, "nginx", server, stand.database).row("article, as a static file", static, 0)
        if row:
            yield row


def bare(environment: Mapping[str, str], database: psutil.Process) -> Iterator[Row]:
    with servers.granian(environment, servers.BARE) as server:
        row = Stand(0, "granian", server, database).row("bare WSGI application", f"{server.url}/", 0)
        if row:
            yield row


def machine() -> dict[str, Any]:
    cpu = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "?")
    return {"processor": cpu, "cores": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()}


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines()


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures every kind of page on clinics of these sizes.")
    parser.add_argument("articles", type=int, nargs="+", help="how many, for example 1000 10000 100000")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    asked = parser.parse_args()
    start_django()
    from . import scratch

    collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, check=True, env=servers.production(scratch.address("postgres")))  # noqa: S603
    rows: list[Row] = []
    for articles in sorted(asked.articles):
        for row in clinic(articles, articles == min(asked.articles)):
            print(f"{row.served_by}, {row.page}: {row.rate:.0f}/s", file=sys.stderr)
            rows.append(row)
    print(figures.markdown(rows))
    if asked.json:
        asked.json.write_text(json.dumps({"machine": machine(), "rows": [asdict(row) for row in rows]}, indent=1))


if __name__ == "__main__":
    main()
