"""A copy of a page: the same text and rows as a new draft of whoever made it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied

from articles.models import Article
from clinic.publishing.content import freeze
from clinic.publishing.errors import Conflict, PublishingError
from clinic.publishing.groups import AUTHOR
from clinic.publishing.models import Turn
from tests import forms
from tests.factories import (
    fresh,
    latest,
    make_article,
    make_clinician,
    make_info,
    make_location,
    make_picture,
    make_practice,
    make_topic,
    make_treatment,
    make_user,
    publish,
    write,
)


@pytest.fixture
def colleague(db):
    return make_user("colleague", AUTHOR)


def copy_of(page, by):
    return fresh(page).duplicate(latest(page), by)


def rows_of(page):
    """What each row says, whoever owns it."""
    content = latest(page).frozen.model_dump(exclude={"title"})
    return {name: value for name, value in content.items() if isinstance(value, tuple)}


@pytest.mark.parametrize("make", [make_article, make_clinician, make_info, make_location, make_topic, make_treatment])
def test_a_copy_of_any_type_says_the_same_under_another_title(staff, colleague, make):
    page = make("Its name")

    copy = copy_of(page, colleague)

    same, copied = latest(page).frozen, latest(copy).frozen
    assert copied == same.model_copy(update={"title": "Copy of Its name"}) == freeze(fresh(copy))
    assert (copy.owner, latest(copy).by, latest(copy).number) == (colleague, colleague, 1)
    assert latest(copy).note == "Copied from revision 1 of “Its name”"


def test_rows_links_and_pictures_are_copied_and_stay_with_the_page_too(staff, treatment, colleague):
    picture = make_picture()
    page = make_article(hero=picture, described=[treatment], topics=[make_topic()], authors=[make_clinician()])
    page.key_points.create(text="Most of it eases.", position=1)
    reference = page.references.get()
    write(page, body=f'<p>So it is.<a href="reference:{reference.uuid}">1</a></p>')
    before = latest(page).frozen

    copy = copy_of(page, colleague)

    assert rows_of(copy) == rows_of(page)
    assert (copy.hero, copy.references.get().uuid) == (picture, reference.uuid)
    assert f"reference:{reference.uuid}" in fresh(copy).body
    assert [(link.role, link.target_id) for link in latest(copy).links.all()] == [
        (link.role, link.target_id) for link in latest(page).links.all()
    ]
    assert freeze(fresh(page)) == before
    assert page.references.get().pk != copy.references.get().pk


def test_a_reference_is_still_cited_in_the_published_copy(staff, colleague, visitor):
    page = make_article()
    write(page, body=f'<p>So it is.<a href="reference:{page.references.get().uuid}">1</a></p>')
    copy = copy_of(page, colleague)

    publish(copy)

    assert 'href="#reference-1"' in visitor.get(copy.get_absolute_url()).content.decode()


def test_a_change_of_the_copy_leaves_the_page_as_it_is(article, colleague):
    copy = copy_of(article, colleague)

    fresh(copy).references.all().delete()
    write(copy, standfirst="Changed.")

    assert fresh(article).references.count() == 1
    assert fresh(article).standfirst == "In short."


def test_a_copy_is_a_draft_however_far_the_page_is(live_article, colleague):
    copy = copy_of(live_article.page, colleague)

    assert not copy.placements.exists()
    assert not latest(copy).is_signed
    assert (fresh(copy).turn, latest(copy).based_on) == (Turn.AUTHOR, None)


def test_each_copy_has_an_address_of_its_own(article, colleague):
    slugs = [copy_of(page, colleague).slug for page in (article, article)]
    of_copy = copy_of(Article.objects.get(slug=slugs[0]), colleague)

    assert slugs == ["caring-for-your-back-2", "caring-for-your-back-3"]
    assert of_copy.slug == "caring-for-your-back-2-2"


def test_an_address_that_a_page_in_the_trash_had_is_not_given_again(article, colleague):
    first = copy_of(article, colleague)
    fresh(first).trash(colleague)

    assert copy_of(article, colleague).slug == "caring-for-your-back-3"


def test_the_longest_title_and_address_leave_room(staff, colleague):
    page = make_article("T" * 160, slug="s" * 120)

    copy = copy_of(page, colleague)

    assert (copy.title, copy.slug) == ("Copy of " + "T" * 152, "s" * 100 + "-2")
    copy.full_clean(exclude=["uuid"])


@pytest.mark.parametrize("who", ["reviewer", "publisher"])
def test_who_may_not_write_new_pages_copies_none(request, article, who):
    with pytest.raises(PermissionDenied):
        copy_of(article, request.getfixturevalue(who))

    assert Article.objects.count() == 1


def test_of_a_page_that_changed_meanwhile_no_copy_is_made(article, colleague):
    seen, revision = fresh(article), latest(article)
    write(article, standfirst="Meanwhile.")

    with pytest.raises(Conflict):
        seen.duplicate(revision, colleague)

    assert Article.objects.count() == 1


def test_there_is_no_second_practice(staff, superuser):
    with pytest.raises(PublishingError, match="only one"):
        copy_of(make_practice(by=superuser), superuser)


def test_the_step_leads_to_the_copys_form_and_enters_it_in_the_log(article, author, press):
    answer = press(article, author, "duplicate")()

    copy = Article.objects.get(title="Copy of Caring for your back")
    assert answer["Location"] == forms.address(copy)
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.get_change_message()) == (str(copy.pk), "Copied from “Caring for your back”.")
    assert fresh(article).version == 1


def test_the_step_refuses_a_version_that_is_old(article, author, press):
    duplicate = press(article, author, "duplicate")
    write(article, standfirst="Meanwhile.")

    assert duplicate().status_code == 409
    assert Article.objects.count() == 1
