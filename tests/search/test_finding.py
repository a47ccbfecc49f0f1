"""What search finds, and in which order."""

import pytest
from django.db import connection

from tests.factories import (
    make_article,
    make_clinician,
    make_info,
    make_location,
    make_practice,
    make_topic,
    make_treatment,
    publish,
    write,
)

pytestmark = pytest.mark.usefixtures("staff")


def live(page, **fields):
    return publish(page, **fields).title


def test_pages_of_every_kind_are_found_and_the_practice_itself_is_not(titles):
    live(make_practice("Quillwort Clinic", welcome="Quillwort."))
    found = {
        live(make_treatment("A treatment", summary="Quillwort.")),
        live(make_topic("A topic", body="<p>Quillwort.</p>")),
        live(make_article("An article", standfirst="Quillwort.")),
        live(make_clinician("A clinician", biography="<p>Quillwort.</p>")),
        live(make_location("A location", parking="Beside the quillwort.")),
        live(make_info("About", summary="Quillwort.")),
    }

    assert set(titles("quillwort")) == found
    assert len(found) == 6


def test_a_name_counts_more_than_a_summary_that_more_than_a_heading_and_that_more_than_the_text(titles):
    in_text = live(make_article("In the text", body="<p>Quillwort, quillwort, quillwort and quillwort.</p>"))
    in_heading = live(make_article("In a heading", body="<h2>Quillwort</h2><p>Text.</p>"))
    in_summary = live(make_article("In the summary", standfirst="On quillwort."))
    in_names = live(make_treatment("Another name", also_known_as="fern, water quillwort"))
    in_title = live(make_article("Quillwort and you", slug="title"))

    found = titles("quillwort")

    assert set(found[:2]) == {in_names, in_title}
    assert found[2:] == [in_summary, in_heading, in_text]


@pytest.mark.parametrize("typed", ["Nerve freezing", "NF", "cold needle", "nerve  FREEZING?"])
def test_what_is_called_just_that_comes_first(titles, typed):
    called = live(make_treatment("Nerve freezing", abbreviation="NF", also_known_as="cryoneurolysis, cold needle"))
    live(
        make_article(
            "NF (nerve freezing) with a cold needle, NF explained",
            standfirst="Nerve freezing (NF), nerve freezing, cold needle.",
        )
    )

    found = titles(typed)
    assert (found[0], len(found)) == (called, 2)


def test_words_are_found_in_any_form_and_the_last_one_from_its_beginning(titles):
    title = live(make_article("Stimulating injections"))

    assert [titles(asked) for asked in ("stimulated injection", "injections stim", "stim injections", "in")] == [
        [title],
        [title],
        [title],
        [],
    ]


def test_all_words_are_wanted_and_any_of_them_when_that_finds_little(titles):
    both = [live(make_article(f"Quillwort and moss {number}")) for number in range(3)]
    one = live(make_article("Moss"))

    assert set(titles("moss quillwort")) == set(both)
    assert set(titles("moss quillwort 2")) == {*both, one}
    assert titles("moss quillwort 2")[0] == both[2]


def test_only_the_text_that_is_live_is_found(titles):
    article = make_article("Moss", standfirst="Once quillwort.")
    publish(article)
    publish(article, standfirst="Now fern.")
    write(article, standfirst="Soon bracken.")

    assert [titles(word) for word in ("quillwort", "fern", "bracken")] == [[], ["Moss"], []]


def test_a_kind_alone_can_be_searched(asked, titles):
    article, treatment = live(make_article("Quillwort")), live(make_treatment("Quillwort tea"))

    answer = asked("quillwort", kind="treatments", page="1")
    links = [(str(name), is_current) for name, _, is_current in answer.context["links"]]

    assert titles("quillwort", kind="treatments") == [treatment]
    assert titles("quillwort", kind="articles") == [article]
    assert [name for name, is_current in links if is_current] == ["treatments"]
    assert len(links) == 7
    assert '<a href="?q=quillwort&amp;kind=articles">' in answer.content.decode()
    assert asked("quillwort", kind="secrets").status_code == 404


def test_a_database_that_likes_to_share_its_work_out_does_not(staff, titles):
    publish(make_article("Nerve block"))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL debug_parallel_query = on")

    assert titles("nerve block") == ["Nerve block"]
