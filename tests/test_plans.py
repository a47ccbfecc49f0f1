"""With ten thousand articles the database reads what an answer shows, and little else.

Every question that a public address really asks is carried out again and judged by its plan, not by its time.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.views import ArticleList
from bench.lives import Fate
from clinic.publishing import clock
from clinic.publishing.boundaries import next_boundary
from clinic.publishing.models import Placement
from clinic.publishing.moment import Moment
from clinic.publishing.paging import Window
from clinic.publishing.preview import preview_url
from tests.loaded import addresses, article, clinic_of
from tests.plans import carried_out, explained

pytestmark = pytest.mark.django_db
ARTICLES, MIDDLE = 10_000, 5_000
# Of one question: rows of tables and indexes that were looked at, and pages of 8 kB.
ROWS, BLOCKS = 500, 1_000
# A far page skips the articles before it: each was placed three times and has one text, and a tenth are not live.
FAR_ROWS = int(Window.LAST * ArticleList.paginate_by * (3 + 1) * 1.1)
FAR_BLOCKS = 4_000


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup, django_db_blocker):
    with clinic_of(ARTICLES, django_db_blocker):
        yield


@pytest.fixture
def growing():
    """The tables that grow with the articles."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= %s", [ARTICLES])
        return {name for (name,) in cursor.fetchall()}


def newest():
    return Placement.objects.live(clock.instant()).newest_first()


def of(type_):
    return lambda: newest().filter(type=type_)[2].path


def became(fate, number=0):
    return lambda: addresses(article(MIDDLE + fate.value))[number]


PUBLIC = {
    "home": ("/", 200),
    "treatments": ("/treatments/", 200),
    "treatment": (of("treatments.treatment"), 200),
    "topics": ("/topics/", 200),
    "topic": (of("topics.topic"), 200),
    "clinicians": ("/clinicians/", 200),
    "clinician": (of("practice.clinician"), 200),
    "locations": ("/locations/", 200),
    "location": (lambda: newest().filter(type="practice.location")[0].path, 200),
    "about": (of("practice.infopage"), 200),
    "articles": ("/articles/", 200),
    "articles of a year": ("/articles/?year=2020", 200),
    "newest article": (lambda: newest().filter(type="articles.article").first().path, 200),
    "article in the middle": (became(Fate.LIVE), 200),
    "oldest article": (lambda: newest().filter(type="articles.article").last().path, 200),
    "changing article": (became(Fate.CHANGE_SCHEDULED), 200),
    "withdrawn article": (became(Fate.WITHDRAWN), 200),
    "retracted article": (became(Fate.RETRACTED), 410),
    "replaced article": (became(Fate.REPLACED), 301),
    "expired article": (became(Fate.EXPIRED), 410),
    "moved article": (became(Fate.MOVED), 301),
    "scheduled article": (became(Fate.SCHEDULED), 404),
    "no article": ("/articles/there-never-was-one/", 404),
    "preview": (lambda: preview_url(article(MIDDLE + Fate.DRAFT.value).latest), 200),
}


def judged(plans, growing, rows=ROWS, blocks=BLOCKS):
    """The plans that read more than they may."""
    return [plan for plan in plans if growing & set(plan.scanned) or plan.rows > rows or plan.blocks > blocks]


@pytest.mark.parametrize("kind", PUBLIC)
def test_a_public_page_reads_little_and_no_table_from_end_to_end(visitor, growing, kind):
    address, status = PUBLIC[kind]
    path = address() if callable(address) else address

    answers = []
    plans = carried_out(lambda: answers.append(visitor.get(path)))

    assert [answer.status_code for answer in answers] == [status]
    assert judged(plans, growing) == []


@pytest.mark.parametrize("kind", [kind for kind, (_, status) in PUBLIC.items() if status == 200 and kind != "preview"])
def test_the_site_of_years_ago_reads_as_little(visitor, growing, stopped_clock, kind):
    stopped_clock.stop(clock.instant() - timedelta(days=4 * 365))
    address, _ = PUBLIC[kind]
    path = address() if callable(address) else address

    answers = []
    plans = carried_out(lambda: answers.append(visitor.get(path)))

    assert [answer.status_code for answer in answers] == [200]
    assert judged(plans, growing) == []


def test_the_last_page_of_the_list_reads_what_it_skips_and_no_more(visitor, growing):
    plans = carried_out(lambda: visitor.get(f"/articles/?page={Window.LAST}"))

    assert judged(plans, growing, FAR_ROWS, FAR_BLOCKS) == []
    assert len(judged(plans, growing)) == 1


def test_the_next_boundary_is_found_without_looking_for_it(growing):
    moment = Moment(clock.instant())

    assert judged(carried_out(lambda: next_boundary(moment)), growing) == []


def test_what_search_may_find_is_read_as_far_as_it_is_shown(growing):
    moment = Moment(clock.instant())
    found = Placement.objects.searchable(moment)

    for asked in (found, found.filter(type="articles.article").newest_first()):
        plans = carried_out(lambda asked=asked: list(asked[:20]))
        assert judged(plans, growing) == []


def test_the_last_review_is_found_along_the_texts_own_line(growing):
    revision = article(MIDDLE).latest

    plans = carried_out(lambda: revision.last_review(clock.instant()))

    assert judged(plans, growing, rows=20, blocks=50) == []


def test_a_bad_plan_would_be_noticed(growing):
    assert {table for table in growing if table.startswith("publishing_")} == {
        f"publishing_{name}"
        for name in (
            "page",
            "revision",
            "wording",
            "link",
            "reviewevent",
            "placement",
            "mention",
            "helpsign",
            "reference",
        )
    }

    scan, skip = (
        explained(sql)
        for sql in (
            "SELECT max(position) FROM publishing_link",
            "SELECT id FROM publishing_page ORDER BY id OFFSET 600 LIMIT 1",
        )
    )

    assert (scan.scanned, scan.rows > 200_000) == (("publishing_link",), True)
    assert (skip.scanned, skip.rows) == ((), 601)
    assert judged([scan, skip], growing) == [scan, skip]


LIST = "/admin/articles/article/"
LISTS = {"first page": "", "one found": "?q=%s", "many found": "?q=pain", "trash": "?trash=yes", "far page": "?p=40"}
SHOWN = {"first page": 100, "one found": 1, "many found": 100, "trash": 100, "far page": 100}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_the_admin_asks_as_much_for_a_hundred_rows_as_for_one(enter, superuser, kind):
    client, address = enter(superuser), LIST + LISTS[kind].replace("%s", article(MIDDLE).title.replace(" ", "+"))
    client.get(LIST)

    with CaptureQueriesContext(connection) as queries:
        shown = client.get(address).context["cl"].result_list

    assert (len(shown), len(queries)) == (SHOWN[kind], 8)


def test_the_first_page_of_a_list_of_the_admin_reads_what_it_shows(enter, superuser, growing):
    client = enter(superuser)

    plans = carried_out(lambda: client.get(LIST))

    counting, *others = judged(plans, growing, rows=2_000, blocks=3_000)
    assert (counting.sql.startswith("SELECT COUNT(*)"), others) == (True, [])
    assert Article.objects.count() == ARTICLES
