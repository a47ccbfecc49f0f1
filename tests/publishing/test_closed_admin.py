"""Questions that no page of the admin asks are refused, and answers that no form offers are errors of the form."""

import re

import pytest
from django.apps import apps
from django.db import connection

from clinic.publishing.models import Revision
from tests import forms
from tests.factories import make_article, make_clinician, make_treatment

REFUSED = re.compile("Select a valid choice|is not a valid value|Null characters are not allowed")
NO_KEYS = ["²", "٣", "\0", "x", "-1", "1.5", "9" * 5000, str(10**30)]


@pytest.fixture
def article(staff):
    return make_article(described=[make_treatment("Nerve block")], authors=[make_clinician()])


@pytest.fixture
def save(article, author, enter):
    """Posts the article's form with something that it did not offer."""
    client = enter(author)
    opened = forms.opened(client, article)
    return lambda **forged: client.post(forms.address(article), opened | forged)


@pytest.mark.parametrize(
    "asked",
    [
        "publishing/licence/?name__regex=(",
        "publishing/licence/?holder__password__startswith=p",
        "auth/group/?name__regex=(",
        "auth/user/?username__regex=(",
        "auth/user/?password__startswith=p",
        "auth/user/?date_joined__year=99999999999999999999",
        "practice/practice/?title__regex=(",
    ],
)
def test_no_list_answers_a_lookup_made_by_hand(administrator, enter, asked):
    assert enter(administrator).get(f"/admin/{asked}").status_code == 400


@pytest.mark.parametrize("name", ["is_superuser__exact=0", "is_active__exact=1"])
def test_the_list_of_staff_answers_its_own_filters(administrator, enter, name):
    page = enter(administrator).get(f"/admin/auth/user/?{name}&groups__id__exact={administrator.groups.get().pk}")

    assert [user.username for user in page.context["cl"].result_list] == ["administrator"]


@pytest.mark.parametrize("who", ["author", "administrator"])
def test_the_chooser_answers_or_refuses_for_every_field_of_every_model(article, request, enter, who):
    client = enter(request.getfixturevalue(who))
    asked = [
        {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field.name}
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields(include_hidden=True)
    ]

    answers = {client.get("/admin/autocomplete/", one | {"term": ""}).status_code for one in asked}

    assert answers == {200, 403, 404}


@pytest.mark.parametrize("address", ["change/?_to_field=", "history/?_to_field=", "delete/?_to_field="])
def test_a_page_is_found_by_its_key_when_no_field_is_named(article, author, enter, address):
    answer = enter(author).get(f"/admin/articles/article/{article.pk}/{address}")

    assert answer.status_code == (403 if address.startswith("delete") else 200)


@pytest.mark.parametrize("name", ["authors", "topics", "described-0-treatment"])
def test_a_choice_that_is_no_page_is_an_error_of_the_form(article, save, name):
    answers = [save(**{name: value}, **seen) for value in NO_KEYS for seen in ({}, {"seen": "999"})]

    assert [answer.status_code for answer in answers] == [200, 409] * len(NO_KEYS)
    assert all(REFUSED.search(answer.content.decode()) for answer in answers)
    assert Revision.objects.filter(page=article).count() == 1


@pytest.mark.parametrize("claimed", ["101", str(10**30)])
def test_a_form_has_at_most_a_hundred_rows_of_a_kind(article, save, claimed):
    response = save(**{"references-TOTAL_FORMS": claimed})

    assert "Please submit at most 100 forms" in response.content.decode()
    assert Revision.objects.filter(page=article).count() == 1


def test_a_treatment_that_somebody_else_described_meanwhile_is_not_described_twice(article, save, author, enter):
    removed = article.described.get()
    claimed = {"described-0-id": "999999", "described-0-treatment": str(removed.treatment_id)}

    response = save(**claimed)
    connection.check_constraints()

    assert "Somebody added “Nerve block” after you opened this page." in response.content.decode()
    assert article.described.count() == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_posted_to_a_history(article, author, enter):
    response = enter(author).post(f"/admin/articles/article/{article.pk}/history/")

    assert response.status_code == 200
    assert Revision.objects.filter(page=article).count() == 1
