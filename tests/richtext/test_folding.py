"""Stretches of a text in which nothing changed open on demand."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings

from clinic.richtext.folding import folded
from clinic.richtext.marking import marked
from clinic.richtext.sanitise import sanitise

from .pieces import compositions


def blocks(numbers):
    return "".join(f"<p>{number}</p>" for number in numbers)


def test_what_is_far_from_a_change_is_folded_and_what_is_near_stays():
    html = folded(marked(blocks(range(10)), blocks([*range(5), "new", *range(6, 10)])))

    soup = BeautifulSoup(html, "html5lib")
    assert [[p.get_text() for p in one.select("p")] for one in soup.select("details")] == [list("0123"), list("789")]
    assert [p.get_text().strip() for p in soup.select("body > p")] == ["4", "5 new", "6"]
    assert soup.summary.get_text() == "4 paragraphs, lists and the like did not change"


@pytest.mark.parametrize(("number", "is_folded"), [(4, False), (5, True)])
def test_a_short_stretch_is_not_folded(number, is_folded):
    html = marked(blocks(range(number)), blocks([*range(number - 1), "new"]))

    assert ("<details>" in folded(html)) == is_folded


def test_a_text_in_which_nothing_changed_stays_as_it_is():
    html = marked(blocks(range(10)), blocks(range(10)))

    assert folded(html) == html


@settings(max_examples=200, deadline=None)
@given(compositions.map(sanitise), compositions.map(sanitise))
def test_no_word_is_lost(before, after):
    html = marked(before, after)

    soup = BeautifulSoup(folded(html), "html5lib")
    for summary in soup.select("details > summary"):
        if "did not change" in summary.get_text():
            summary.decompose()
    assert soup.get_text() == BeautifulSoup(html, "html5lib").get_text()
