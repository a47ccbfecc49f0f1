from datetime import UTC, datetime

import pytest

from clinic.publishing.checking import Context, findings

from .texts import OTHER, TREATMENT, article, describing, found, rows

LIVE = frozenset({TREATMENT, OTHER})
SILENT = {"title": "Nerve block", "body": "<p>Text.</p>", "standfirst": "In short."}


def of_two(title):
    return describing(TREATMENT, OTHER, title=title)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("It eases pain.", [""]),
        ("Infection is a serious risk.", []),
        ("It has side effects.", []),
        ("It can harm a nerve.", []),
        ("Complications are rare.", []),
    ],
)
def test_an_article_that_describes_a_treatment_mentions_risk(text, quotes):
    page = article(described=rows(treatment=(TREATMENT,), heading="Nerve block", text=text), **SILENT)

    assert found(page, "risks.mentioned") == quotes


def test_an_article_that_describes_none_may_be_silent_about_risk():
    assert found(article(), "risks.mentioned") == []


@pytest.mark.parametrize(
    ("title", "quote"),
    [
        ("5 Interventional Treatments", "5"),
        ("Five Back Pain Treatments", "Five"),
        ("The 3 procedures we use", "3"),
        ("Our three favorites", "three"),
        ("Top 10 injections", "10"),
    ],
)
def test_a_title_that_counts_treatments_counts_those_that_are_described(title, quote):
    assert found(of_two(title), "title.count") == [quote]


@pytest.mark.parametrize("title", ["2 Treatments", "Two procedures", "5 weeks after surgery", "Five questions to ask"])
def test_a_right_count_or_one_of_something_else_is_let_be(title):
    assert found(of_two(title), "title.count") == []


@pytest.mark.parametrize(
    "title", ["5 weeks after surgery", "10 things to know", "One patient's road", "2026 in review"]
)
def test_a_title_counts_nothing_when_no_treatment_is_described(title):
    assert found(article(title=title), "title.count") == []


def test_a_title_that_counts_treatments_wants_them_described():
    assert found(article(title="5 Interventional Back Pain Treatments"), "title.count") == ["5"]


def test_a_described_treatment_is_live_when_the_article_is():
    page = describing(TREATMENT, OTHER)
    context = Context(at=datetime(2026, 7, 6, 16, tzinfo=UTC), live=frozenset({OTHER}), titles={TREATMENT: "Block"})

    [blocked] = [one for one in findings(page, context) if one.check == "described.live"]

    assert blocked.message == "Not live on July 6, 2026, noon EDT: Block. Publish what is described first."
    assert blocked.row == page.described[0].uuid
    assert found(page, "described.live", live=LIVE) == []


@pytest.mark.parametrize(
    ("fields", "quotes"),
    [
        ({"kind": "story"}, [""]),
        ({"kind": "story", "authorization": "  "}, [""]),
        ({"kind": "story", "authorization": "Safe, folder 12"}, []),
        ({"kind": "clinical"}, []),
    ],
)
def test_a_patients_story_has_an_authorization(fields, quotes):
    assert found(article(**fields), "story.authorization") == quotes
