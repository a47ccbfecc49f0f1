"""Fields that no form offers, posted by hand with a save that is allowed: they do nothing, and reach no other page."""

import uuid

import pytest
from django.db import transaction
from django.utils import timezone

from articles.models import Article
from clinic.practice.models import Clinician, InfoPage, Location, Practice
from clinic.publishing.models import Revision
from clinic.publishing.steps import STEPS
from clinic.topics.models import Topic
from tests import forms, small_site
from tests.digest import changed, digest
from tests.factories import fresh, latest, make_treatment, write
from treatments.models import Treatment

TYPES = [Practice, Clinician, Location, InfoPage, Topic, Treatment, Article]
IDENTITY = ("pk", "uuid", "type", "owner", "trashed_at")
PUBLISHING = {
    "publish",
    "schedule",
    "cancel",
    "set-expiry",
    "move",
    "expire",
    "withdraw",
    "retract",
    "trash",
    "untrash",
}
ALLOWED = {
    "author": {"send-for-review", "restore", "duplicate", "untrash"},
    "reviewer": {"sign", "still-correct", "ask-for-changes"},
    "publisher": PUBLISHING,
    "administrator": PUBLISHING | {"send-for-review", "restore", "duplicate", "hand-over"},
}


@pytest.fixture
def post(enter):
    """Posts a page's form as its owner's browser would hold it, with something forged, as whoever."""

    def _post(page, by, **forged):
        opened = forms.opened(enter(page.owner), page)
        return enter(by).post(forms.address(page), opened | forged)

    return _post


def rows_of(page, name):
    return list(getattr(fresh(page), name).values())


def identity(page):
    return [getattr(fresh(page), name) for name in IDENTITY]


def test_what_a_page_is_and_whose_does_not_come_from_its_form(treatment, author, publisher, post):
    before, version = identity(treatment), treatment.version
    forged = {
        "id": "999",
        "pk": "999",
        "page_ptr": "999",
        "uuid": str(uuid.uuid4()),
        "type": "practice.infopage",
        "owner": str(publisher.pk),
        "version": "77",
        "trashed_at": timezone.now().isoformat(),
        "trashed_at_0": "2026-01-01",
        "trashed_at_1": "10:00",
    }

    assert post(treatment, author, summary="Changed.", **forged).status_code == 302

    assert identity(treatment) == before
    assert fresh(treatment).summary == "Changed."
    assert fresh(treatment).version == version + 1


def test_what_a_revision_records_does_not_come_from_a_form(treatment, author, publisher, post):
    forged = {
        "number": "9",
        "by_id": str(publisher.pk),
        "sha256": "0" * 64,
        "needs_signature": "",
        "imported": "on",
        "created_at": "2001-01-01",
        "note": "Signed.",
        "based_on": "",
        "schema_version": "9",
    }

    post(treatment, author, summary="Changed.", **forged)

    revision = latest(treatment)
    assert (revision.number, revision.by, revision.needs_signature, revision.note) == (2, author, True, "")
    assert (revision.based_on.number, revision.schema_version) == (1, 1)
    assert revision.sha256 != "0" * 64
    assert revision.created_at.year > 2001


def test_a_new_page_belongs_to_who_made_it(author, publisher, enter, staff):
    client = enter(author)
    typed = {"title": "New", "slug": "new", "purpose": "other", "summary": "S.", "owner": str(publisher.pk)}

    client.post(forms.address(InfoPage), forms.opened(client, InfoPage) | typed | {"uuid": str(uuid.UUID(int=1))})

    page = InfoPage.objects.get()
    assert page.owner == author
    assert page.uuid != uuid.UUID(int=1)


@pytest.mark.parametrize("forged", [{}, {"steps-0-DELETE": "on"}, {"steps-0-treatment": "{other}"}])
def test_a_row_of_another_page_is_neither_changed_nor_taken_nor_deleted(treatment, author, post, forged):
    other = make_treatment("Another")
    theirs = other.steps.create(text="Theirs.", position=1)
    write(other)
    before = rows_of(other, "steps")
    claimed = {"steps-TOTAL_FORMS": "1", "steps-INITIAL_FORMS": "1", "steps-0-id": str(theirs.pk)}
    forged = {name: value.format(other=other.pk) for name, value in forged.items()}

    post(treatment, author, **claimed, **{"steps-0-text": "Mine.", "steps-0-position": "1"}, **forged)

    assert rows_of(other, "steps") == before
    assert Revision.objects.filter(page=other).count() == 2


