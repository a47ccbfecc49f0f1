import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from clinic.publishing import clock, groups
from clinic.publishing.models import Placement
from clinic.search import SEARCHES
from treatments.models import Treatment

from .factories import make_article, make_licence, make_treatment, make_user, publish

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
INSTALL = "Install Chromium, on Debian and Ubuntu: apt install chromium"
HTML_CHECKER = Path(settings.BASE_DIR, ".vnu/node_modules/vnu-jar/build/dist/vnu.jar")
INSTALL_CHECKER = "It needs Java and: npm install --no-save --prefix .vnu vnu-jar"


def find_chromium() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def has_html_checker() -> bool:
    return HTML_CHECKER.exists() and bool(shutil.which("java"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not find_chromium():
        terminalreporter.section("BROWSER TESTS WERE NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(f"NO CHROMIUM WAS FOUND, SO NOTHING WAS TESTED IN A REAL BROWSER. {INSTALL}", red=True)
    if not has_html_checker():
        terminalreporter.section("THE HTML CHECKER DID NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(f"NO PAGE'S HTML WAS CHECKED BY THE NU CHECKER. {INSTALL_CHECKER}", red=True)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """Every test has a folder of its own for the pictures' files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def _no_searches() -> None:
    """Every test may search as often as whoever comes first."""
    SEARCHES.forget()


@pytest.fixture
def files(media: Path) -> Callable[[], dict[str, bytes]]:
    """Everything that stands under MEDIA_ROOT, by its path there."""
    return lambda: {str(path.relative_to(media)): path.read_bytes() for path in media.rglob("*") if path.is_file()}


@pytest.fixture
def author(db: None) -> User:
    return make_user("author", groups.AUTHOR, first_name="Ada", last_name="Author")


@pytest.fixture
def reviewer(db: None) -> User:
    user = make_user("reviewer", groups.REVIEWER)
    make_licence(user)
    return user


@pytest.fixture
def second_reviewer(db: None) -> User:
    user = make_user("second-reviewer", groups.REVIEWER)
    make_licence(user)
    return user


@pytest.fixture
def publisher(db: None) -> User:
    return make_user("publisher", groups.PUBLISHER, first_name="Pia", last_name="Publisher")


@pytest.fixture
def administrator(db: None) -> User:
    return make_user("administrator", groups.ADMINISTRATOR)


@pytest.fixture
def superuser(db: None) -> User:
    return make_user("superuser", is_superuser=True)


@pytest.fixture
def staff(author: User, reviewer: User, publisher: User) -> None:
    """The three people without whom nothing is published."""


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def enter() -> Callable[[User], Client]:
    def _enter(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return _enter


@pytest.fixture
def article(staff: None) -> Article:
    return make_article("Caring for your back", slug="caring-for-your-back")


@pytest.fixture
def treatment(staff: None) -> Treatment:
    return make_treatment("Nerve block", slug="nerve-block")


@pytest.fixture
def live_article(article: Article) -> Placement:
    return publish(article)


class Clock:
    """Stands in for the database's clock: stopped at an instant, or running again."""

    def __init__(self) -> None:
        self.stopped_at: datetime | None = None
        self.running = clock.instant

    def __call__(self) -> datetime:
        return self.stopped_at or self.running()

    def stop(self, at: datetime) -> None:
        self.stopped_at = at


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    substitute = Clock()
    monkeypatch.setattr(clock, "instant", substitute)
    return substitute
