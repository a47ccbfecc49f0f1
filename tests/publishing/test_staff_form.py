"""Whoever is put into a group can log in, and the form asks nothing that an administrator need not know."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from clinic.publishing.groups import AUTHOR


@pytest.fixture
def desk(administrator, enter):
    return enter(administrator)


@pytest.fixture
def newcomer(staff):
    return User.objects.create_user("newcomer", password="a long and quiet afternoon")


def save(desk, user, *groups, **more):
    chosen = [Group.objects.get(name=name).pk for name in groups]
    posted = {"username": user.username, "is_active": "on", "groups": chosen} | more
    assert desk.post(reverse("admin:auth_user_change", args=[user.pk]), posted).status_code == 302


def test_whoever_is_in_a_group_can_log_in(desk, newcomer, client):
    login = {"username": "newcomer", "password": "a long and quiet afternoon"}
    assert client.post("/admin/login/", login).status_code == 200

    save(desk, newcomer, AUTHOR)

    assert client.post("/admin/login/", login).status_code == 302


def test_whoever_leaves_all_groups_cannot_any_more(desk, newcomer):
    save(desk, newcomer, AUTHOR)
    save(desk, newcomer)

    newcomer.refresh_from_db()
    assert not newcomer.is_staff


def test_the_form_has_no_secrets_and_no_switch_for_everything(desk, newcomer):
    page = desk.get(reverse("admin:auth_user_change", args=[newcomer.pk])).content.decode()

    assert "pbkdf2" not in page
    assert 'name="is_superuser"' not in page
    assert 'name="user_permissions"' not in page
    assert "Set another password" in page


def test_nobody_becomes_a_superuser_by_a_field_that_is_posted_by_hand(desk, newcomer):
    save(desk, newcomer, AUTHOR, is_superuser="on", user_permissions="1")

    newcomer.refresh_from_db()
    assert (newcomer.is_superuser, newcomer.user_permissions.count()) == (False, 0)


def test_the_list_names_the_groups(desk, newcomer):
    save(desk, newcomer, AUTHOR)

    assert '<td class="field-in_groups">Author</td>' in desk.get(reverse("admin:auth_user_changelist")).content.decode()
