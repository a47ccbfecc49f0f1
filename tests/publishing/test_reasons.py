"""When a reviewer's reason is suggested again, and for how many places it is asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.publishing.models import Scope
from tests.factories import fresh, make_practice, publish, write

from .test_judging import CURE, WHY

CURED = "<p>An old advertisement promised a cure.</p>"
NEW = "<p>Our laser is a cure.</p>"


@pytest.fixture
def reasoned(article, reviewer):
    """A text that is signed with a reason."""

    def _reasoned(body=CURED, reason=WHY, **fields):
        revision = write(article, body=body, **fields)
        fresh(article).approve(revision, reviewer, Scope.PAGE, "Read.", reasons={CURE: reason})
        return revision

    return _reasoned


@pytest.fixture
def asked(article, second_reviewer, enter):
    """The fields for reasons as a reviewer finds them: what they ask, and what stands in them."""

    def _asked():
        form = enter(second_reviewer).get(f"/admin/articles/article/{article.pk}/step/sign/").context["form"]
        return [(field.label, field.value()) for field in form if field.name.startswith("reason-")]

    return _asked


def test_a_new_sentence_with_the_same_words_needs_its_own_reason(article, reasoned, asked):
    reasoned()
    write(article, body=CURED + NEW)

    assert asked() == [("Why it may stand: “cure”, in 2 places", "")]


@pytest.mark.parametrize(
    "change",
    [
        {"standfirst": "Anew."},
        {"body": f"{CURED}<p>Rest helps.</p>"},
        {"body": "<p>Rest helps. An old advertisement promised a cure.</p>"},
        {"body": f"{CURED}<p>There is no cure.</p>"},
        {"body": f"{CURED}<p>This is secure.</p>"},
    ],
)
def test_another_change_leaves_the_reason_that_was_given(article, reasoned, asked, change):
    reasoned()
    write(article, **{"body": CURED} | change)

    assert asked() == [("Why it may stand: “cure”", WHY)]


@pytest.mark.parametrize(
    "change",
    [
        {"body": "<p>An old advertisement promised a lasting, cheap cure.</p>"},
        {"body": NEW},
        {"body": CURED, "standfirst": "This is a cure."},
        {"body": CURED, "title": "A cure"},
    ],
)
def test_a_sentence_that_was_changed_or_added_anywhere_is_new(article, reasoned, asked, change):
    reasoned()
    write(article, **change)

    assert [value for _, value in asked()] == [""]


def test_a_sentence_that_went_away_leaves_the_reason_for_those_that_stay(article, reasoned, asked):
    reasoned(CURED + NEW)
    write(article, body=CURED)

    assert asked() == [("Why it may stand: “cure”", WHY)]


def test_the_newest_reason_that_was_given_for_these_sentences_counts(article, reasoned, asked):
    reasoned(reason="First.")
    reasoned(CURED + NEW, reason="Second.")
    reasoned(NEW, reason="Third.")
    write(article, body=CURED)

    assert asked() == [("Why it may stand: “cure”", "Second.")]


def test_a_reason_that_was_given_for_many_places_is_suggested_for_all_of_them(article, reasoned, asked):
    reasoned(CURED + NEW)
    write(article, body=CURED + NEW, standfirst="Anew.")

    assert asked() == [("Why it may stand: “cure”, in 2 places", WHY)]


def test_words_twice_in_a_sentence_stand_in_two_places(article, asked):
    write(article, body="<p>A cure, a true cure.</p>")

    assert asked() == [("Why it may stand: “cure”, in 2 places", "")]


def test_in_a_solo_practice_the_publisher_reads_what_a_reviewer_said(
    article, reasoned, publisher, administrator, enter
):
    reasoned()
    write(article, body=CURED, standfirst="Anew.")
    publish(make_practice(solo=True, by=administrator))

    form = enter(publisher).get(f"/admin/articles/article/{article.pk}/step/publish/").context["form"]

    assert [(form[name].label, form[name].value()) for name in form.reasoned] == [("Why it may stand: “cure”", WHY)]


def test_ten_reasons_ask_as_much_as_one(article, reasoned, asked, django_assert_num_queries):
    reasoned()
    write(article, body=CURED + NEW)
    asked()
    with CaptureQueriesContext(connection) as one:
        asked()
    for number in range(9):
        reasoned(f"{CURED}<p>{number}</p>")
    write(article, body=CURED + NEW)

    with django_assert_num_queries(len(one)):
        asked()
