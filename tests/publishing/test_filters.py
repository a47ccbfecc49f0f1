"""How staff narrow a list of pages: by where each stands, and by its words."""

from datetime import timedelta

import pytest

from clinic.publishing import clock
from clinic.publishing.groups import AUTHOR
from tests.factories import (
    fresh,
    latest,
    make_article,
    make_topic,
    make_treatment,
    make_user,
    publish,
    sign,
    write,
)


@pytest.fixture
def found(enter, author):
    """The titles in a list, in its order."""

    def _found(asked="", type_="articles/article"):
        response = enter(author).get(f"/admin/{type_}/?{asked}")
        assert response.status_code == 200
        return [page.title for page in response.context["cl"].result_list]

    return _found


@pytest.fixture
def standing(staff, publisher):
    """One article of each kind, named after where it stands."""
    now, pages = clock.instant(), {}
    for name in ("draft", "live", "changed", "scheduled", "withdrawn", "gone", "expired"):
        pages[name] = make_article(name)
    publish(pages["live"])
    publish(pages["changed"])
    write(pages["changed"], standfirst="Newer.")
    publish(pages["scheduled"], at=now + timedelta(days=1))
    for name in ("withdrawn", "gone", "expired"):
        publish(pages[name])
    fresh(pages["withdrawn"]).withdraw(publisher, "Newer guidance.")
    fresh(pages["gone"]).retract(publisher, "Wrong.")
    fresh(pages["expired"]).expire(publisher)
    return pages


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        ("live", ["changed", "live"]),
        ("changed", ["changed"]),
        ("scheduled", ["scheduled"]),
        ("withdrawn", ["withdrawn"]),
        ("gone", ["gone"]),
        ("nothing", ["draft", "expired", "scheduled"]),
        ("nonsense", ["changed", "draft", "expired", "gone", "live", "scheduled", "withdrawn"]),
    ],
)
def test_by_what_patients_see(standing, found, state, titles):
    assert found(f"state={state}") == titles


def test_by_whose_turn_it_is(article, author, reviewer, found):
    ready, live, asked, refused = (make_article(name) for name in ("Ready", "Live", "Asked", "Refused"))
    sign(ready)
    publish(live)
    for page in (asked, refused):
        fresh(page).request_review(latest(page), author)
    fresh(refused).request_changes(latest(refused), reviewer, "Say how often.")

    assert [found(f"turn={turn}") for turn in ("author", "reviewer", "publisher", "nobody")] == [
        ["Caring for your back", "Refused"],
        ["Asked"],
        ["Ready"],
        ["Live"],
    ]
    assert len(found("turn=nonsense")) == 5


def test_by_the_day_of_the_next_review(staff, found, stopped_clock):
    now = clock.instant()
    publish(make_treatment("Two years"))
    publish(make_treatment("One year", regulatory_status="off-label", regulatory_note="Off-label."))
    make_treatment("Draft")
    due = {}

    for day in (0, 340, 367, 733):
        stopped_clock.stop(now + timedelta(days=day))
        due[day] = [found(f"due={when}", "treatments/treatment") for when in ("now", "soon")]

    assert due == {
        0: [[], []],
        340: [[], ["One year"]],
        367: [["One year"], ["One year"]],
        733: [["One year", "Two years"], ["One year", "Two years"]],
    }


def test_by_a_topic_of_the_newest_text(staff, found, enter, author):
    backs, necks = make_topic("Backs"), make_topic("Necks")
    page = make_article("First backs, then necks", topics=[backs])
    make_article("Backs and necks", topics=[backs, necks])
    fresh(page).topics.set([necks])
    write(page)

    assert found(f"topic={backs.pk}") == ["Backs and necks"]
    assert found(f"topic={necks.pk}") == ["Backs and necks", "First backs, then necks"]


def test_topics_are_offered_where_pages_name_them(staff, enter, author):
    topic = make_topic("Backs")
    offered = {
        type_: f"?topic={topic.pk}" in enter(author).get(f"/admin/{type_}/").content.decode()
        for type_ in ("articles/article", "treatments/treatment", "practice/location")
    }

    assert offered == {"articles/article": True, "treatments/treatment": True, "practice/location": False}


def test_by_whose_page_it_is(article, author, found):
    colleague = make_user("colleague", AUTHOR)
    make_article("Theirs", owner=colleague)

    assert found(f"owner={colleague.pk}") == ["Theirs"]
    assert found(f"owner={author.pk}") == ["Caring for your back"]


def test_what_is_in_the_trash_is_found_there_alone(article, author, found):
    make_article("Kept")
    fresh(article).trash(author)

    assert [found(), found("trash=yes")] == [["Kept"], ["Caring for your back"]]


def test_filters_and_words_are_combined(standing, author, found):
    write(standing["live"], title="live needle")
    write(standing["draft"], title="draft needle")

    assert found("state=changed&q=needle") == ["live needle"]
    assert found(f"state=changed&q=needle&turn=publisher&owner={author.pk}") == []


@pytest.mark.parametrize("name", ["topic", "owner", "due", "turn", "state", "trash"])
@pytest.mark.parametrize("value", ["", "nonsense", "9" * 30, "-1", "%00", "1%27--"])
def test_nonsense_is_answered(article, found, name, value):
    found(f"{name}={value}")
    found(f"{name}={value}", "practice/location")


@pytest.mark.parametrize("order", ["2", "-2", "3", "-4.1", "5", "99", "nonsense", "%00"])
def test_every_column_can_be_ordered_by(standing, found, order):
    assert len(found(f"o={order}")) == 7


@pytest.mark.parametrize("asked", ["sciatica", "SCIATICA", "sciat", "leg sciatica", "“sciatica!”", "sciatica  leg"])
def test_pages_are_found_by_words_of_their_newest_text_in_any_order_and_by_their_beginnings(article, found, asked):
    write(article, body="<p>What helps sciatica in a <strong>leg</strong>?</p>")
    make_article("Other")

    assert found(f"q={asked}") == ["Caring for your back"]


def test_words_that_only_an_earlier_text_had_find_nothing(article, found):
    write(article, body="<p>Acupuncture.</p>")
    write(article, body="<p>Needles.</p>")

    assert [found("q=acupuncture"), found("q=needles")] == [[], ["Caring for your back"]]


@pytest.mark.parametrize("asked", ["epidural", "epi", "ster", "ESI", "esi", "caring for your", "for", "idural ster"])
def test_pages_are_found_by_their_title_and_abbreviation(staff, found, asked):
    make_treatment("Caring for your epidural steroid", abbreviation="ESI")
    make_treatment("Other")

    assert found(f"q={asked}", "treatments/treatment") == ["Caring for your epidural steroid"]


def test_all_words_must_be_there(article, found):
    assert found("q=caring+unicorn") == []


def test_the_words_of_rows_are_searched_too(treatment, found):
    treatment.risks.create(name="Haematoma", severity="mild", frequency="rare")
    write(treatment)

    assert found("q=haematoma", "treatments/treatment") == ["Nerve block"]


@pytest.mark.parametrize(
    "asked",
    ["%00", "%00%00caring", "%26", "!", "caring%26%21", "a:*b", "%27%29%3B--", "caring+%7C+other", "_", "²", "💉"],
)
def test_any_search_is_answered(article, found, asked):
    found(f"q={asked}")


def test_a_very_long_search_is_answered(article, found):
    assert found("q=" + "caring+" * 1_400) == ["Caring for your back"]
    assert found("q=" + "x" * 10_000) == []


def test_a_search_without_a_word_in_it_lists_all(article, found):
    assert found("q=%21%3F") == found("q=") == ["Caring for your back"]
