"""What differs between two texts of a page: field by field, row by row, in words."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from clinic.publishing.comparison import compare
from tests.factories import (
    latest,
    make_article,
    make_clinician,
    make_info,
    make_location,
    make_picture,
    make_practice,
    make_topic,
    make_treatment,
    write,
)

MAKERS = [make_article, make_clinician, make_info, make_location, make_practice, make_topic, make_treatment]


def marks(html):
    """The words that are marked: `-` those that went, `+` those that came."""
    signs = {"del": "-", "ins": "+"}
    return [f"{signs[one.name]}{one.get_text()}" for one in BeautifulSoup(html, "html5lib").select("del, ins")]


def changes(page):
    """Between the last two revisions."""
    before, after = page.revisions.order_by("-number")[:2][::-1]
    return [(one.where, *marks(one.marked)) for one in compare(type(page), before.frozen, after.frozen)]


@pytest.mark.parametrize("make", MAKERS)
def test_two_equal_texts_of_any_type_differ_in_nothing(staff, make):
    page = make()
    content = latest(page).frozen

    assert compare(type(page), content, content) == []


@pytest.mark.parametrize("make", MAKERS)
def test_a_first_text_of_any_type_is_new_throughout(staff, make):
    page = make("Its name")

    found = compare(type(page), None, latest(page).frozen)

    assert marks(found[0].marked) == ["+Its name"]
    assert [one for one in found if "-" in {mark[0] for mark in marks(one.marked)}] == []


def test_words_choices_and_yes_or_no_are_told_in_the_order_of_the_form(treatment):
    write(treatment, made_with_ai=True, what_it_is="<p>A longer text.</p>", kind="injection", title="Nerve root block")

    assert changes(treatment) == [
        ("Title", "+root"),
        ("Kind", "-Therapy", "+Injection"),
        ("What it is", "-Text", "+A longer text"),
        ("Made with AI help", "-no", "+yes"),
    ]


def test_what_clinical_pages_share_comes_last_as_in_the_form(treatment):
    treatment.help_signs.create(text="you cannot pass urine", urgency="emergency")
    write(treatment, purpose="Patients ask for it.")

    assert [where.partition(",")[0] for where, *_ in changes(treatment)] == [
        "Why this page exists",
        "Sign to get help 2",
        "Sign to get help 2",
    ]


def test_times_are_told_on_the_clinics_clock(administrator):
    practice = make_practice(by=administrator)
    notice = practice.notices.create(text="Closed.", begins=datetime(2026, 12, 1, 16, 0, tzinfo=UTC))
    write(practice, by=administrator)
    notice.begins = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)
    notice.save()
    write(practice, by=administrator)

    assert changes(practice) == [
        ("Notice 1: Begins", "-December 1, 2026, 11 a.m. EST", "+December 1, 2026, 10 a.m. EST")
    ]


def test_other_pages_are_told_by_their_titles(staff):
    first, second, third = (make_topic(title) for title in ("Sciatica", "Neck", "Self-care"))
    article = make_article(topics=[first, second])
    article.topics.set([second, third])
    write(article)

    assert changes(article) == [("Topics", "-Sciatica", "+Self-care")]


def test_rows_are_told_by_what_came_went_changed_and_moved(treatment):
    rows = [
        treatment.risks.create(position=place, name=name, severity="mild", frequency="common")
        for place, name in enumerate(("Soreness", "Headache", "Infection"), 1)
    ]
    write(treatment)
    rows[0].delete()
    for place, row in ((1, rows[2]), (2, rows[1])):
        row.position = place
        row.frequency = "rare" if row is rows[1] else row.frequency
        row.save()
    treatment.risks.create(position=3, name="Bleeding", severity="serious", frequency="rare")
    write(treatment)

    assert changes(treatment) == [
        ("Risk 1: Order", "-place 3", "+place 1"),
        ("Risk 2: How often", "-common", "+rare"),
        ("Risk 3, new: Name", "+Bleeding"),
        ("Risk 3, new: How serious", "+serious"),
        ("Risk 3, new: How often", "+rare"),
        ("Risk 1, removed: Name", "-Soreness"),
        ("Risk 1, removed: How serious", "-mild"),
        ("Risk 1, removed: How often", "-common"),
    ]


def test_a_treatment_that_an_article_describes_is_told_by_its_title(staff):
    first, second = make_treatment("Nerve block"), make_treatment("Epidural")
    article = make_article(described=[first])
    article.described.update(treatment=second)
    write(article)

    assert changes(article) == [("Described treatment 1: Treatment", "-Nerve block", "+Epidural")]


def test_another_picture_and_other_words_for_it_are_told(staff):
    article = make_article(hero=make_picture("A spine."))
    write(article, hero=make_picture("A curved spine.", credit="Ada Author"))

    assert changes(article) == [
        (
            "Picture above the text",
            "-[picture] [alternative text: A spine.]",
            "+[picture] [alternative text: A curved spine.]",
            "+Credit: Ada Author",
        )
    ]


def test_links_and_references_in_a_text_are_told_by_what_they_lead_to(staff):
    topic = make_topic("Sciatica")
    article = make_article()
    row = article.references.create(authors="Doe J", title="On nerves", source="Pain", year=2020)
    write(article)
    write(article, body=f'<p><a href="page:{topic.uuid}">Text</a>.<a href="reference:{row.uuid}">1</a></p>')

    assert changes(article) == [("Body", "+[link: Sciatica]", "+[reference: Doe J. On nerves.] 1")]


def test_a_comparison_asks_for_titles_once_however_many_pages_are_named(staff, django_assert_num_queries):
    topics = [make_topic() for _ in range(5)]
    article = make_article(topics=topics[:2], described=[make_treatment(), make_treatment()])
    before = latest(article).frozen
    article.topics.set(topics)
    after = write(article).frozen

    with django_assert_num_queries(1):
        compare(type(article), before, after)
