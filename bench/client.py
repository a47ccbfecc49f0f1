"""Asks one address again and again over connections that stay open: python -m bench.client URL SECONDS CONNECTIONS

Further arguments are headers, such as "If-None-Match: …". It asks this machine alone and ends by itself. It runs as a
process of its own, so that what it costs is not counted, and prints what it saw as JSON.
"""

import json
import re
import selectors
import socket
import sys
import time
from collections import Counter
from collections.abc import Sequence
from ipaddress import ip_address
from itertools import count
from typing import Any
from urllib.parse import urlsplit

STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CLOSES = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
HIT = re.compile(rb"(\w+); *hit")
KEPT = re.compile(rb"\r\ncache-status: *([^\r]*)", re.IGNORECASE)
END = b"\r\n\r\n"
PATIENCE = 30  # seconds without any answer
# Each request comes from another reader, as a proxy would say it: a reader may ask for what costs much only so often.
READERS = (f"X-Forwarded-For: 127.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}\r\n\r\n".encode() for n in count())


class Connection:
    def __init__(self, address: tuple[str, int], request: bytes) -> None:
        self.address, self.request = address, request
        self.open()

    def open(self) -> None:
        self.socket = socket.create_connection(self.address, timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.is_open = True

    def ask(self) -> None:
        self.received, self.expected = b"", 0
        self.asked = time.perf_counter()
        self.socket.sendall(self.request + next(READERS))

    def is_answered(self) -> bool:
        """Whether what came now was the last of an answer."""
        chunk = self.socket.recv(262_144)
        if not chunk:
            raise ConnectionError(f"The server hung up after {self.received[:200]!r}.")
        self.received += chunk
        if not self.expected:
            self.expected = length(self.received)
        return 0 < self.expected <= len(self.received)


def length(received: bytes) -> int:
    """Of head and body together; 0 while the head is not complete."""
    head, end, _ = received.partition(END)
    if not end:
        return 0
    whole = len(head) + len(END)
    if b" 304 " in head[:20]:
        return whole
    body = LENGTH.search(head)
    if not body:
        raise ConnectionError(f"An answer without a length: {head!r}")
    return whole + int(body[1])


class Load:
    def __init__(self, url: str, connections: int, headers: Sequence[str]) -> None:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 80
        if not ip_address(host).is_loopback:
            raise SystemExit("Only a server on this machine is measured.")
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        lines = [f"GET {target} HTTP/1.1", f"Host: {host}:{port}", *headers]
        self.connections = [
            Connection((host, port), ("\r\n".join(lines) + "\r\n").encode()) for _ in range(connections)
        ]
        self.times: list[float] = []
        self.statuses: Counter[str] = Counter()
        self.hits: Counter[str] = Counter()

    def run(self, seconds: float) -> dict[str, Any]:
        """Whatever was asked is waited for, so that the server's work is that of the answers counted."""
        processor, began = time.process_time(), time.perf_counter()
        end = began + seconds
        with selectors.DefaultSelector() as waiting:
            for connection in self.connections:
                connection.ask()
                waiting.register(connection.socket, selectors.EVENT_READ, connection)
            while waiting.get_map():
                ready = waiting.select(PATIENCE)
                if not ready:
                    raise SystemExit(f"No answer for {PATIENCE} seconds.")
                for key, _ in ready:
                    if key.data.is_answered():
                        self.count(key.data)
                        self.go_on(waiting, key, time.perf_counter() < end)
        took = time.perf_counter() - began
        return {
            "answers": len(self.times),
            "seconds": took,
            "busy": (time.process_time() - processor) / took,
            "statuses": self.statuses,
            "hits": self.hits,
            "p50": percentile(self.times, 50),
            "p99": percentile(self.times, 99),
        }

    def count(self, connection: Connection) -> None:
        self.times.append(time.perf_counter() - connection.asked)
        head = connection.received.partition(END)[0]
        status = STATUS.match(head)
        self.statuses[status[1].decode() if status else "?"] += 1
        self.hits.update(caches(head))
        connection.is_open = not CLOSES.search(head)

    @staticmethod
    def go_on(waiting: selectors.BaseSelector, key: selectors.SelectorKey, is_wanted: bool) -> None:
        connection = key.data
        if not (is_wanted and connection.is_open):
            waiting.unregister(connection.socket)
            connection.socket.close()
        if is_wanted:
            if not connection.is_open:
                connection.open()
                waiting.register(connection.socket, selectors.EVENT_READ, connection)
            connection.ask()


def caches(head: bytes) -> list[str]:
    """Those that say they had the answer."""
    return [name.decode() for said in KEPT.findall(head) for name in HIT.findall(said)]


def percentile(times: Sequence[float], share: int) -> float:
    """The time within which so many of a hundred were answered."""
    return sorted(times)[-(-len(times) * share // 100) - 1]


if __name__ == "__main__":
    _, url, seconds, connections, *headers = sys.argv
    json.dump(Load(url, int(connections), headers).run(float(seconds)), sys.stdout)
