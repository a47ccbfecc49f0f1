"""Databases of this folder's own: made, replaced and dropped here. No other database is written to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, urlsplit

import psutil
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

MARK = "A scratch database of bench/load.py: it may be replaced at any time."
MARK_OF = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"


class Foreign(Exception):
    """A database of this name was not made here."""


def create(name: str) -> None:
    """Makes an empty, migrated database, in place of an earlier one of its own."""
    drop(name)
    with maintenance() as cursor:
        cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")
        cursor.execute(f"COMMENT ON DATABASE {connection.ops.quote_name(name)} IS %s", [MARK])
    with connected_to(name):
        call_command("migrate", verbosity=0)


def drop(name: str) -> None:
    with maintenance() as cursor:
        cursor.execute(MARK_OF, [name])
        found = cursor.fetchone()
        if found:
            _require_mark(name, found[0])
            cursor.execute(f"DROP DATABASE {connection.ops.quote_name(name)}")


def require_own() -> None:
    """Refuses a connection to a database that was not made here."""
    name = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute(MARK_OF, [name])
        _require_mark(name, cursor.fetchone()[0])


def _require_mark(name: str, mark: str | None) -> None:
    if mark != MARK:
        raise Foreign(f"The database {name} was not made by bench/load.py, so it stays as it is. Choose another name.")


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Whatever Django asks meanwhile, it asks of this database."""
    before = connection.settings_dict["NAME"]
    _connect(name)
    try:
        yield
    finally:
        _connect(before)


@contextmanager
def database(name: str) -> Iterator[None]:
    """An empty one, for as long as it is needed."""
    create(name)
    try:
        with connected_to(name):
            yield
    finally:
        drop(name)


def _connect(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()  # their keys may differ


@contextmanager
def maintenance() -> Iterator[Any]:
    with connected_to("postgres"), connection.cursor() as cursor:
        yield cursor


def address(name: str) -> str:
    """As DATABASE_URL has it."""
    if os.environ.get("DATABASE_URL"):
        return urlsplit(os.environ["DATABASE_URL"])._replace(path="/" + quote(name)).geturl()
    server = connection.get_connection_params()
    return f"postgresql://{server['user']}@:{server['port']}/{quote(name)}?host={server['host']}"


def usage(name: str) -> str:
    """How to run the project on it."""
    if os.environ.get("DATABASE_URL"):
        return f"DATABASE_URL={address(name)}"
    return f"DEBUG=1 EMBEDDED_DATABASE={name} make run\nDATABASE_URL={address(name)}   (while the embedded server runs)"


def server() -> psutil.Process:
    """The database's, which runs on this machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = psutil.Process(cursor.fetchone()[0])
    postmaster = backend.parent()
    if postmaster is None:
        raise Foreign("The database's server runs on another machine, where its work cannot be measured.")
    return postmaster
