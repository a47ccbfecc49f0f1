"""Asks a WSGI application as a server would. As a program it asks its own, for what is on its input."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: str

    @property
    def how(self) -> str:
        return self.headers.get("Cache-Status", "")

    @property
    def lifetime(self) -> int:
        """Seconds for which others may keep it."""
        public, _, age = self.headers["Cache-Control"].partition(", max-age=")
        assert public == "public"
        return int(age)


class Reader:
    def __init__(self, application: Callable[..., Any]) -> None:
        self.application = application

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": unquote(path),
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
        } | {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        begun: dict[str, Any] = {}

        def start(status: str, fields: list[tuple[str, str]], exc_info: Any = None) -> None:
            begun.update(status=int(status[:3]), headers=dict(fields))

        body = self.application(environ, start)
        answer = Answer(**begun, body=b"".join(body).decode())
        if hasattr(body, "close"):
            body.close()
        return answer


if __name__ == "__main__":
    from clinic.wsgi import application

    reader = Reader(application)
    for line in sys.stdin:
        print(json.dumps(asdict(reader.get(**json.loads(line)))), flush=True)  # noqa: T201
