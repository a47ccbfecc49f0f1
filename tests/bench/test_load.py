"""The clinic that measurements are made on is a real one, only larger."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction

from articles.models import Article
from bench import checks, filling
from bench.lives import Fate
from clinic.practice.models import Clinician
from clinic.publishing import clock
from clinic.publishing.content import sha256
from clinic.publishing.models import Licence, Page, Placement, ReviewEvent, Revision
from clinic.publishing.models.kinds import SIGNATURES
from clinic.topics.models import Topic
from tests.factories import SIGNS
from tests.many.clinic import addresses, article, clinic_of
from treatments.models import Treatment

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup, django_db_blocker):
    with clinic_of(200, django_db_blocker):
        yield


def test_it_has_as_many_articles_as_asked_for_and_what_they_need():
    assert filling.counts() == {
        "articles.Article": 200,
        "treatments.Treatment": 40,
        "publishing.Page": 200 + 6 + 15 + 40 + 8,
        "publishing.Revision": 3 * (200 + 6 + 15 + 40) + 8,
        "publishing.Link": 3 * (8 * 200 + 5 * 40),
        "publishing.ReviewEvent": 755 + 181,
        "publishing.Placement": 2 * 298 + 3 * (6 + 15 + 40) + 8,
        "publishing.Mention": 2 * 295 * 8 + 3 * 5 * 40,
    }


@pytest.mark.parametrize("number", [1, 77, 150])
def test_an_article_is_read_with_its_neighbours_and_five_treatments(visitor, number):
    response = visitor.get(article(number).get_absolute_url())

    page = BeautifulSoup(response.content, "html.parser")
    assert [len(page.select(selector)) for selector in ("nav a[rel=prev]", "nav a[rel=next]")] == [1, 1]
    assert len(page.select(".described > li")) == 5
    assert all(treatment for _, treatment in response.context["described"])
    assert [len(response.context[name]) for name in ("authors", "topics")] == [1, 2]
    authors = {author.page_id for author in response.context["authors"]}
    assert response.context["reviewer"].page_id not in authors


def test_neighbours_lead_from_the_oldest_article_to_the_newest(visitor):
    path, read = Placement.objects.live(clock.instant()).filter(type="articles.article").newest_first().last().path, []

    while path:
        read.append(path)
        following = visitor.get(path).context["next"]
        path = following.path if following else ""

    live = Placement.objects.live(clock.instant()).filter(type="articles.article").newest_first()
    assert read == [placement.path for placement in live][::-1]
    assert len(read) == 2 * (100 - 7)


ANSWERS = {
    Fate.LIVE: [200],
    Fate.WITHDRAWN: [200],
    Fate.RETRACTED: [410],
    Fate.REPLACED: [301],
    Fate.EXPIRED: [410],
    Fate.MOVED: [301, 200],
    Fate.TRASHED: [410],
    Fate.SCHEDULED: [404],
    Fate.CHANGE_SCHEDULED: [200],
    Fate.DRAFT: [],
}


@pytest.mark.parametrize("fate", Fate)
def test_a_few_articles_of_a_hundred_stand_in_every_other_way(visitor, fate):
    paths = list(dict.fromkeys(addresses(article(100 + fate.value))))

    assert [visitor.get(path).status_code for path in paths] == ANSWERS[fate]


def test_every_text_has_its_true_hash():
    for revision in Revision.objects.select_related("page"):
        assert revision.sha256 == sha256(revision.page, revision.frozen)


@pytest.mark.parametrize("model", [Article, Treatment, Topic, Clinician])
def test_the_working_copy_is_the_newest_text(model):
    for page in model.objects.order_by("?")[:20]:
        assert page.save_revision(by=page.owner) is None


def test_the_working_copy_can_be_written_and_signed_and_published_on(enter, superuser):
    page = article(1)

    page.standfirst = "Written on."
    page.save()
    page.help_signs.create(text=SIGNS, position=9)
    revision = page.save_revision(by=superuser)
    reviewer = Licence.objects.exclude(profile__in=page.authors.all())[0].holder
    page.approve(revision, reviewer, "page", "I have read it.")
    page.publish(revision, superuser)

    assert (revision.number, page.current(clock.instant()).revision) == (4, revision)


def test_each_of_three_texts_stood_in_its_time(visitor, stopped_clock):
    page = article(50)
    starts = list(page.placements.values_list("during__startswith", flat=True))

    shown = []
    for start in starts:
        for instant in (start - timedelta(seconds=1), start):
            stopped_clock.stop(instant)
            response = visitor.get(page.get_absolute_url())
            shown.append(response.context["revision"].number if response.status_code == 200 else response.status_code)

    assert shown == [404, 1, 1, 2, 2, 3]


def test_nobody_signed_what_they_wrote():
    for event in ReviewEvent.objects.filter(kind__in=SIGNATURES).select_related("revision"):
        assert event.by != event.revision.by
        assert not event.revision.links.filter(role="author", target=event.profile).exists()


def test_its_records_cannot_be_rewritten():
    for model, change in ((Revision, {"title": ""}), (Placement, {"path": ""}), (Page, {"type": ""})):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.filter(pk=model.objects.last().pk).update(**change)


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        ("DELETE FROM publishing_mention WHERE id = (SELECT max(id) FROM publishing_mention)", "mentions too few"),
        (
            "UPDATE publishing_mention SET role = 'other' WHERE id = (SELECT max(id) FROM publishing_mention)",
            "no placem",
        ),
        ("UPDATE publishing_placement SET imported = false WHERE id = 100", "not called reconstructed"),
        ("UPDATE publishing_placement SET revision_id = revision_id + 3 WHERE id = 100", "another page's text"),
        ("UPDATE publishing_placement SET review_id = NULL WHERE type = 'topics.topic'", "unsigned"),
    ],
)
def test_what_the_triggers_would_have_held_is_checked(spoil, what):
    with connection.cursor() as cursor:
        for table in ("publishing_mention", "publishing_placement"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(spoil)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("publishing_mention", "publishing_placement"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    with pytest.raises(checks.Unsound, match=what):
        checks.verify()


def test_a_trigger_that_stayed_off_is_noticed():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE publishing_link DISABLE TRIGGER USER")

    with pytest.raises(checks.Unsound, match="triggers that are off"):
        checks.verify()
