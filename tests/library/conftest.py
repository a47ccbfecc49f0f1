import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@pytest.fixture
def full_disk():
    """A disk on which no file grows beyond so many bytes: the system refuses the next, as it does on a full disk."""

    @contextmanager
    def _full_disk(room: int) -> Iterator[None]:
        before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, handler)

    return _full_disk
