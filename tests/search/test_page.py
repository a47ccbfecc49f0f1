"""The page of search: what it says, how it is turned, and what it answers when nothing can be found."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.publishing.search import limits
from clinic.search import SEARCHES
from tests.factories import make_article, make_practice, publish

pytestmark = pytest.mark.usefixtures("staff")
QUERIES, GUESSING = 12, 20  # when enough is found; when little is, or a word is misspelled
ODD = {
    "nul": "nerve\0",
    "only a nul": "\0",
    "emoji": "🦴 nerve 👍🏽",
    "ten thousand letters": "a" * 10_000,
    "ten thousand words": "nerve " * 2_000,
    "operators": "nerve & | ! <-> :* a:b:* !! ((",
    "operators alone": "& | ! <-> :*",
    "quotes": "\"nerve' 'block\" ''",
    "backslashes": "nerve\\ \\' \\",
    "brackets": "((nerve] {",
    "stop words": "what is it and who are they",
    "markup": "<script>alert(1)</script>",
    "template": "{{ 7|add:7 }}{% now %}",
    "placeholders": "%s %(x)s %",
    "numbers": "L4-L5 4.5 1e400 ²",
    "other scripts": "神经 нерв عصب",
    "turned round": "\u202enerve",
    "control characters": "ner\x02ve\x03\x1b",
    "misspelled words": " ".join(
        ["nervee", "blokc", "stenossis", "epidurral", "sciatika", "siatica", "painn", "inject"]
    ),
}


@pytest.fixture
def nerve_block():
    return publish(make_article("Nerve block", body="<p>a &lt;b&gt; nerve &amp; more</p>"))


@pytest.mark.parametrize("kind", ODD)
def test_whatever_is_typed_is_answered_with_few_questions(nerve_block, asked, kind):
    with CaptureQueriesContext(connection) as queries:
        answer = asked(ODD[kind])

    assert (answer.status_code, "<form" in answer.content.decode()) == (200, True)
    assert len(queries) <= GUESSING


def test_a_byte_that_is_no_text_is_answered(nerve_block, visitor):
    assert visitor.get("/search/?q=%ff%fe%00nerve").status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "2", "last", "x", "9" * 500, "1.5", ""])
def test_a_page_that_is_not_there_is_not_found(nerve_block, asked, page):
    assert asked("nerve", page=page).status_code == 404


def test_the_page_says_what_was_asked_how_many_were_found_and_marks_the_words(nerve_block, asked):
    html = asked("nerve").content.decode()

    assert "<title>“nerve” – Search – Our clinic</title>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<input type="search" id="q" name="q" value="nerve"' in html
    assert "<h2>1 page found</h2>" in html
    assert '<p class="kicker">Article</p>' in html
    assert '<h3><a href="/articles/' in html
    assert "a &lt;b&gt; <mark>nerve</mark> &amp; more" in html


def test_one_page_asks_few_questions_however_much_is_found(nerve_block, asked):
    counted = []

    for _ in range(2):
        for _ in range(2):
            publish(make_article("Nerve block"))
        with CaptureQueriesContext(connection) as queries:
            asked("nerve block")
        counted.append(len(queries))

    assert counted[0] == counted[1] <= QUERIES


def test_the_summary_stands_for_a_text_without_the_words(asked):
    publish(make_article("Quillwort", standfirst="A <fern>."))

    assert "<p>A &lt;fern&gt;.</p>" in asked("quillwort").content.decode()


def test_results_are_turned_page_by_page_and_counted_as_far_as_they_are_told(asked, monkeypatch):
    for number in range(12):
        publish(make_article(f"Quillwort {number}"))

    first, second = asked("quillwort"), asked("quillwort", page=2)
    sizes = [len(answer.context["results"]) for answer in (first, second)]

    assert (sizes, asked("quillwort", page=3).status_code) == ([10, 2], 404)
    assert "12 pages found" in first.content.decode()
    assert '<a href="?q=quillwort&amp;page=2" rel="next">' in first.content.decode()
    assert "<title>“quillwort”, page 2 – Search" in second.content.decode()


def test_where_nothing_is_found_the_page_says_where_to_look(asked, visitor):
    practice = make_practice()
    practice.phones.create(label="Appointments", number="(212) 555-0142")
    practice.save_revision(by=practice.owner)
    publish(practice)

    nothing, empty = asked("quillwort").content.decode(), visitor.get("/search/").content.decode()

    assert "We found no page for “quillwort”" in nothing
    for html in (nothing, empty):
        main = html[html.index("<main") : html.index("</main")]
        assert '<a href="/treatments/">' in main
        assert "tel:+1-212-555-0142" in main


def test_whoever_asks_too_often_waits(asked, visitor):
    statuses = [asked("x").status_code for _ in range(SEARCHES.times + 1)]
    refused = asked("x")

    assert statuses == [200] * SEARCHES.times + [429]
    assert 0 < int(refused["Retry-After"]) <= SEARCHES.seconds
    assert "Please wait a moment" in refused.content.decode()
    assert visitor.get("/search/").status_code == 200
    assert visitor.get("/search/?q=x", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_only_forms_of_the_words_are_marked(asked):
    publish(make_article("Discs", body="<p>We discuss a disc, two discs and discretion. Bodies heal.</p>"))

    html = asked("disc body").content.decode()

    assert "We discuss a <mark>disc</mark>, two <mark>discs</mark> and discretion. <mark>Bodies</mark> heal." in html


def test_many_slow_answers_of_the_database_are_not_all_waited_for(nerve_block, asked, monkeypatch):
    monkeypatch.setattr(limits, "TIMEOUT", 100)
    said = []

    def slowly(execute, sql, params, many, context):
        said.append(sql)
        time.sleep(0.06)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(slowly):
        answer = asked("nervee blokc stenossis epidurral sciatika")

    assert answer.status_code == 503
    assert len([sql for sql in said if "wording" in sql]) <= 3


@pytest.mark.django_db(transaction=True)
def test_a_search_that_takes_too_long_is_given_up(asked, monkeypatch, django_db_blocker):
    from tests.races import one_after_the_other

    monkeypatch.setattr(limits, "TIMEOUT", 200)
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE publishing_wording IN ACCESS EXCLUSIVE MODE")
        (answer,) = one_after_the_other(lambda: asked("nerve"))
        cursor.execute("ROLLBACK")

    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "The search takes too long just now" in answer.content.decode()
    assert '<a href="/treatments/">' in answer.content.decode()
