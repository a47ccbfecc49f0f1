"""The lists of the admin: what they say, what they cost, and which questions they refuse."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import fresh, latest, make_treatment, publish, sign, write

AUTOCOMPLETE = "/admin/autocomplete/?app_label=articles&model_name=described&field_name=treatment"


@pytest.mark.parametrize("search", ["/admin/treatments/treatment/?q=%00", AUTOCOMPLETE + "&term=%00"])
def test_a_search_for_nonsense_is_answered(treatment, author, enter, search):
    assert enter(author).get(search).status_code == 200


@pytest.mark.parametrize(
    "lookup", ["title__regex=a", "owner__password__startswith=p", "revisions__content__contains=x"]
)
def test_lists_cannot_be_searched_by_hand_made_lookups(treatment, author, enter, lookup):
    assert enter(author).get(f"/admin/treatments/treatment/?{lookup}").status_code == 400


def next_step(html):
    return re.search('<td class="field-next_step">([^<]*)</td>', html)[1]


def test_a_list_says_where_each_page_stands(author, publisher, enter, staff):
    publish(make_treatment("Live one"))
    sign(make_treatment("Signed one"))
    make_treatment("Draft")

    page = enter(author).get("/admin/treatments/treatment/").content.decode()

    rows = [line for line in page.split("<tr>") if "one</a>" in line or "Draft</a>" in line]
    assert ["live since" in row for row in rows] == [False, True, False]
    assert [next_step(row) for row in rows] == ["With its author", "Nothing to do", "Ready to publish"]


def test_a_list_asks_as_many_questions_for_thirty_rows_as_for_one(author, enter, staff, django_assert_num_queries):
    client = enter(author)
    make_treatment()
    with CaptureQueriesContext(connection) as one:
        client.get("/admin/treatments/treatment/")
    for _ in range(30):
        make_treatment()

    with django_assert_num_queries(len(one)):
        client.get("/admin/treatments/treatment/")


def test_a_list_speaks_of_the_newest_text(author, enter, staff):
    treatment = make_treatment("Changed one")
    fresh(treatment).request_review(latest(treatment), author)
    client = enter(author)
    assert next_step(client.get("/admin/treatments/treatment/").content.decode()) == "Waiting for review"

    write(treatment, summary="Changed since.")

    assert next_step(client.get("/admin/treatments/treatment/").content.decode()) == "With its author"


def test_the_list_tells_that_patients_read_an_older_text(live_article, author, enter):
    write(live_article.page, standfirst="Newer.")

    rows = enter(author).get("/admin/articles/article/").content.decode()

    assert re.search("live since [^<]*, not the newest text", rows)


def test_a_page_in_the_trash_offers_to_take_it_out_and_nothing_else(article, author, enter):
    fresh(article).trash(author)

    offered = enter(author).get(f"/admin/articles/article/{article.pk}/change/").context["steps"]

    assert [step.label for step in offered] == ["Take out of the trash"]
