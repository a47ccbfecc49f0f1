"""What readers and the caches between get, whether it was kept or not."""

import tracemalloc
from datetime import timedelta

import pytest
from django.core.wsgi import get_wsgi_application

from clinic.pagecache.application import PageCache
from clinic.publishing import clock
from clinic.publishing.preview import preview_url
from tests.factories import fresh, latest, make_article, publish

from .reader import Reader

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def addresses(staff, publisher):
    """One of each kind of answer, with its status."""
    page = make_article("Caring for your back", slug="caring")
    publish(page)
    moved = make_article("Moved", slug="former")
    publish(moved)
    fresh(moved).move("present", publisher)
    gone = make_article("Gone", slug="gone")
    publish(gone)
    fresh(gone).retract(publisher, "It was wrong.")
    return {
        "/": 200,
        "/articles/": 200,
        "/articles/?page=1": 200,
        "/articles/caring/": 200,
        "/articles/former/": 301,
        "/articles/gone/": 410,
        "/articles/never/": 404,
        "/nothing/at/all/": 404,
        "/articles/?page=99": 404,
        "/treatments/": 200,
        "/robots.txt": 200,
        "/static/none.css": 404,
    }


def test_every_answer_says_how_long_it_holds_and_is_given_again_as_it_was(addresses, reader):
    first = {address: reader.get(address) for address in addresses}
    second = {address: reader.get(address) for address in addresses}

    assert {address: answer.status for address, answer in first.items()} == addresses
    assert {answer.how for answer in first.values()} == {"clinic; fwd=miss"}
    assert {answer.how for answer in second.values()} == {"clinic; hit"}
    assert {answer.lifetime for answer in first.values()} == {60}
    assert [answer.body for answer in second.values()] == [answer.body for answer in first.values()]
    for name in ("ETag", "Last-Modified", "Content-Security-Policy", "X-Content-Type-Options"):
        assert [answer.headers[name] for answer in second.values()] == [
            answer.headers[name] for answer in first.values()
        ]
    assert len({answer.headers["ETag"] for answer in first.values()}) == len(addresses) - 4  # one list, one 404


@pytest.mark.parametrize("held", ['"other", {}', "{}", "W/{}", "*"])
def test_whoever_has_an_answer_already_is_told_so(addresses, reader, held):
    answer = reader.get("/articles/caring/")

    again = reader.get("/articles/caring/", if_none_match=held.format(answer.headers["ETag"]))

    assert (again.status, again.body, again.headers["ETag"]) == (304, "", answer.headers["ETag"])
    assert (again.lifetime, "Content-Length" in again.headers) == (60, False)


def test_whoever_has_another_answer_gets_this_one(addresses, reader):
    assert reader.get("/articles/caring/", if_none_match='"other"').status == 200


def test_an_error_is_given_whole_to_whoever_has_it(addresses, reader):
    answer = reader.get("/articles/never/")

    assert reader.get("/articles/never/", if_none_match=answer.headers["ETag"]).status == 404


def test_a_date_is_believed_only_once_nobody_can_have_seen_what_was_before(addresses, reader, cache):
    just_now = reader.get("/").headers["Last-Modified"]
    assert reader.get("/", if_modified_since=just_now).status == 200

    object.__setattr__(cache.site.known, "asked", cache.site.known.asked - 4)  # four seconds later
    later = reader.get("/").headers["Last-Modified"]

    assert later > just_now
    assert reader.get("/", if_modified_since=later).status == 304
    assert reader.get("/", if_modified_since=just_now).status == 200
    assert reader.get("/", if_modified_since="never", if_none_match='"other"').status == 200


def test_a_request_for_the_headers_alone_gets_those_of_the_page(addresses, reader):
    head = reader.get("/articles/caring/", method="HEAD")
    page = reader.get("/articles/caring/")

    assert (head.status, head.body, page.how) == (200, "", "clinic; hit")
    assert head.headers["Content-Length"] == page.headers["Content-Length"] == str(len(page.body.encode()))


