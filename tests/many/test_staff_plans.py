"""With ten thousand articles the desk, a page's form and every step still read what they show, by indexes.

A list is counted; and one that is filtered, searched, sorted or far away looks at each page a few times.
"""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from bench.lives import Fate
from clinic.publishing import clock
from clinic.publishing.models import Page, Scope
from clinic.staff.desk import ON_A_PAGE
from tests.factories import fresh, make_article, publish, sign, write
from tests.plans import carried_out, explained
from treatments.models import Treatment

from .clinic import ARTICLES, MIDDLE, article

pytestmark = pytest.mark.django_db
DESK, FORM, STEP, LISTING, PUBLISHING = 25, 30, 35, 20, 25  # queries
COUNTING = "SELECT COUNT(*)"
# What is scheduled in a month is all read to be put in order, and so is what is due; of what describes a changed
# treatment every page is looked at.
DESK_ROWS, DESK_BLOCKS = 6_000, 6_000
# Each of a hundred rows says what patients see of it, when its review is due and what is scheduled.
LIST_ROWS, LIST_BLOCKS = 2_500, 4_000
OF_EACH = 15  # rows of tables and indexes, and blocks
LIST = "/admin/articles/article/"
ROLES = ("author", "reviewer", "second-reviewer", "publisher", "administrator")


@pytest.fixture
def asked(enter, superuser):
    """The plans of all that an address asks, for a member of staff who was there before."""

    def _asked(who, address):
        client = enter(superuser if who == "superuser" else User.objects.get(username=who))
        client.get(address)
        answers = []
        plans = carried_out(lambda: answers.append(client.get(address)))
        return answers[0], plans

    return _asked


@pytest.mark.parametrize("who", [*ROLES, "superuser"])
def test_a_desk_reads_what_it_shows(asked, judged, who):
    answer, plans = asked(who, "/admin/")

    assert (answer.status_code, judged(plans, rows=DESK_ROWS, blocks=DESK_BLOCKS)) == (200, [])
    assert len(plans) <= DESK


HEADINGS = ("unanswered", "my-drafts", "ready", "scheduled", "ending", "due", "undescribed", "left-behind", "missing")


@pytest.mark.parametrize("name", HEADINGS)
def test_all_lines_of_one_heading_read_as_little(asked, judged, name):
    _, plans = asked("administrator", f"/admin/desk/{name}/")

    assert judged(plans, rows=DESK_ROWS, blocks=DESK_BLOCKS) == []


@pytest.fixture
def in_review():
    """More drafts than one window holds, all sent for review."""
    pages = Article.objects.filter(turn="author", trashed_at=None)[: ON_A_PAGE + 1]
    for page in pages:
        page.request_review(page.latest, page.owner)
    return pages


@pytest.mark.parametrize(("who", "name"), [("reviewer", "my-reviews"), ("author", "unanswered")])
def test_who_may_sign_is_asked_of_a_whole_window_at_once(asked, judged, in_review, who, name):
    _, of_desk = asked(who, "/admin/")
    _, plans = asked(who, f"/admin/desk/{name}/")

    assert len(in_review) > ON_A_PAGE
    assert judged([*of_desk, *plans], rows=DESK_ROWS, blocks=DESK_BLOCKS) == []
    assert max(len(of_desk), len(plans)) <= DESK


def test_of_what_describes_a_changed_treatment_each_page_is_looked_at(asked):
    _, plans = asked("administrator", "/admin/desk/overtaken/")

    assert max(max(plan.rows, plan.blocks) for plan in plans) <= OF_EACH * ARTICLES


def form(fate):
    return f"{LIST}{article(MIDDLE + fate.value).pk}/"


def treatment():
    return f"/admin/treatments/treatment/{Treatment.objects.first().pk}/"


@pytest.mark.parametrize("fate", [Fate.LIVE, Fate.DRAFT, Fate.CHANGE_SCHEDULED, Fate.WITHDRAWN, Fate.RETRACTED])
@pytest.mark.parametrize("who", ["author", "reviewer", "publisher", "superuser"])
def test_a_form_reads_its_page(asked, judged, fate, who):
    answer, plans = asked(who, f"{form(fate)}change/")

    assert (answer.status_code, judged(plans)) == (200, [])
    assert len(plans) <= FORM


def test_a_timeline_reads_its_page(asked, judged):
    answer, plans = asked("author", f"{form(Fate.MOVED)}timeline/")

    assert (answer.status_code, judged(plans)) == (200, [])
    assert len(plans) <= STEP