def test_a_row_keeps_its_page_and_its_uuid(treatment, author, post):
    other = make_treatment("Another")
    mine = treatment.steps.create(text="Mine.", position=1)
    write(treatment)

    post(
        fresh(treatment),
        author,
        **{"steps-0-text": "Changed.", "steps-0-uuid": str(uuid.UUID(int=1)), "steps-0-treatment": str(treatment.pk)},
    )
    post(fresh(treatment), author, **{"steps-0-text": "Moved.", "steps-0-treatment": str(other.pk)})

    assert [(row["id"], row["uuid"], row["text"]) for row in rows_of(treatment, "steps")] == [
        (mine.pk, mine.uuid, "Changed.")
    ]
    assert rows_of(other, "steps") == []


@pytest.fixture
def everything(staff, administrator):
    """One live page of every kind, by its type."""
    return {type(page): fresh(page) for page in small_site.build().pages}


@pytest.fixture
def save_each(everything, author, enter):
    """Posts the form of a page of each type, and that of a new one, by each of its buttons; returns the answers."""

    def _save_each(types, by):
        typed = [(one, filled(enter(author), one)) for model in types for one in (everything[model], model)]
        client, before = enter(by), digest()
        answers = {
            client.post(forms.address(one), data | {button: "1"}).status_code
            for one, data in typed
            for button in ("_save", "_publish", "_preview", "_continue", "_saveasnew")
        }
        return answers, changed(before)

    return _save_each


def filled(client, page):
    """A form with what it asks for. There is none for a second practice."""
    response = client.get(forms.address(page))
    opened = forms.read(response) if response.status_code == 200 else {}
    return opened | {"title": "Forged", "slug": "forged"}


def test_a_reviewer_saves_nothing(save_each, reviewer):
    assert save_each(TYPES, reviewer) == ({403}, set())


def test_a_publisher_saves_nothing_that_a_clinician_signs(save_each, publisher):
    assert save_each([Topic, Treatment, Article], publisher) == ({403}, set())


@pytest.mark.parametrize("who", ALLOWED)
def test_a_step_is_taken_by_those_alone_whose_step_it_is(everything, request, enter, who):
    article, client = everything[Article], enter(request.getfixturevalue(who))
    answers, before = {}, digest()

    for name in STEPS:
        address = f"/admin/articles/article/{article.pk}/step/{name}/"
        with transaction.atomic():
            seen, taken = client.get(address), client.post(address, {"version": article.version})
            answers[name] = {seen.status_code, taken.status_code}
            if name not in ALLOWED[who]:
                assert changed(before) == set()
            transaction.set_rollback(True)

    assert {name for name, codes in answers.items() if codes == {403}} == STEPS.keys() - ALLOWED[who]
    assert {name for name, codes in answers.items() if 403 not in codes} == ALLOWED[who]


GOVERNED = {"review_months": "36", "short_review_months": "1", "solo": "on"}


@pytest.mark.parametrize("who", ["author", "publisher"])
def test_how_the_clinic_reviews_is_neither_typed_nor_restored_by_others(everything, superuser, request, enter, who):
    practice = everything[Practice]
    write(practice, by=superuser, solo=True)
    write(practice, by=superuser, solo=False)
    solo, client = latest(practice).number - 1, enter(request.getfixturevalue(who))
    before = digest()

    restored = client.post(
        f"/admin/practice/practice/{practice.pk}/step/restore/",
        {"version": fresh(practice).version, "number": solo} | GOVERNED,
    )
    assert "Only an administrator restores it." in restored.content.decode()
    assert changed(before) == set()

    client.post(forms.address(practice), forms.opened(client, practice) | GOVERNED | {"welcome": "Changed."})
    page = fresh(practice)
    assert page.welcome == "Changed."
    assert (page.review_months, page.short_review_months, page.solo) == (24, 12, False)
