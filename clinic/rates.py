"""How often one address may ask for what costs much. Kept in the memory of the process alone: nothing is stored."""

import time
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address
from math import ceil
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

NETWORK = 64  # bits: what one household has of IPv6


class Rate:
    """So many times in so many seconds, from the first time on. Of the addresses only the latest are remembered."""

    def __init__(self, times: int, seconds: int, addresses: int = 10_000) -> None:
        self.times, self.seconds, self.addresses = times, seconds, addresses
        self.asked: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self.lock = Lock()

    def seconds_to_wait(self, address: str) -> int:
        """Counts this time, and returns 0 when it is allowed."""
        now = time.monotonic()
        with self.lock:
            began, times = self.asked.pop(address, (now, 0))
            if now - began >= self.seconds:
                began, times = now, 0
            self.asked[address] = began, times + 1
            if len(self.asked) > self.addresses:
                self.asked.popitem(last=False)
        return ceil(began + self.seconds - now) if times >= self.times else 0

    def forget(self) -> None:
        self.asked.clear()


def address_of(request: HttpRequest) -> str:
    """Of whoever asks: a proxy, where there is one, writes it last."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        address = str(request.META.get("HTTP_X_FORWARDED_FOR", address)).rpartition(",")[2].strip()
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped  # as a server that listens to both kinds names those of the fourth
        return str(mapped or int(parsed) >> 128 - NETWORK)
    return address
