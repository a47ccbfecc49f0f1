"""The database is stopped, or hangs: what readers get, and that all is well once it is back."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from clinic import embedded
from clinic.pagecache import site
from tests.processes import ROOT, start

from .conftest import Remote

SOON = 4.0  # seconds: no reader waits longer
PATIENCE = 30  # seconds, after which the test fails because something never comes
AWAY = "clinic; hit; detail=database-away"
KEPT = ["/", "/articles/", "/articles/understanding-sciatica/", "/never/"]


class Server:
    """A database server of its own, with the demonstration clinic."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        at = embedded.start(folder)
        self.url = f"postgresql://{at['user']}@:{at['port']}/postgres?host={at['host']}"

    @property
    def processes(self) -> list[psutil.Process]:
        postmaster = psutil.Process(int((self.folder / "postmaster.pid").read_text().split("\n", 1)[0]))
        return [postmaster, *postmaster.children(recursive=True)]

    def freeze(self) -> None:
        self.frozen = self.processes
        for process in self.frozen:
            process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        for process in self.frozen:
            process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        embedded.stop(self.folder)

    def start_again(self) -> None:
        embedded.start.cache_clear()
        embedded.start(self.folder)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    made = Server(tmp_path_factory.mktemp("postgres"))
    variables = os.environ | {"DATABASE_URL": made.url, "MEDIA_ROOT": str(made.folder / "media")}
    for command in (["migrate", "--verbosity", "0"], ["demo"]):
        subprocess.run(  # noqa: S603
            [sys.executable, "manage.py", *command], cwd=ROOT, env=variables, check=True, stdout=subprocess.DEVNULL
        )
    yield made
    made.stop()


@pytest.fixture
def remote(server, django_db_blocker):
    variables = {"DATABASE_URL": server.url, "DJANGO_SETTINGS_MODULE": "tests.pagecache.as_in_production"}
    with django_db_blocker.unblock(), start("-m", "tests.pagecache.reader", **variables) as process:
        yield Remote(process)


@pytest.fixture(params=["stopped", "frozen"])
def without(request, server):
    """Takes the database away, and brings it back."""
    if request.param == "stopped":
        return server.stop, server.start_again
    return server.freeze, server.thaw


def test_readers_get_what_was_kept_and_else_are_asked_to_come_again(remote, without):
    take_away, bring_back = without
    kept = {path: remote.get(path) for path in KEPT}
    assert {answer.how for answer in kept.values()} == {"clinic; fwd=miss"}

    take_away()
    try:
        time.sleep(0.6)
        asked = time.monotonic()
        while_away = {path: remote.get(path) for path in KEPT}
        others = [
            remote.get("/treatments/"),
            remote.get("/admin/"),
            remote.get("/articles/none/"),
            remote.get("/admin/login/", method="POST"),
        ]
        took = time.monotonic() - asked
    finally:
        bring_back()

    assert {path: answer.body for path, answer in while_away.items()} == {
        path: answer.body for path, answer in kept.items()
    }
    assert [answer.how for answer in while_away.values()] == [AWAY] * 4
    assert [(other.status, other.headers["Retry-After"]) for other in others] == [(503, "5")] * 4
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"):
        assert {other.headers[name] for other in others} == {kept["/"].headers[name]}
    assert took < SOON
    statuses = until_it_is_back(remote)
    assert set(statuses) <= {503, 200}
    assert [remote.get(path).status for path in ["/treatments/", "/admin/login/", *KEPT]] == [200] * 5 + [404]
    assert remote.get("/treatments/").how == "clinic; hit"


def until_it_is_back(remote):
    """The statuses of an address that was not kept, up to the first 200, and of some after it."""
    deadline, statuses = time.monotonic() + PATIENCE, []
    while 200 not in statuses:
        assert time.monotonic() < deadline
        statuses.append(remote.get(f"/treatments/?again={len(statuses)}").status)
        time.sleep(0.05)
    after = [remote.get(f"/treatments/?after={number}").status for number in range(20)]
    assert after == [200] * 20
    return statuses


@pytest.mark.django_db(transaction=True)
def test_readers_get_what_was_kept_for_ten_minutes_and_nobody_keeps_it_longer(reader, cache):
    reader.get("/")
    cache.site.is_away = True
    asked = cache.site.known.asked

    answers = []
    for seconds in (300, 590, 601):
        object.__setattr__(cache.site.known, "asked", asked - seconds)
        answers.append(reader.get("/"))

    assert [answer.status for answer in answers] == [200, 200, 503]
    assert answers[0].lifetime == 60
    assert answers[1].lifetime <= 10


@pytest.mark.django_db(transaction=True)
def test_whatever_a_database_says_that_is_being_restored_it_is_asked_again(reader, cache, monkeypatch):
    assert reader.get("/").status == 200
    monkeypatch.setattr(site, "LOOK_UP", "SELECT a_table FROM that_is_not_there_yet")
    cache.site.forget()
    assert reader.get("/treatments/").status == 503
    time.sleep(2 * site.LOOKED_UP_EVERY)
    monkeypatch.undo()

    until_it_is_back(reader)


def test_a_request_that_is_under_way_is_answered_in_time(remote, server):
    assert remote.get("/").status == 200

    server.freeze()  # at once: the version was looked up just now, so Django is asked
    try:
        asked = time.monotonic()
        answer = remote.get("/treatments/")
        took = time.monotonic() - asked
    finally:
        server.thaw()

    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert took < SOON
    until_it_is_back(remote)
