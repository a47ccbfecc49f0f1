"""An earlier text becomes the working copy again."""

import pytest
from django.core.exceptions import PermissionDenied

from clinic.publishing import clock
from clinic.publishing.content import freeze
from clinic.publishing.errors import Conflict, PublishingError
from clinic.publishing.models import Scope
from tests import forms
from tests.factories import (
    fresh,
    latest,
    make_article,
    make_licence,
    make_practice,
    make_treatment,
    publish,
    sign,
    write,
)


@pytest.fixture
def twice(treatment):
    """A treatment with two texts: the second has other words and another row."""
    row = treatment.risks.create(name="Soreness", severity="mild", frequency="common", position=1)
    write(treatment, summary="First.")
    row.delete()
    treatment.risks.create(name="Bleeding", severity="serious", frequency="rare", position=1)
    write(treatment, summary="Second.")
    return fresh(treatment)


def test_words_and_rows_come_back_and_the_row_is_the_one_it_was(twice, author):
    first = twice.revisions.get(number=2)

    restored = twice.restore(first, author)

    assert freeze(fresh(twice)) == first.frozen == restored.frozen
    assert (restored.number, restored.by, restored.based_on) == (4, author, first)
    assert restored.note == "Restored from revision 2"


def test_nothing_public_changes(twice, author, visitor):
    publish(twice)
    before = visitor.get("/treatments/nerve-block/").content

    fresh(twice).restore(twice.revisions.get(number=1), author)

    assert visitor.get("/treatments/nerve-block/").content == before


def test_a_restored_text_is_unsigned_and_not_signed_by_who_restored_it(twice, reviewer, second_reviewer, author):
    sign(twice, revision=twice.revisions.get(number=2))
    author.user_permissions.add(*reviewer.groups.get().permissions.filter(codename="sign_page"))
    make_licence(author)

    restored = fresh(twice).restore(twice.revisions.get(number=2), author)

    assert not restored.is_signed
    assert "You saved text" in fresh(twice).why_not_sign(restored, author, Scope.CHANGE, clock.instant())


def test_it_does_not_contain_what_came_after_the_text_it_brings_back(twice, author):
    second = latest(twice)

    restored = twice.restore(twice.revisions.get(number=2), author)

    assert not restored.contains(second)
    assert restored.contains(twice.revisions.get(number=1))


def test_restoring_what_is_there_already_is_refused(twice, author):
    with pytest.raises(PublishingError, match="already what revision 3 says"):
        twice.restore(latest(twice), author)


def test_restoring_over_a_text_that_one_did_not_see_is_refused(twice, author):
    seen = fresh(twice)
    write(twice, summary="Third.")

    with pytest.raises(Conflict):
        seen.restore(twice.revisions.get(number=1), author)
    assert fresh(twice).summary == "Third."


def test_a_text_of_another_page_is_refused(twice, author):
    with pytest.raises(PublishingError, match="another page"):
        twice.restore(latest(make_treatment()), author)


def test_who_may_not_write_may_not_restore(twice, publisher):
    with pytest.raises(PermissionDenied):
        twice.restore(twice.revisions.get(number=1), publisher)


def test_authors_and_described_treatments_come_back_in_order(staff, author):
    article = make_article(described=[make_treatment("One"), make_treatment("Two")])
    first = latest(article)
    article.described.all().delete()
    write(article)

    fresh(article).restore(first, author)

    assert [row.treatment.title for row in fresh(article).described.all()] == ["One", "Two"]


def test_how_the_clinic_reviews_is_not_restored_by_others(author, superuser):
    practice = make_practice(by=superuser, solo=True)
    write(practice, by=superuser, solo=False)

    with pytest.raises(PublishingError, match="Only an administrator"):
        fresh(practice).restore(practice.revisions.get(number=1), author)
    assert not fresh(practice).solo


def test_the_step_offers_earlier_texts_and_restores_the_one_that_was_chosen(twice, author, enter):
    client = enter(author)
    address = f"/admin/treatments/treatment/{twice.pk}/step/restore/"

    offered = client.get(address).context["form"].fields["number"].choices
    client.post(address, {"version": twice.version, "number": "2"})

    assert [number for number, _ in offered] == [2, 1]
    assert fresh(twice).summary == "First."


def test_a_restoring_step_leaves_one_entry_for_those_who_come_second(twice, author, enter):
    opened = forms.opened(enter(author), twice)
    enter(author).post(
        f"/admin/treatments/treatment/{twice.pk}/step/restore/", {"version": twice.version, "number": "2"}
    )

    response = enter(author).post(forms.address(twice), opened | {"summary": "Mine."})

    assert response.status_code == 409
    assert response.content.decode().count("Ada Author: Restored as the newest text") == 1
