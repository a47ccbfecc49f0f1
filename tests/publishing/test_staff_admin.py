"""Who keeps staff and licences, and what nobody does for themselves."""

import pytest
from django.urls import reverse

from clinic.publishing.models import Licence
from tests.factories import make_licence


def test_nobody_keeps_their_own_licence(administrator, superuser, enter):
    for member in (administrator, superuser):
        own = make_licence(member)
        client = enter(member)
        address = reverse("admin:publishing_licence_change", args=[own.pk])

        assert client.post(address, {"name": "Forged"}).status_code == 403
        holders = client.get(reverse("admin:publishing_licence_add")).context["adminform"].form.fields["holder"]
        assert member not in holders.queryset


@pytest.fixture
def change(administrator, enter):
    """Posts a member of staff's form as the administrator, with everything ticked."""
    fields = {"is_active": "on", "is_staff": "on", "is_superuser": "on", "first_name": "Changed"}
    joined = {"date_joined_0": "2026-01-01", "date_joined_1": "10:00"}

    def _change(user):
        form = fields | joined | {"username": user.username}
        return enter(administrator).post(f"/admin/auth/user/{user.pk}/change/", form).status_code

    return _change


def test_an_administrator_makes_no_superuser(author, change):
    assert change(author) == 302

    author.refresh_from_db()
    assert (author.first_name, author.is_superuser) == ("Changed", False)


def test_an_administrator_changes_neither_superusers_nor_themselves(administrator, superuser, change):
    assert [change(superuser), change(administrator)] == [403, 403]


def test_staff_are_never_deleted(author, superuser, enter):
    assert enter(superuser).post(f"/admin/auth/user/{author.pk}/delete/", {"post": "yes"}).status_code == 403


LICENCE = {"name": "Dr Author", "credentials": "MD", "number": "NY 7", "expires": "2099-12-31"}
ADD = "/admin/publishing/licence/add/"


def kept():
    return list(Licence.objects.order_by("pk").values_list("name", "number"))


def test_administrators_enter_a_licence_and_renew_it(administrator, author, enter):
    client = enter(administrator)

    assert client.post(ADD, LICENCE | {"holder": author.pk}).status_code == 302
    licence = Licence.objects.get(holder=author)
    renewed = LICENCE | {"holder": author.pk, "number": "NY 8"}
    assert client.post(f"/admin/publishing/licence/{licence.pk}/change/", renewed).status_code == 302

    assert kept() == [("Dr Author", "NY 8")]


@pytest.mark.parametrize("who", ["author", "reviewer", "publisher"])
def test_nobody_else_enters_or_renews_a_licence(request, author, second_reviewer, enter, who):
    client, before = enter(request.getfixturevalue(who)), kept()
    theirs = f"/admin/publishing/licence/{second_reviewer.licence.pk}/change/"

    entered = client.post(ADD, LICENCE | {"holder": author.pk})
    renewed = client.post(theirs, LICENCE | {"holder": second_reviewer.pk})

    assert [entered.status_code, renewed.status_code] == [403, 403]
    assert kept() == before
    assert client.get("/admin/publishing/licence/").status_code == 403


def test_an_administrator_does_not_sign_by_group_alone(administrator):
    assert not administrator.has_perm("publishing.sign_page")
