"""Typed readers of environment variables. Each raises ImproperlyConfigured with a sentence that says what to do."""

import os
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise ImproperlyConfigured(f"Set {name}. (For development, set DEBUG=1 and it gets a default.)")
    return value


def boolean(name: str, default: bool) -> bool:
    value = os.environ.get(name, str(default)).strip().lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} is {value!r}; write 1 or 0.")
    return value in TRUE


def integer(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number.") from None


def names(name: str, default: str | None = None) -> list[str]:
    """A comma-separated list, for example ALLOWED_HOSTS=clinic.example,www.clinic.example."""
    found = [item.strip() for item in text(name, default).split(",") if item.strip()]
    if not found:
        raise ImproperlyConfigured(f"{name} is empty; write a comma-separated list.")
    return found


def origin(name: str, default: str | None = None) -> str:
    """The beginning of every address of the site, for example https://clinic.example."""
    url = urlsplit(value := text(name, default))
    if url.scheme not in {"http", "https"} or not url.netloc or value != f"{url.scheme}://{url.netloc}":
        raise ImproperlyConfigured(
            f"{name} is {value!r}; write it like https://clinic.example, without a slash at its end."
        )
    return value


def database(name: str) -> dict[str, object]:
    """postgresql://user:password@host:port/database?sslmode=require, as Django's DATABASES entry."""
    url = urlsplit(text(name))
    database_name = unquote(url.path.lstrip("/"))
    try:
        port = url.port
    except ValueError:
        raise ImproperlyConfigured(f"{name} has a port that is not a number.") from None
    if url.scheme not in {"postgres", "postgresql"} or not database_name:
        raise ImproperlyConfigured(f"{name} must look like postgresql://user:password@host:5432/database.")
    options = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", "") or unquote(url.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": {"connect_timeout": "2", **options},
    }
