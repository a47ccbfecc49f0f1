"""With ten thousand articles the database reads what an answer shows, and little else.

Every question that a public address really asks is carried out again and judged by its plan, not by its time.
"""

from datetime import timedelta

import pytest

from articles.views import ArticleList
from bench.lives import Fate
from clinic.publishing import clock
from clinic.publishing.boundaries import next_boundary
from clinic.publishing.models import Placement
from clinic.publishing.moment import Moment
from clinic.publishing.paging import Window
from clinic.publishing.preview import preview_url
from clinic.sitemap import PART
from tests.plans import carried_out, explained

from .clinic import ARTICLES, MIDDLE, addresses, article

pytestmark = pytest.mark.django_db
# A far page skips the articles before it: each was placed three times and has one text, and a tenth are not live.
FAR_ROWS = int(Window.LAST * ArticleList.paginate_by * (3 + 1) * 1.1)
FAR_BLOCKS = 4_000
# Of each page of a part of the sitemap: its placements, and twice those again for when its text changed.
PART_ROWS, PART_BLOCKS = PART * 3 * 3, PART * 12

# The newest five hundred articles are looked at, each placed three times; of a rarer word all texts that hold it are.
SEARCH_ROWS, SEARCH_BLOCKS = 15_000, 15_000


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
    "feed": ("/articles/feed/", 200),
    "sitemap": ("/sitemap.xml", 200),
    "lists of the sitemap": ("/sitemap/lists.xml", 200),
    "security contact": ("/.well-known/security.txt", 200),
    "former address without its slash": (lambda: became(Fate.MOVED)()[:-1], 301),
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


@pytest.mark.parametrize("kind", PUBLIC)
def test_a_public_page_reads_little_and_no_table_from_end_to_end(visitor, judged, kind):
    address, status = PUBLIC[kind]
    path = address() if callable(address) else address

    answers = []
    plans = carried_out(lambda: answers.append(visitor.get(path)))

    assert [answer.status_code for answer in answers] == [status]
    assert judged(plans) == []


# The index of the sitemap looks through every part that had no page yet.
NOT_LONG_AGO = {"preview", "sitemap"}


@pytest.mark.parametrize(
    "kind", [kind for kind, (_, status) in PUBLIC.items() if status == 200 and kind not in NOT_LONG_AGO]
)
def test_the_site_of_years_ago_reads_as_little(visitor, judged, stopped_clock, kind):
    stopped_clock.stop(clock.instant() - timedelta(days=4 * 365))
    address, _ = PUBLIC[kind]
    path = address() if callable(address) else address

    answers = []
    plans = carried_out(lambda: answers.append(visitor.get(path)))

    assert [answer.status_code for answer in answers] == [200]
    assert judged(plans) == []


def test_the_last_page_of_the_list_reads_what_it_skips_and_no_more(visitor, judged):
    plans = carried_out(lambda: visitor.get(f"/articles/?page={Window.LAST}"))

    assert judged(plans, FAR_ROWS, FAR_BLOCKS) == []
    assert len(judged(plans)) == 1


@pytest.mark.parametrize("key", [0, MIDDLE, ARTICLES])
def test_a_part_of_the_sitemap_reads_its_own_pages_and_no_others(visitor, judged, key):
    answers = []
    plans = carried_out(lambda: answers.append(visitor.get(f"/sitemap/{key // PART}.xml")))

    assert [answer.status_code for answer in answers] == [200]
    assert judged(plans, PART_ROWS, PART_BLOCKS) == []


def test_the_next_boundary_is_found_without_looking_for_it(judged):
    moment = Moment(clock.instant())

    assert judged(carried_out(lambda: next_boundary(moment))) == []


def test_what_search_may_find_is_read_as_far_as_it_is_shown(judged):
    moment = Moment(clock.instant())
    found = Placement.objects.searchable(moment.at, moment.rules)

    for asked in (found, found.filter(type="articles.article").newest_first()):
        plans = carried_out(lambda asked=asked: list(asked[:20]))
        assert judged(plans) == []


SEARCHES = {
    "a word of every text": "pain",
    "a word of every fourth": "stenosis",
    "a word of few": "arthralgia",
    "a word of one": "tenant",
    "two common words": "back pain",
    "a common word and a rare one": "pain tenant",
    "a beginning": "inj",
    "a misspelled word": "stenossis",
    "a word that there is not": "zzzzzz",
    "words of which no text holds all": "pain tenant arthralgia",
    "as many words as are read": "pain back nerve stenosis arthralgia injection joint facet",
}


@pytest.mark.parametrize("kind", SEARCHES)
def test_a_search_reads_little_whatever_is_asked(visitor, judged, kind):
    answers = []
    plans = carried_out(lambda: answers.append(visitor.get(f"/search/?q={SEARCHES[kind]}")))

    assert [answer.status_code for answer in answers] == [200]
    assert [(plan.sql, plan.rows, plan.blocks) for plan in judged(plans, SEARCH_ROWS, SEARCH_BLOCKS)] == []


def test_the_last_review_is_found_along_the_texts_own_line(judged):
    revision = article(MIDDLE).latest

    plans = carried_out(lambda: revision.last_review(clock.instant()))

    assert judged(plans, rows=20, blocks=50) == []


def test_a_bad_plan_would_be_noticed(growing, judged):
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
    assert judged([scan, skip]) == [scan, skip]
