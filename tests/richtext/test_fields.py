import pytest
from django import forms

from clinic.richtext.fields import RichTextFormField
from tests.factories import fresh, make_treatment
from treatments.models import Treatment


def test_text_is_cleaned_on_its_way_into_the_database(author):
    treatment = make_treatment(body="<p>Fine<script>alert(1)</script></p>")

    assert treatment.body == fresh(treatment).body == "<p>Fine</p>"


def test_text_is_cleaned_in_the_form():
    assert RichTextFormField().clean("<p>Fine<script>alert(1)</script></p>") == "<p>Fine</p>"


def test_stored_text_is_cleaned_before_the_editor_loads_it(author):
    treatment = make_treatment()
    Treatment.objects.filter(pk=treatment.pk).update(body="<p>Fine<script>alert(1)</script></p>")
    form = forms.modelform_factory(Treatment, fields=["body"])(instance=fresh(treatment))

    assert "alert(1)" not in str(form["body"])
    assert "Fine" in str(form["body"])


def test_text_that_is_only_markup_counts_as_missing():
    with pytest.raises(forms.ValidationError, match="required"):
        RichTextFormField().clean("<script>alert(1)</script>")
