"""Processes of their own, on the test's database or on another one of its server."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.db import connection

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds, after which the test fails because something never comes


@contextmanager
def start(*arguments: str, database: str = "", name: str = "", **variables: str) -> "Iterator[subprocess.Popen[str]]":
    """Starts python with these arguments and variables, and leaves none behind.

    `name` is what the database calls its sessions.
    """
    with subprocess.Popen(  # noqa: S603
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": address(database, name), "PYTHONUNBUFFERED": "1"} | variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def address(database: str = "", name: str = "") -> str:
    """The test's database, or another one of the same server, as DATABASE_URL has it."""
    at: dict[str, Any] = {"host": "", "port": "", "user": "", "password": ""} | connection.get_connection_params()
    who = f"{quote(at['user'])}:{quote(at['password'])}" if at["password"] else quote(at["user"])
    options = urlencode({"host": at["host"], "application_name": name or "test"})
    return f"postgresql://{who}@:{at['port']}/{database or at['dbname']}?{options}"


def wait_until_gone(name: str) -> None:
    """Until the server has noticed that the processes which called themselves so are dead."""
    _wait_until("NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = %s)", [name])


def wait_until_blocked_by_me() -> None:
    """Until another session waits for a lock that this one holds."""
    _wait_until("EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))")


def _wait_until(condition: str, values: list[str] | None = None) -> None:
    deadline = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while True:
            cursor.execute(f"SELECT {condition}", values)
            if cursor.fetchone()[0]:
                return
            assert time.monotonic() < deadline, condition
