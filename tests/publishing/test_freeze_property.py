"""Arbitrary text in every field and every kind of row of every type of page: what was frozen comes back."""

from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from clinic.publishing.content import freeze, sha256
from clinic.publishing.thaw import thaw
from tests.factories import fresh, latest
from tests.publishing.stored import PAGE_TYPES, stored, working_copies
from tests.publishing.texts import fields_of, make_targets, put, row_fields, rows_of, texts

arbitrary = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(params=PAGE_TYPES, ids=lambda page_type: page_type.__name__)
def page_type(request):
    return request.param


@pytest.fixture
def write(page_type, author):
    """Puts a text into the one page of this type, and returns that as the next request would load it."""
    targets = make_targets(page_type, author)
    page = page_type.objects.create(title="", slug="page", owner=author)

    def _write(text):
        put(page, text, targets)
        return fresh(page)

    return _write


def test_arbitrary_text_reaches_everything_that_the_content_holds(page_type):
    content = page_type.content_class.model_fields
    rows = rows_of(page_type)

    assert {field.name for field in fields_of(page_type)} | rows.keys() == content.keys()
    for name, relation in rows.items():
        row_content = get_args(content[name].annotation)[0]
        assert {field.name for field in row_fields(relation)} == row_content.model_fields.keys()


def test_restoring_the_present_text_changes_nothing(page_type, write):
    @arbitrary
    @given(texts(page_type))
    def check(text):
        page = write(text)
        frozen, before = freeze(page), stored(*working_copies())

        thaw(fresh(page), frozen)

        assert stored(*working_copies()) == before
        assert freeze(fresh(page)) == frozen
        assert sha256(page, freeze(fresh(page))) == sha256(page, frozen)

    check()


def test_any_earlier_text_is_restored_from_any_other(page_type, write):
    @arbitrary
    @given(texts(page_type), texts(page_type))
    def check(earlier, later):
        page = write(earlier)
        frozen, before = freeze(page), stored(*working_copies(), without_keys=True)
        write(later)

        thaw(fresh(page), frozen)

        assert freeze(fresh(page)) == frozen
        assert sha256(page, freeze(fresh(page))) == sha256(page, frozen)
        assert stored(*working_copies(), without_keys=True) == before

    check()


def test_a_revision_reads_back_from_its_json_as_what_was_frozen(page_type, write, administrator):
    @arbitrary
    @given(texts(page_type))
    def check(text):
        page = write(text)
        page.save_revision(by=administrator)

        revision = latest(page)

        assert revision.frozen == freeze(fresh(page))
        assert revision.sha256 == sha256(page, revision.frozen)
        assert type(revision.frozen).model_validate(revision.frozen.model_dump(mode="json")) == revision.frozen

    check()
