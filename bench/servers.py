"""The servers that are measured, each on a free port of this machine for as long as it is needed."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CLINIC, BARE = "clinic.wsgi:application", "bench.bare:application"
WORKERS = 2
PATIENCE = 30  # seconds for a start or a stop
NGINX = """
daemon off; worker_processes 1; pid nginx.pid; error_log stderr error;
events {}
http {
    types { text/html html; }
    access_log off;
    client_body_temp_path body; fastcgi_temp_path other; uwsgi_temp_path other; scgi_temp_path other;
    server { listen 127.0.0.1:%(static)s; root %(folder)s; }
    %(site)s
}
"""


@dataclass(frozen=True)
class Server:
    url: str
    process: psutil.Process

    def cpu(self) -> float:
        return cpu(self.process)


def cpu(process: psutil.Process) -> float:
    """Seconds of a process and all that it started, those that ended included."""
    return sum(sum(one.cpu_times()[:4]) for one in [*process.children(recursive=True), process])


def production(database_url: str) -> dict[str, str]:
    """The environment in which the project runs as it does for patients, but for TLS."""
    return {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": database_url,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1",
        "SECURE_SSL_REDIRECT": "0",
        "BEHIND_PROXY": "1",
    }


@contextmanager
def granian(environment: Mapping[str, str], application: str = CLINIC) -> Iterator[Server]:
    port = free_port()
    options = ["--interface", "wsgi", "--workers", str(WORKERS), "--blocking-threads", "1", "--log-level", "error"]
    with _serving([str(BIN / "granian"), *options, "--port", str(port), application], port, environment) as server:
        yield server


@contextmanager
def gunicorn(environment: Mapping[str, str]) -> Iterator[Server]:
    port = free_port()
    options = ["--workers", str(WORKERS), "--worker-class", "gthread", "--threads", "1", "--log-level", "error"]
    command = [str(BIN / "gunicorn"), *options, "--bind", f"127.0.0.1:{port}", CLINIC]
    with _serving(command, port, environment) as server:
        yield server


def has_nginx() -> bool:
    return shutil.which("nginx") is not None


@contextmanager
def nginx(behind: Server, page: bytes) -> Iterator[tuple[Server, str]]:
    """In front of another server, as docs/nginx.conf says; and the address of a page that it has as a file."""
    port, static = free_port(), free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # its workers are another user's
        site = (ROOT / "docs" / "nginx.conf").read_text()
        for written, meant in {
            "listen 80;": f"listen 127.0.0.1:{port};",
            "127.0.0.1:8000": behind.url.removeprefix("http://"),
            "/var/cache/nginx/": f"{name}/",
        }.items():
            if written not in site:
                raise ValueError(f"docs/nginx.conf does not say {written}")
            site = site.replace(written, meant)
        (folder / "page.html").write_bytes(page)
        (folder / "nginx.conf").write_text(NGINX % {"static": static, "folder": name, "site": site})
        command = ["nginx", "-p", name, "-c", "nginx.conf", "-e", "stderr"]
        with _serving(command, port, {"PATH": os.environ["PATH"]}) as server:
            yield server, f"http://127.0.0.1:{static}/page.html"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def _serving(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[Server]:
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=said, stderr=said)  # noqa: S603
        try:
            _wait(process, port)
            yield Server(f"http://127.0.0.1:{port}", psutil.Process(process.pid))
        except BaseException:
            said.seek(0)
            print(said.read().decode()[-4000:], file=sys.stderr)
            raise
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended at once, with {process.returncode}.")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server did not start within {PATIENCE} seconds.")
