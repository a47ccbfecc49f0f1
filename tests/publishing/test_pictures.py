"""Pictures on pages: frozen with the text, found wherever they are shown, never lost."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from clinic.library.models import Picture
from clinic.publishing import clock
from clinic.publishing.models import PictureUse
from clinic.publishing.where_used import where_used
from tests.factories import fresh, latest, make_article, make_clinician, make_picture, publish, sign, write
from tests.forms import address, opened

pytestmark = pytest.mark.usefixtures("staff")


def figure(picture):
    return f'<figure class="picture"><img alt="A spine." height="48" src="{picture.url}" width="64"></figure>'


def used(picture):
    return [(use.standing, use.page.title) for use in where_used(picture, clock.instant())]


def test_a_revision_records_every_picture_that_it_shows():
    lead, inside, other = make_picture(), make_picture(), make_picture()
    article = make_article(hero=lead, body=figure(inside) + figure(inside))

    assert list(latest(article).picture_uses.order_by("pk").values_list("picture", flat=True)) == [inside.pk, lead.pk]
    assert not other.uses.exists()


def test_another_picture_is_another_text():
    first, second = make_picture(), make_picture()
    article = make_article(hero=first)
    before = latest(article)

    assert write(article, hero=second).sha256 != before.sha256
    assert write(article, hero=second, body=figure(first)).sha256 != write(article, body=figure(second)).sha256


def test_what_the_library_says_later_changes_no_text_that_was_saved():
    picture = make_picture("A spine.")
    article = make_article(hero=picture)
    picture.alt = "A curved spine."
    picture.save()

    assert latest(article).frozen.hero.alt == "A spine."
    assert write(article).frozen.hero.alt == "A curved spine."


def test_patients_see_the_pictures_with_their_words(visitor):
    lead = make_picture("A curved spine.", caption="Five bones.", credit="Ada Author")
    inside = make_picture()
    placement = publish(make_article(hero=lead, body=figure(inside)))

    page = BeautifulSoup(visitor.get(placement.path).content, "html5lib")

    images = [(image["src"], image["alt"], image.get("loading")) for image in page.select("picture img")]
    assert images == [(lead.url, "A curved spine.", None), (inside.url, "A spine.", "lazy")]
    assert page.select_one("figure.lead figcaption").text.split() == ["Five", "bones.", "Picture:", "Ada", "Author"]


@pytest.mark.parametrize("kind", ["articles_article", "treatments_treatment"])
def test_the_picture_of_a_page_is_called_by_where_patients_see_it(kind, author, enter):
    form = enter(author).get(reverse(f"admin:{kind}_add")).context["adminform"].form

    assert form.fields["hero"].label == "Picture above the text"


def test_a_clinician_has_a_photo(visitor):
    picture = make_picture("Robin Sample, with short hair.")
    placement = publish(make_clinician("Robin Sample", photo=picture))

    page = BeautifulSoup(visitor.get(placement.path).content, "html5lib")

    assert page.select_one("picture img")["alt"] == "Robin Sample, with short hair."


def test_a_picture_is_found_wherever_it_is_shown(publisher):
    picture = make_picture()
    publish(make_article("Live", hero=picture))
    publish(make_article("Scheduled", body=figure(picture)), at=clock.instant() + timedelta(days=1))
    make_article("Draft", hero=picture)
    replaced = make_article("Replaced", hero=picture)
    publish(replaced)
    publish(replaced, hero=None)
    expired = publish(make_article("Expired", hero=picture)).page
    fresh(expired).expire(publisher)
    withdrawn = publish(make_article("Withdrawn", hero=picture)).page
    fresh(withdrawn).withdraw(publisher, "Out of date.")
    retracted = publish(make_article("Retracted", hero=picture)).page
    fresh(retracted).retract(publisher, "It may harm.")
    make_article("Without")

    assert sorted(used(picture)) == [
        ("in a text that is not published", "Draft"),
        ("in a text that is not published", "Expired"),
        ("in a text that is not published", "Retracted"),
        ("in the past", "Expired"),
        ("in the past", "Replaced"),
        ("in the past", "Retracted"),
        ("in the past", "Withdrawn"),
        ("patients see it now", "Live"),
        ("patients see it now", "Withdrawn"),
        ("scheduled", "Scheduled"),
    ]


def test_a_picture_that_comes_back_in_a_draft_is_found_there_too():
    picture = make_picture()
    article = make_article("Mine", hero=picture)
    publish(article, hero=None)
    write(article, hero=picture)

    assert used(picture) == [("in a text that is not published", "Mine")]


def test_a_picture_of_an_earlier_text_that_nobody_published_is_found_there():
    picture = make_picture()
    article = make_article("Mine", hero=picture)
    write(article, hero=None)

    assert used(picture) == [("in an earlier text that was not published", "Mine")]

    publish(article)
    assert used(picture) == [("in an earlier text that was not published", "Mine")]


def test_each_page_is_named_once_with_the_newest_instant(publisher):
    picture = make_picture()
    article = make_article("Mine", hero=picture)
    publish(article)
    second = publish(article, title="Mine too")
    publish(article, hero=None)

    assert [(use.standing, use.since) for use in where_used(picture, clock.instant())] == [
        ("in the past", second.start)
    ]


def test_what_patients_see_now_comes_first_and_each_standing_has_the_instant_at_which_its_text_began():
    picture = make_picture()
    article = make_article("Mine", hero=picture)
    past = publish(article)
    live = publish(article, title="Mine too")
    coming = publish(article, title="Mine again", at=clock.instant() + timedelta(days=1))

    assert [(use.standing, use.since) for use in where_used(picture, clock.instant())] == [
        ("patients see it now", live.start),
        ("scheduled", coming.start),
        ("in the past", past.start),
    ]


def test_a_picture_of_a_page_in_the_trash_is_found_and_said_to_be_there(author, enter):
    picture = make_picture()
    article = make_article("Mine", hero=picture)
    fresh(article).trash(author)

    shown = BeautifulSoup(enter(author).get(address(picture)).content, "html5lib").select(".field-used li")

    assert [item.text for item in shown] == ["Mine: in a text that is not published (in the trash)"]


def test_where_used_asks_as_much_for_one_use_as_for_many(django_assert_num_queries):
    picture = make_picture()
    for number in range(5):
        publish(make_article(f"Live {number}", hero=picture))
        make_article(f"Draft {number}", hero=picture)
        write(make_article(f"Earlier {number}", hero=picture), hero=None)

    now = clock.instant()

    with django_assert_num_queries(3):
        assert len(where_used(picture, now)) == 15


def test_a_picture_replaced_in_a_draft_changes_no_public_page_and_voids_the_signature(visitor):
    first, second = make_picture(), make_picture()
    article = make_article(hero=first)
    placement = publish(article)
    before = visitor.get(placement.path).content

    write(article, hero=second)

    assert visitor.get(placement.path).content == before
    assert first.url in before.decode()
    assert latest(article).based_on.is_signed
    assert not latest(article).is_signed


def test_another_picture_in_the_text_voids_the_signature():
    first, second = make_picture(), make_picture()
    article = make_article(body=figure(first))
    sign(article)

    assert not write(article, body=figure(second)).is_signed


def test_a_picture_in_use_cannot_be_destroyed():
    picture = make_picture()
    make_article(hero=picture)

    with pytest.raises(ProtectedError):
        picture.delete()
    for statement in ("DELETE FROM publishing_pictureuse", "DELETE FROM library_picture"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with pytest.raises(IntegrityError, match="record"), transaction.atomic():
        PictureUse.objects.update(picture=make_picture())
    assert Picture.objects.filter(pk=picture.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_use_is_never_added_to_a_revision_later():
    revision, picture = latest(make_article()), make_picture()

    with pytest.raises(IntegrityError, match="saved together with its revision"):
        revision.picture_uses.create(picture=picture)


def test_restoring_brings_back_the_picture(author):
    first, second = make_picture(), make_picture()
    article = make_article(hero=first, body=figure(first))
    before = latest(article)
    write(article, hero=second, body="<p>Text.</p>")

    fresh(article).restore(before, author)

    assert fresh(article).hero == first
    assert list(latest(article).frozen.pictures()) == [(first.url, True), (first.url, True)]


def test_a_picture_that_the_library_does_not_have_is_refused_and_the_text_stays(author, enter):
    client, article = enter(author), make_article()
    unknown = f'<img alt="" height="1" src="/media/pictures/{"ab" * 32}.png" width="1">'
    data = opened(client, article) | {"body": f"<p>Mine, all of it.</p>{unknown}"}

    refused = client.post(address(article), data)

    assert "The library has no such picture" in refused.content.decode()
    assert "Mine, all of it." in refused.content.decode()
    assert fresh(article).body == "<p>Text.</p>"


def test_a_hidden_picture_stays_where_it_stood_and_comes_nowhere_else(author, enter):
    picture = make_picture("A curved spine.")
    showing, other = make_article(body=figure(picture)), make_article()
    picture.hide(author)
    client = enter(author)

    kept = client.post(address(showing), opened(client, showing) | {"body": f"{figure(picture)}<p>More.</p>"})
    refused = client.post(address(other), opened(client, other) | {"body": f"{figure(picture)}<p>More.</p>"})

    assert kept.status_code == 302
    assert "This picture is hidden: “A curved spine.”" in refused.content.decode()
    assert (fresh(other).body, refused.status_code) == ("<p>Text.</p>", 200)


def test_a_picture_in_a_text_has_alternative_text_unless_it_is_decoration(author, enter):
    picture, line = make_picture("A curved spine."), make_picture("", is_decorative=True)
    client, article = enter(author), make_article()
    silent = figure(picture).replace("A spine.", " ")

    refused = client.post(address(article), opened(client, article) | {"body": silent})
    saved = client.post(address(article), opened(client, article) | {"body": silent.replace(picture.url, line.url)})

    assert "says nothing to those who cannot see it: “A curved spine.”" in refused.content.decode()
    assert saved.status_code == 302


def test_restoring_an_earlier_text_shows_its_picture_with_the_words_of_today(author):
    picture = make_picture("A spine.")
    article = make_article(hero=picture)
    before = latest(article)
    write(article, hero=None)
    picture.alt = "A curved spine."
    picture.save()

    fresh(article).restore(before, author)

    assert latest(article).frozen.hero.alt == "A curved spine."
    assert before.frozen.hero.alt == "A spine."


def test_the_library_says_where_a_picture_is_used(author, enter):
    picture, other = make_picture(), make_picture()
    publish(make_article("Live one", hero=picture))
    make_article("Draft one", hero=picture)
    client = enter(author)

    publish(make_article("Coming one", hero=picture), at=clock.instant() + timedelta(days=1))
    old = make_article("Past one", hero=picture)
    publish(old)
    publish(old, hero=None)

    shown = BeautifulSoup(client.get(address(picture)).content, "html5lib").select(".field-used li")

    assert [re.sub(r" [A-Z][a-z]+\.? \d+, \d{4}, .*", " then", item.text) for item in shown] == [
        "Live one: patients see it now, since then",
        "Coming one: scheduled for then",
        "Draft one: in a text that is not published",
        "Past one: in the past, from then",
    ]
    assert "Nowhere so far." in client.get(address(other)).content.decode()