STEPS = {
    "sign": ("reviewer", lambda: form(Fate.DRAFT)),
    "still-correct": ("reviewer", lambda: form(Fate.CHANGE_SCHEDULED)),
    "send-for-review": ("author", lambda: form(Fate.DRAFT)),
    "withdraw": ("publisher", treatment),
    "retract": ("publisher", treatment),
    "move": ("publisher", treatment),
    "cancel": ("publisher", lambda: form(Fate.SCHEDULED)),
    "restore": ("author", lambda: form(Fate.LIVE)),
    "duplicate": ("author", lambda: form(Fate.LIVE)),
    "trash": ("publisher", lambda: form(Fate.LIVE)),
}


@pytest.mark.parametrize("name", STEPS)
def test_the_screen_of_a_step_reads_its_page(asked, judged, name):
    who, of = STEPS[name]

    answer, plans = asked(who, f"{of()}step/{name}/")

    assert (answer.status_code, judged(plans)) == (200, [])
    assert len(plans) <= STEP


@pytest.fixture
def signed():
    """A newer text of a live article, with its signature."""
    page = make_article("Newer", slug="newer", described=[Treatment.objects.first()])
    publish(page)
    return sign(page, revision=write(page, standfirst="Anew."), scope=Scope.CHANGE)


def test_the_screen_of_a_publication_reads_what_it_names(asked, judged, signed):
    answer, plans = asked("publisher", f"{LIST}{signed.page_id}/step/publish/")

    assert (answer.context["form"].revision, judged(plans)) == (signed, [])
    assert len(plans) <= STEP


def test_a_publication_reads_what_it_names(judged, signed):
    page = fresh(signed.page)
    publisher = User.objects.get(username="publisher")
    publisher.has_perm("publishing.publish_page")

    with CaptureQueriesContext(connection) as queries:
        page.publish(signed, publisher)

    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    assert judged([explained(sql) for sql in asked]) == []
    assert len(queries) <= PUBLISHING


LISTS = {
    "first page": ("", 100),
    "none found": ("?q=zzzz", 0),
    "many found": ("?q=pain", 100),
    "trash": ("?trash=yes", 100),
    "far page": ("?p=40", 100),
    "live": ("?state=live", 100),
    "changed": ("?state=changed", 100),
    "scheduled": ("?state=scheduled", 100),
    "gone": ("?state=gone", 100),
    "nothing": ("?state=nothing", 100),
    "with an author": ("?turn=author", 100),
    "due": ("?due=now", 100),
    "of a person": (lambda: f"?owner={User.objects.get(username='author').pk}", 100),
    "of a topic": (lambda: f"?topic={Page.objects.filter(type='topics.topic').first().pk}", 100),
    "by review": ("?o=4", 100),
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_asks_as_much_whatever_is_asked_for(enter, superuser, kind):
    query, shown = LISTS[kind]
    client = enter(superuser)
    client.get(LIST)

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(LIST + (query() if callable(query) else query))

    assert len(answer.context["cl"].result_list) == shown
    assert len(queries) <= LISTING


@pytest.mark.parametrize("kind", ["first page", "with an author", "of a person"])
def test_a_list_reads_what_it_shows_once_it_is_counted(asked, judged, kind):
    query, _ = LISTS[kind]

    _, plans = asked("superuser", LIST + (query() if callable(query) else query))

    much = judged(plans, rows=LIST_ROWS, blocks=LIST_BLOCKS)
    assert [plan.sql for plan in much if not plan.sql.startswith(COUNTING)] == []
    assert Article.objects.count() == ARTICLES


@pytest.mark.parametrize("kind", LISTS)
def test_any_list_looks_at_each_page_a_few_times(asked, kind):
    query, _ = LISTS[kind]

    _, plans = asked("superuser", LIST + (query() if callable(query) else query))

    assert max(max(plan.rows, plan.blocks) for plan in plans) <= OF_EACH * ARTICLES


def test_what_the_loader_notes_is_what_the_verbs_note():
    pages = [article(MIDDLE + fate.value) for fate in Fate] + [Treatment.objects.first()]

    for page in pages:
        fresh(page).note(clock.instant())

    noted = [(page.turn, page.reviewed_at, page.short_interval) for page in pages]
    assert [(page.turn, page.reviewed_at, page.short_interval) for page in map(fresh, pages)] == noted
    assert any(reviewed_at for _, reviewed_at, _ in noted)
