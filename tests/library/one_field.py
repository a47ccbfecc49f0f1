"""The site with one more page for staff: a form that holds one picture, and says which it got."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from clinic.library.fields import PictureFormField
from clinic.library.models import Picture
from clinic.urls import urlpatterns as site

PAGE = """
    {% extends "admin/base_site.html" %}
    {% load static %}
    {% block extrahead %}{{ form.media }}{% endblock %}
    {% block content %}
      <form method="post" id="one_form">
        {% csrf_token %}{{ form.as_div }}
        <p><button class="button" type="submit">Save</button> <output>{{ got }}</output></p>
      </form>
    {% endblock %}
"""


class OneField(forms.Form):
    hero = PictureFormField(label="Hero picture", required=False)


def one_field(request: HttpRequest) -> HttpResponse:
    """Opened with ?has=, the number of the picture that it holds already."""
    held = Picture.objects.filter(pk=request.GET.get("has") or None).first()
    form = OneField(request.POST or None, initial={"hero": held})
    got = repr(form.cleaned_data["hero"]) if form.is_bound and form.is_valid() else ""
    context = admin.site.each_context(request) | {"form": form, "got": got, "title": "One field"}
    return HttpResponse(engines["django"].from_string(PAGE).render(context, request))


urlpatterns = [path("one-field/", admin.site.admin_view(one_field)), *site]