def test_one_host_or_scheme_never_gets_the_answer_of_another(addresses, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    reader = Reader(PageCache(get_wsgi_application()))

    assert reader.get("/", x_forwarded_proto="https").how == "clinic; fwd=miss"
    assert reader.get("/", host="127.0.0.1", x_forwarded_proto="https").how == "clinic; fwd=miss"
    assert reader.get("/", host="evil.example").status == 400
    assert reader.get("/", x_forwarded_proto="http").how == ""


def test_what_is_staffs_own_is_never_kept(addresses, reader, enter, author, article):
    key = enter(author).cookies["sessionid"].value
    of_staff = ["/admin/", "/admin/nothing-here/", "/admin/as-of/2030-01-01T00:00/"]
    own = [preview_url(latest(article)), "/preview/none/", *of_staff]

    answers = [reader.get(address, cookie=f"sessionid={key}") for address in own * 2]

    assert {answer.how for answer in answers} == {""}
    assert [answer.status for answer in answers[:5]] == [200, 404, 200, 404, 200]


def test_answers_to_readers_set_no_cookie_and_are_the_same_for_staff(addresses, reader, enter, author):
    key = enter(author).cookies["sessionid"].value
    for address in addresses:
        as_staff = reader.get(address, cookie=f"sessionid={key}")
        assert "Set-Cookie" not in as_staff.headers
        assert "Cookie" not in as_staff.headers.get("Vary", "")
        assert reader.get(address).body == as_staff.body


def test_memory_is_bounded_and_what_is_asked_for_stays(addresses, reader, cache, settings):
    settings.PAGE_CACHE_MB = 0.1

    for number in range(60):
        reader.get(f"/articles/?page=1&number={number}")
        assert reader.get("/").how == ("clinic; hit" if number else "clinic; fwd=miss")

    pages = cache.site.known.epoch.pages
    assert 0 < pages.size <= 0.1 * 1024 * 1024
    assert reader.get("/articles/?page=1&number=0").how == "clinic; fwd=miss"


def test_what_is_kept_takes_no_more_memory_than_is_counted(addresses, reader, cache):
    """Answers without a body take the most beside it."""
    reader.get("/articles?first=1")
    pages = cache.site.known.epoch.pages
    counted = pages.size

    tracemalloc.start()
    try:
        for number in range(500):
            assert reader.get(f"/articles?number={number}").status == 301
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert cache.site.known.epoch.pages is pages
    assert taken <= pages.size - counted


def test_no_address_gets_the_answer_of_another_that_reads_alike(addresses, reader):
    assert reader.get("/articles/caring/%3Fa?b").status == 404

    assert reader.get("/articles/caring/?a?b").status == 200


def test_a_database_that_was_changed_without_a_reader_costs_one_question_twice_a_second(
    addresses, reader, django_assert_num_queries, cache
):
    reader.get("/")

    cache.site.next_look = 0.0
    with django_assert_num_queries(1):
        reader.get("/")
    with django_assert_num_queries(0):
        reader.get("/")


def test_in_the_last_second_nobody_is_told_that_an_answer_still_holds(addresses, reader, cache):
    """Whoever keeps it would keep it as long again."""
    etag = reader.get("/articles/caring/").headers["ETag"]
    assert reader.get("/articles/caring/", if_none_match=etag).status == 304

    epoch = cache.site.known.epoch
    object.__setattr__(epoch, "boundary", cache.site.known.now + timedelta(seconds=0.9))

    answer = reader.get("/articles/caring/", if_none_match=etag)
    assert (answer.status, answer.how, answer.lifetime) == (200, "clinic; hit", 0)


def test_a_lifetime_ends_with_the_next_change_anywhere_on_the_site(addresses, reader):
    publish(make_article("Coming", slug="coming"), at=clock.instant() + timedelta(seconds=30))
    reader.get("/")

    assert 20 <= reader.get("/articles/caring/").lifetime <= 30
