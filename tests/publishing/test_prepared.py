"""A prepared question answers as its queryset would, whatever was asked before."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F, Value

from clinic.publishing import clock
from clinic.publishing.models import Page, Placement
from clinic.publishing.prepared import Prepared
from tests.factories import make_article, make_treatment, publish

DAY = timedelta(days=1)


def make(type_, *, at, uuids, paths=()):
    """One question with a value of every kind; `written` counts how often Django wrote it."""
    make.written += 1
    pages = Page.objects.filter(uuid__in=uuids)
    return Placement.objects.live(at).filter(type=type_, page__in=pages).select_related("page").order_by("pk")


@pytest.fixture
def prepared():
    make.written = 0
    return Prepared(make)


@pytest.fixture
def pages(staff):
    pages = [make_article(), make_article(), make_treatment()]
    for page in pages:
        publish(page)
    return [page.uuid for page in pages]


@pytest.mark.django_db
def test_it_answers_as_its_queryset_for_other_values(prepared, pages):
    now = clock.instant()
    first, second, third = pages
    askings = [
        ("articles.article", now, [first, second]),
        ("articles.article", now, [second, first]),
        ("articles.article", now - DAY, [first, second]),
        ("treatments.treatment", now, [first, third]),
        ("articles.article", now, [third]),
        ("articles.article", now, [second]),
        ("articles.article", now, [second, third, first]),
    ]

    answers = [[found.page.uuid for found in prepared(type_, at=at, uuids=uuids)] for type_, at, uuids in askings]

    assert answers == [[first, second], [first, second], [], [third], [], [second], [first, second]]
    assert make.written == 4


@pytest.mark.django_db
@pytest.mark.parametrize("number", [2, 0.5])
def test_a_number_is_asked_with_as_what_it_is(pages, number):
    asked = Prepared(lambda at, number: Placement.objects.live(at).annotate(product=F("page_id") * Value(number)))

    answers = asked(at=clock.instant(), number=number)

    assert [one.product for one in answers] == [one.page_id * number for one in answers]
    assert {type(one.product) for one in answers} == {type(number)}


@pytest.mark.django_db
def test_a_list_without_anything_is_answered_without_asking(prepared, pages, django_assert_num_queries):
    now = clock.instant()

    with django_assert_num_queries(0):
        assert prepared("articles.article", at=now, uuids=[]) == []


@pytest.mark.django_db
def test_a_value_that_does_not_reach_the_database_is_refused(prepared, pages):
    with pytest.raises(TypeError, match="paths"):
        prepared("articles.article", at=clock.instant(), uuids=pages, paths="/")


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection(prepared, pages):
    now = clock.instant()
    here = prepared("articles.article", at=now, uuids=pages)

    def elsewhere():
        try:
            return prepared("articles.article", at=now, uuids=pages), connection.connection is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(elsewhere).result() == (here, True)
