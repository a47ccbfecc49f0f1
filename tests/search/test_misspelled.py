"""A misspelled word is guessed from what is live, and whoever meant it just so can say so."""

import pytest

from clinic.publishing.search.vocabulary import Vocabulary
from tests.factories import fresh, make_article, make_topic, publish

pytestmark = pytest.mark.usefixtures("staff")


def _guesses(kept, word):
    kept.refresh()
    return kept.guesses(word)


@pytest.fixture
def stenosis():
    return publish(make_topic("Spinal stenosis", summary="An epidural may be discussed.")).title


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("stenossis", "stenosis"),
        ("epidurral", "epidural"),
        ("Stenosus", "stenosis"),
        ("spianl stenosis", "spinal stenosis"),
        ("what is stenosas?", "what is stenosis"),
    ],
)
def test_the_nearest_word_is_searched_for_and_told(asked, titles, stenosis, typed, meant):
    answer = asked(typed)

    assert (titles(typed), answer.context["answer"].meant) == ([stenosis], meant)
    assert f"Showing results for <strong>{meant}</strong>" in answer.content.decode()


def test_what_was_typed_can_be_searched_for(asked, titles, stenosis):
    assert (
        '<a href="?q=stenossis&amp;exact=yes">Search for “stenossis” instead</a>' in asked("stenossis").content.decode()
    )
    assert titles("stenossis", exact="yes") == []


def test_a_word_that_is_found_is_not_taken_for_another(asked, titles, stenosis):
    title = publish(make_article("Stenossis")).title

    assert (titles("stenossis"), asked("stenossis").context["answer"].meant) == ([title], "")


@pytest.mark.parametrize("typed", ["stnss", "sten0515", "spnl", "bracken"])
def test_what_is_not_near_is_not_guessed(asked, stenosis, typed):
    assert "Nothing found" in asked(typed).content.decode()


def test_a_word_that_left_the_site_is_no_longer_guessed(asked, titles, publisher):
    article = make_article("Quillwort")
    publish(article)
    assert titles("quilwort") == ["Quillwort"]

    fresh(article).withdraw(publisher, "Out of date.")

    assert "Nothing found" in asked("quilwort").content.decode()


def test_words_are_read_again_only_when_there_are_new_ones(db, django_assert_num_queries):
    publish(make_article("Quillwort"))
    kept = Vocabulary()

    with django_assert_num_queries(2):
        assert _guesses(kept, "quilwort") == ["quillwort"]
    with django_assert_num_queries(1):
        assert _guesses(kept, "qillwort") == ["quillwort"]
    publish(make_article("Bracken"))
    with django_assert_num_queries(2):
        assert _guesses(kept, "braken") == ["bracken"]
