import json

import pytest

from articles.content import ArticleContent
from clinic.publishing.content import freeze, sha256
from clinic.publishing.frozen import Role
from clinic.publishing.models import Page
from tests.factories import fresh, latest, make_article, make_clinician, make_treatment, write


@pytest.fixture
def whole_article(staff):
    article = make_article(
        "Two treatments",
        described=[make_treatment("First"), make_treatment("Second")],
        authors=[make_clinician("Ada Author")],
    )
    article.references.create(
        authors="Doe J", title="On backs", source="Spine", year=2020, url="https://doi.org/10.1/1"
    )
    write(article)
    return article


def test_a_revision_holds_everything_an_article_says(whole_article):
    content = latest(whole_article).frozen

    assert isinstance(content, ArticleContent)
    assert [row.heading for row in content.described] == ["First", "Second"]
    assert [row.treatment for row in content.described] == [
        row.treatment.uuid for row in whole_article.described.order_by("position")
    ]
    assert [reference.title for reference in content.references] == ["Cauda equina syndrome", "On backs"]


def test_links_say_what_a_revision_describes_and_who_wrote_it(whole_article):
    links = latest(whole_article).links.select_related("target").order_by("role", "position")

    assert [(link.role, link.target.title, link.position) for link in links] == [
        (Role.AUTHOR, "Ada Author", 1),
        (Role.DESCRIBES, "First", 1),
        (Role.DESCRIBES, "Second", 2),
    ]


def test_no_title_of_another_page_is_copied_in(whole_article):
    Page.objects.filter(title="First").update(title="Renamed")

    assert "Renamed" not in json.dumps(freeze(fresh(whole_article)).model_dump(mode="json"))


def test_saving_without_a_change_makes_no_revision(whole_article):
    assert fresh(whole_article).save_revision(by=whole_article.owner) is None


def test_each_save_is_based_on_the_one_before_and_counts(whole_article):
    before = latest(whole_article)
    after = write(whole_article, body="<p>Other.</p>")

    assert (after.number, after.based_on) == (before.number + 1, before)
    assert after.contains(before)
    assert not before.contains(after)


@pytest.mark.parametrize("change", ["title", "body", "row", "order", "reference"])
def test_every_change_changes_the_hash(whole_article, change):
    before = latest(whole_article).sha256
    first, second = whole_article.described.order_by("position")
    if change == "row":
        first.text = "Other words."
        first.save()
    elif change == "order":
        first.position, second.position = second.position, first.position
        first.save()
        second.save()
    elif change == "reference":
        whole_article.references.update(year=2021)
    after = write(whole_article, **({change: "<p>Other</p>"} if change in {"title", "body"} else {}))

    assert after.sha256 != before


def test_the_address_is_no_part_of_the_hash(whole_article):
    page = fresh(whole_article)
    before = sha256(page, freeze(page))
    page.slug = "elsewhere"

    assert sha256(page, freeze(page)) == before


def test_the_same_words_on_two_pages_have_two_hashes(staff):
    one, other = (latest(make_treatment("Same")) for _ in range(2))

    assert one.sha256 != other.sha256


def test_dirty_text_is_cleaned_when_it_is_frozen(whole_article):
    type(whole_article).objects.filter(pk=whole_article.pk).update(body="<p>Fine<img src=x onerror=alert(1)></p>")

    assert freeze(fresh(whole_article)).body == "<p>Fine</p>"


def test_frozen_text_reads_back_as_it_was(whole_article):
    revision = latest(whole_article)

    assert revision.frozen == freeze(fresh(whole_article))
