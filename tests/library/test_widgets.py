"""The field of a form that holds one picture of the library."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import models
from django.test.utils import isolate_apps

from clinic.library.fields import PictureField, PictureFormField
from clinic.library.models import Picture
from tests.factories import make_picture

from .one_field import OneField

NO_NUMBERS = ["x", "-1", "0", "1.5", "²", "٣", "\0", "1 2", "9" * 19, "9" * 5000, "999999999999"]


@pytest.fixture
def picture(author):
    return make_picture("A curved spine.", by=author)


@pytest.fixture
def hidden(author):
    hidden = make_picture("A hidden one.", by=author)
    hidden.hide(author)
    return hidden


def posted(value, initial=None):
    return OneField({"hero": value}, initial={"hero": initial})


def rendered(form):
    return BeautifulSoup(str(form["hero"]), "html5lib")


def test_a_picture_that_is_offered_can_be_chosen(picture):
    form = posted(str(picture.pk))

    assert form.is_valid()
    assert form.cleaned_data["hero"] == picture


def test_none_can_be_chosen_where_none_is_needed(db):
    form = posted("")

    assert form.is_valid()
    assert form.cleaned_data["hero"] is None


def test_a_hidden_picture_cannot_be_chosen(hidden, picture):
    for initial in (None, picture, picture.pk):
        assert posted(str(hidden.pk), initial).errors["hero"] == [
            "This picture is hidden. Choose another one, or offer it again in the library."
        ]


def test_a_picture_that_was_hidden_after_it_was_chosen_stays(hidden):
    for initial in (hidden, hidden.pk):
        form = posted(str(hidden.pk), initial)
        assert form.is_valid()
        assert not form.has_changed()


@pytest.mark.parametrize("value", NO_NUMBERS)
def test_what_is_no_picture_is_an_error_of_the_form_and_comes_back(picture, value):
    form = posted(value)

    assert form.errors["hero"] == ["There is no such picture in the library."]
    assert not rendered(form).img


def test_the_field_shows_the_picture_and_what_it_says(picture):
    html = rendered(OneField(initial={"hero": picture}))

    assert html.select_one("input[name=hero]")["value"] == str(picture.pk)
    assert html.img["src"] == picture.thumbnail_url
    assert html.select_one(".picture-field-shown").text == "A curved spine."
    assert [button.text for button in html.select("button:not([hidden])")] == ["Choose another picture…", "Take it out"]


def test_an_empty_field_offers_to_choose_one(db):
    html = rendered(OneField())

    assert not html.img
    assert [button.text for button in html.select("button:not([hidden])")] == ["Choose a picture…"]


def test_a_form_that_was_refused_still_shows_what_was_chosen(picture):
    assert rendered(posted(str(picture.pk))).img["src"] == picture.thumbnail_url


def test_however_many_pictures_there_are_a_form_asks_for_one(author, picture, django_assert_num_queries):
    for _ in range(5):
        make_picture(by=author)

    with django_assert_num_queries(0):
        str(OneField()["hero"])
    with django_assert_num_queries(1):
        str(OneField(initial={"hero": picture.pk})["hero"])


def test_the_field_brings_the_scripts_that_it_needs(db):
    media = str(OneField().media)

    assert set(re.findall(r'(?:src|href)="/static/([^"]+)"', media)) == {
        "chooser.css",
        "chooser.js",
        "chooser-upload.js",
        "picture-field.js",
    }
    assert 'data-choose="/admin/library/picture/choose/"' in media


@isolate_apps("clinic.library")
def test_a_model_names_a_picture_and_its_form_opens_the_chooser(picture):
    class Poster(models.Model):  # noqa: DJ008
        hero = PictureField("hero picture", to=Picture, null=True, blank=True)

        class Meta:
            app_label = "library"

    field = Poster._meta.get_field("hero")

    assert field.remote_field.on_delete is models.PROTECT
    assert isinstance(field.formfield(), PictureFormField)
    assert field.formfield().label == "Hero picture"
    assert not field.formfield().required
    assert field.clone().deconstruct()[1:] == field.deconstruct()[1:]
