"""Pages that need no signature are saved and published in one press; all others are not."""

from datetime import timedelta

import pytest

from articles.models import Article
from clinic.practice.models import Location
from clinic.publishing import clock
from clinic.publishing.errors import PublishingError
from tests import forms
from tests.factories import (
    fresh,
    latest,
    make_article,
    make_clinician,
    make_info,
    make_location,
    make_practice,
    make_topic,
    make_treatment,
    publish,
    sign,
    write,
)

BUTTON = 'name="_publish"'


@pytest.fixture
def press(enter):
    def _press(page, by, **typed):
        client = enter(by)
        return client.post(forms.address(page), forms.opened(client, page) | typed | {"_publish": "1"}, follow=True)

    return _press


@pytest.mark.parametrize("make", [make_clinician, make_info, make_location])
def test_one_press_saves_and_publishes(staff, publisher, press, make):
    page = make()

    response = press(page, publisher, title="A new name")

    assert "Saved and published. Patients read it now." in response.content.decode()
    assert page.current(clock.instant()).revision == latest(page)
    assert latest(page).by == publisher


def test_a_new_location_is_live_after_one_press(staff, publisher, enter):
    typed = {"title": "Quay", "slug": "quay", "street": "1 Quay", "city": "Harbor", "state": "NY", "zip_code": "10000"}
    client = enter(publisher)
    opened = forms.opened(client, Location)

    client.post(forms.address(Location), opened | typed | {"phone": "(212) 555-0142", "_publish": "1"})

    assert client.get("/locations/quay/").status_code == 200


def test_the_practice_is_published_by_one_press(publisher, superuser, press, visitor):
    practice = make_practice(by=superuser)

    press(practice, publisher, title="Harbor Clinic")

    assert "<h1>Harbor Clinic</h1>" in visitor.get("/").content.decode()


@pytest.mark.parametrize("make", [make_treatment, make_topic, make_article])
def test_what_needs_a_signature_has_no_such_button_and_is_not_published_by_a_forged_one(
    staff, administrator, enter, press, make
):
    page = make()

    assert BUTTON not in enter(administrator).get(forms.address(page)).content.decode()
    response = press(page, administrator, title="Changed")

    assert "Your text is saved, but not published." in response.content.decode()
    assert "is not signed" in response.content.decode()
    assert fresh(page).title == "Changed"
    assert not page.placements.exists()


def test_who_may_not_publish_has_no_such_button_and_a_forged_one_publishes_nothing(staff, author, enter):
    page = make_location()
    client = enter(author)
    opened = forms.opened(client, page)

    assert BUTTON not in client.get(forms.address(page)).content.decode()
    assert client.post(forms.address(page), opened | {"_publish": "1"}).status_code == 403
    assert not page.placements.exists()


def test_news_is_published_without_a_signature_unless_it_describes_a_treatment(staff, administrator, press):
    news, sold = make_article(kind="news"), make_article(kind="news", described=[make_treatment()])

    assert "Saved and published" in press(news, administrator).content.decode()
    assert "is not signed" in press(sold, administrator).content.decode()


def test_calling_a_clinical_article_news_does_not_spare_it_a_signature(staff, administrator, press):
    article = make_article()
    publish(article)

    response = press(article, administrator, kind="news")

    assert "is not signed" in response.content.decode()
    assert article.current(clock.instant()).revision.number == 1


def test_a_draft_that_was_clinical_once_but_never_public_may_be_news(staff, administrator, press):
    article = make_article()
    write(article, kind="news")

    press(article, administrator)

    assert Article.objects.get(pk=article.pk).current(clock.instant()).revision.number == 2


def test_publishing_what_is_live_already_says_so_and_places_nothing(staff, publisher, press):
    page = make_location()
    publish(page)

    assert "Patients read exactly this text already." in press(page, publisher).content.decode()
    assert page.placements.count() == 1


def test_a_refused_publication_keeps_the_text_and_says_why(staff, publisher, press):
    page = make_location()
    publish(page, title="It may harm")
    fresh(page).retract(publisher, "It may harm.")
    write(page, title="Kept")

    response = press(page, publisher, title="It may harm")

    assert "Your text is saved, but not published. This text was retracted." in response.content.decode()
    assert fresh(page).title == "It may harm"
    assert page.current(clock.instant()).kind == "gone"


def test_an_invalid_text_is_neither_saved_nor_published_and_stays_in_the_form(staff, publisher, press):
    page = make_location()

    response = press(page, publisher, title="Kept", phone="nonsense")

    assert "no phone number that can be dialled" in response.content.decode()
    assert forms.read(response)["title"] == "Kept"
    assert not page.placements.exists()


def test_each_press_leaves_one_entry_for_the_save_and_one_for_the_publication(staff, publisher, press, enter):
    page = make_location()
    seen = fresh(page).version
    press(page, publisher, title="A new name")

    address = f"/admin/practice/location/{page.pk}/step/move/"
    response = enter(publisher).post(address, {"version": seen, "slug": "elsewhere"})

    assert response.status_code == 409
    assert "Changed Name." in response.content.decode()
    assert "Published. Patients read it now. (Revision 2)" in response.content.decode()


def test_a_signed_text_is_still_published_by_its_own_step(staff, publisher, enter):
    article = make_article()
    sign(article)

    assert BUTTON not in enter(publisher).get(forms.address(article)).content.decode()


def test_whoever_publishes_at_once_is_told_that_a_schedule_will_undo_it(staff, publisher, press):
    page = make_location()
    publish(page)
    publish(page, at=clock.instant() + timedelta(days=1), title="Tomorrow")

    response = press(page, publisher, title="Today", street="2 Quay")
    fresh(page).restore(page.revisions.get(number=1), publisher)
    undone = press(page, publisher, street="3 Quay")

    assert "does not contain" in response.content.decode()
    assert "does not contain" in undone.content.decode()


def test_a_patients_story_needs_a_recorded_authorization(staff, administrator, enter):
    story = make_article(kind="story")
    sign(story)

    with pytest.raises(PublishingError, match="recorded authorization"):
        publish(story)
    assert publish(story, authorization="Safe, folder 12").kind == "live"
