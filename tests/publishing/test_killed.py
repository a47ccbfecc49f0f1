"""A process is killed while it publishes: the page is published or it is not, and nobody has to clean up."""

from contextlib import contextmanager

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection, transaction

from clinic.publishing import clock
from clinic.publishing.models import Mention
from tests import processes
from tests.factories import fresh, latest, make_article, make_clinician, publish, sign, write

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "to be killed"
PRESS_PUBLISH = """
import sys

import django

django.setup()

from django.db import connection
from django.test import Client


def ask(what):
    print(" ".join(what.split()), flush=True)
    sys.stdin.readline()


def ask_before(execute, sql, *how):
    ask(sql)
    return execute(sql, *how)


def commit():
    ask("COMMIT")
    connection.connection.commit()
    ask("COMMITTED")


connection._commit = commit
client = Client(SERVER_NAME="localhost")
client.cookies["sessionid"], address, version = sys.argv[1:]
with connection.execute_wrapper(ask_before):
    print(client.post(address, {"version": version, "change": "minor"}).status_code, flush=True)
"""


class Publishing:
    """“Publish now”, pressed in a process that asks before everything that it does with the database."""

    def __init__(self, process):
        self.process = process

    def asks(self):
        return self.process.stdout.readline().strip()

    def goes_on(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def goes_on_until(self, number):
        for _ in range(number):
            self.asks()
            self.goes_on()
        return self.asks()

    def killed(self):
        self.process.kill()
        self.process.wait()


@pytest.fixture
def publishing(publisher, enter):
    browser = enter(publisher)

    @contextmanager
    def _publishing(page):
        session, version = browser.cookies["sessionid"].value, str(fresh(page).version)
        address = f"/admin/articles/article/{page.pk}/step/publish/"
        with processes.start("-c", PRESS_PUBLISH, session, address, version, name=NAME) as process:
            yield Publishing(process)

    return _publishing


@pytest.fixture
def ready(treatment):
    """Makes an article that can be published, and that names two pages."""
    publish(treatment)
    writer = make_clinician("Dr Writer")

    def _ready():
        page = make_article(described=[treatment], authors=[writer])
        sign(page)
        return page

    return _ready


def verb(sql):
    return sql.split()[0]


def traces(page):
    """All that a publication leaves behind."""
    current = page.current(clock.instant())
    return {
        "current": current and current.revision.number,
        "placements": page.placements.count(),
        "mentions": Mention.objects.filter(page=page).count(),
        "version": fresh(page).version,
        "entries": LogEntry.objects.filter(object_id=str(page.pk)).count(),
    }


def published(before, revision):
    return {
        "current": revision,
        "placements": before["placements"] + 1,
        "mentions": before["mentions"] + 2,
        "version": before["version"] + 1,
        "entries": before["entries"] + 1,
    }


def assert_it_can_be_published(page, publisher, press, visitor):
    """As it is, or with a new text when it is published already."""
    if page.placements.exists():
        write(page, body="<p>After all.</p>")
        sign(page)
    before, revision = traces(page), latest(page)

    assert press(page, publisher, "publish")().status_code == 302
    assert traces(page) == published(before, revision.number)
    assert revision.frozen.body in visitor.get(page.get_absolute_url()).content.decode()


@pytest.fixture
def requests(ready, publishing):
    """What publishing asks for from the page's lock to the answer, by number."""
    asked = []
    with publishing(ready()) as whole:
        while not (what := whole.asks()).isdigit():
            asked.append(what)
            whole.goes_on()
    assert what == "302"
    locks = next(number for number, sql in enumerate(asked) if "FOR NO KEY UPDATE" in sql)
    return dict(list(enumerate(asked))[locks:])


def test_a_publication_that_is_killed_at_any_moment_is_whole_or_never_was(
    ready, requests, publishing, publisher, press, visitor
):
    commit = next(moment for moment, what in requests.items() if what == "COMMIT")
    for moment, what in requests.items():
        page = ready()
        before = traces(page)

        with publishing(page) as process:
            assert verb(process.goes_on_until(moment)) == verb(what)
            process.killed()
        processes.wait_until_gone(NAME)

        assert traces(page) == (published(before, 1) if moment > commit else before)
        assert_it_can_be_published(page, publisher, press, visitor)

    assert commit - min(requests) > 10
    assert max(requests) > commit


@pytest.mark.parametrize(
    ("locked", "stands_at", "is_published"),
    [("publishing_page", "FOR NO KEY UPDATE", False), ("auth_user", "COMMIT", True)],
)
def test_who_is_killed_while_the_database_is_still_at_work_leaves_a_whole_or_nothing(
    locked, stands_at, is_published, ready, publishing, publisher, press, visitor
):
    """Everything that is recorded names the publisher, so the commit waits for a lock on that row."""
    page = ready()
    before = traces(page)

    with publishing(page) as process, transaction.atomic(), connection.cursor() as cursor:
        row = {"publishing_page": page.pk, "auth_user": publisher.pk}[locked]
        cursor.execute(f"SELECT FROM {locked} WHERE id = %s FOR UPDATE", [row])
        while stands_at not in process.asks():
            process.goes_on()
        process.goes_on()
        processes.wait_until_blocked_by_me()
        process.killed()
    processes.wait_until_gone(NAME)

    assert traces(page) == (published(before, 1) if is_published else before)
    assert_it_can_be_published(page, publisher, press, visitor)
