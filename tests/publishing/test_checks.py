from typing import ClassVar

import pytest
from django.core.checks.registry import registry
from django.db import models
from django.test.utils import isolate_apps

from articles.content import ArticleContent
from articles.models import Article
from clinic.publishing import checks
from clinic.publishing.content import PageContent
from clinic.publishing.models import Page
from clinic.richtext.checks import editor_is_contained


def test_our_checks_run_with_djangos():
    assert {checks.every_field_is_frozen, editor_is_contained} <= set(registry.get_checks())


def test_every_field_of_every_type_is_frozen_or_declared_not_to_be():
    assert checks.every_field_is_frozen() == []


@pytest.mark.parametrize("forgotten", ["standfirst", "described", "references", "help_signs", "authors"])
def test_a_field_or_row_that_would_be_lost_is_an_error(monkeypatch, forgotten):
    fields = {name: field for name, field in ArticleContent.model_fields.items() if name != forgotten}
    stub = type("Forgetful", (), {"model_fields": fields})
    monkeypatch.setattr(Article, "content_class", stub)

    errors = checks.every_field_is_frozen()

    assert [error.id for error in errors] == ["publishing.E001"]
    assert f"Article.{forgotten}" in errors[0].msg


@isolate_apps("articles")
def test_a_new_field_must_be_decided(monkeypatch):
    class Leaflet(Page):
        content_class: ClassVar = PageContent
        not_content: ClassVar = {"references", "help_signs", "kept_private"}
        kept_private = models.TextField()
        forgotten = models.TextField()

        class Meta:
            app_label = "articles"

    errors = checks._unfrozen(Leaflet)
    Page._meta._expire_cache()

    assert [error.msg.split()[0] for error in errors] == ["articles.Leaflet.forgotten"]
