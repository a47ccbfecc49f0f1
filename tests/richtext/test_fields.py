import pytest
from django import forms

from clinic.richtext.fields import RichTextFormField
from tests.factories import fresh, make_treatment
from treatments.models import Treatment


def test_text_is_cleaned_on_its_way_into_the_database(author):
    treatment = make_treatment(what_it_is="<p>Fine<script>alert(1)</script></p>")

    assert treatment.what_it_is == fresh(treatment).what_it_is == "<p>Fine</p>"


def test_text_is_cleaned_in_the_form():
    assert RichTextFormField().clean("<p>Fine<script>alert(1)</script></p>") == "<p>Fine</p>"


def test_stored_text_is_cleaned_before_the_editor_loads_it(author):
    treatment = make_treatment()
    Treatment.objects.filter(pk=treatment.pk).update(what_it_is="<p>Fine<img src=x onerror=alert(1)></p>")
    form = forms.modelform_factory(Treatment, fields=["what_it_is"])(instance=fresh(treatment))

    assert "alert(1)" not in str(form["what_it_is"])
    assert "Fine" in str(form["what_it_is"])


def test_text_that_is_only_markup_counts_as_missing():
    with pytest.raises(forms.ValidationError, match="required"):
        RichTextFormField().clean("<script>alert(1)</script>")


def test_text_too_complicated_to_clean_is_given_back_but_never_started(author):
    dirty = "<img src=x onerror=alert(1)>" + "<i></i>" * 10_000
    form = forms.modelform_factory(Treatment, fields=["what_it_is"])({"what_it_is": dirty})

    shown = str(form["what_it_is"])

    assert "onerror" in shown
    assert "data-richtext" not in shown
    assert "data-richtext" in str(forms.modelform_factory(Treatment, fields=["what_it_is"])()["what_it_is"])
