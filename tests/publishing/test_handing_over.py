"""A page of somebody who left, or whose work it is no more, becomes a colleague's."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied

from clinic.publishing.errors import Conflict, PublishingError
from clinic.publishing.groups import AUTHOR
from tests import forms
from tests.factories import fresh, latest, make_location, make_user, sign


@pytest.fixture
def colleague(db):
    return make_user("colleague", AUTHOR, first_name="Ben", last_name="Colleague")


def test_an_administrator_hands_a_page_over_and_the_record_shows_it(
    article, author, colleague, administrator, step, enter
):
    assert step(article, administrator, "hand-over", to=colleague.pk).status_code == 302

    assert fresh(article).owner == colleague
    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_change_message()) == (administrator, "Handed over to Ben Colleague.")
    assert "Handed over to Ben Colleague." in enter(administrator).get("/admin/record/").content.decode()


def test_the_screen_says_whose_it_is_and_offers_colleagues_who_may_write_it(
    article, author, colleague, administrator, superuser, enter
):
    make_user("former", AUTHOR, is_active=False)

    answer = enter(administrator).get(f"/admin/articles/article/{article.pk}/step/hand-over/")

    assert "The page is Ada Author’s now." in answer.content.decode()
    assert set(answer.context["form"].fields["to"].queryset) == {colleague, administrator, superuser}


def test_no_text_changes_and_no_signature_is_lost(article, colleague, administrator):
    signed = sign(article)

    fresh(article).hand_over(colleague, administrator)

    assert latest(article) == signed
    assert latest(article).is_signed


def test_a_publisher_hands_over_what_publishers_write(staff, publisher, administrator):
    page = make_location()

    fresh(page).hand_over(administrator, publisher)

    assert fresh(page).owner == administrator


@pytest.mark.parametrize("who", ["author", "reviewer", "publisher"])
def test_nobody_hands_over_who_may_not_write_and_publish(request, article, colleague, who):
    with pytest.raises(PermissionDenied):
        fresh(article).hand_over(colleague, request.getfixturevalue(who))


@pytest.mark.parametrize("to", ["author", "reviewer", "publisher"])
def test_nobody_takes_over_what_is_theirs_or_what_they_may_not_write(request, article, administrator, to):
    with pytest.raises(PublishingError, match="cannot take this page over"):
        fresh(article).hand_over(request.getfixturevalue(to), administrator)


def test_a_page_in_the_trash_is_not_handed_over(article, author, colleague, administrator):
    fresh(article).trash(author)

    with pytest.raises(PublishingError, match="in the trash"):
        fresh(article).hand_over(colleague, administrator)


def test_of_two_who_hand_over_at_once_the_second_is_refused(article, colleague, administrator, superuser):
    seen = fresh(article)
    fresh(article).hand_over(colleague, administrator)

    with pytest.raises(Conflict):
        seen.hand_over(superuser, administrator)
    assert fresh(article).owner == colleague


def test_a_form_that_was_open_meanwhile_is_told_and_gives_the_page_back_to_nobody(
    article, author, colleague, administrator, step, type_in
):
    press = type_in(article, author, standfirst="Mine.")
    step(article, administrator, "hand-over", to=colleague.pk)

    answer = press()

    assert answer.status_code == 409
    assert "administrator: Handed over to Ben Colleague." in answer.content.decode()
    assert fresh(article).owner == colleague


def test_a_save_leaves_the_page_with_its_owner(article, author, colleague, administrator, enter):
    fresh(article).hand_over(colleague, administrator)
    client = enter(author)

    client.post(forms.address(article), forms.opened(client, article) | {"standfirst": "Anew."})

    assert fresh(article).owner == colleague
