"""The words of a content: what the checks read, and the search."""

import pytest
from pydantic import BaseModel

from clinic.publishing.frozen import Frozen
from clinic.publishing.labels import place
from clinic.publishing.models import Page
from clinic.publishing.passages import Prose
from clinic.richtext.blocks import Kind, read
from treatments.models import Treatment

from .texts import MARKER, article, practice, rows, topic, treatment

# Choices, addresses, numbers and what is filed: nobody reads them as words.
NO_WORDS = {
    *("kind", "urgency", "severity", "frequency", "firmness", "regulatory_status", "evidence_level", "purpose"),
    *("authors", "source", "doi", "pmid", "url", "supports", "title", "sha256", "extension", "credit"),
    *("booking_url", "number", "phone", "street", "city", "state", "zip_code", "post_nominals", "licence"),
    *("abbreviation", "call_to_action", "authorization", "absolute_claims", "soft_claims", "stigmatizing_words"),
}


def texts(content_class):
    """The names of its texts that are not declared to be words, its rows' included."""
    for name, field in content_class.model_fields.items():
        for inner in getattr(field.annotation, "__args__", ()):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from texts(inner)
        if field.annotation is str and not any(isinstance(mark, Prose) for mark in field.metadata):
            yield name


@pytest.mark.parametrize("page", Page.__subclasses__())
def test_every_text_of_a_page_is_declared_to_be_words_or_known_to_be_none(page):
    assert set(texts(page.content_class)) - NO_WORDS == set()


def paths(content_class, within=""):
    """Where its words stand, as findings say it."""
    for name, field in content_class.model_fields.items():
        if any(isinstance(mark, Prose) for mark in field.metadata):
            yield within + name
        for inner in getattr(field.annotation, "__args__", ()):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from paths(inner, f"{name}.")


@pytest.mark.parametrize("page", Page.__subclasses__())
def test_every_place_that_a_finding_names_has_a_name_that_staff_know(page):
    named = {path: place(page, path) for path in paths(page.content_class)}

    assert named
    assert [path for path, name in named.items() if not name[0].isupper() or "_" in name] == []


def test_a_row_is_named_with_what_stands_in_it():
    assert place(Treatment, "risks.what_to_do") == "Risks, What to do"
    assert place(Treatment, "hero.caption") == "Picture above the text, Caption"


def test_the_words_of_a_page_are_all_that_patients_read_without_tags():
    page = article(
        title="Sleep",
        standfirst="Sleep\u00a0well.",
        body=f"<h2>How &amp; why</h2><p>It <strong>helps</strong>.{MARKER}<br>A lot.</p>",
        help_signs=rows(text=("you cannot walk",), urgency="emergency"),
    )

    assert page.words == "Sleep\nSleep well.\nHow & why\nIt helps. A lot.\nyou cannot walk"


def test_the_words_of_a_treatment_begin_with_its_name_and_abbreviation():
    assert treatment(title="Nerve Block", abbreviation="NB").words.startswith("Nerve Block (NB)\n")


def test_signs_to_get_help_are_read_after_the_text():
    fields = [passage.field for passage in topic(body="<p>Text.</p>").passages]

    assert fields == ["title", "summary", "body", *["help_signs.text"] * 3]


def test_a_row_says_which_it_is():
    notices = rows(text=("Closed.",), begins=None, ends=None)

    [notice] = [passage for passage in practice(notices=notices).passages if passage.row]

    assert (notice.field, notice.row) == ("notices.text", notices[0]["uuid"])


def test_declaring_words_changes_no_byte_of_what_is_stored():
    page = article()

    assert type(page).model_validate_json(page.model_dump_json()) == page
    assert "passages" not in page.model_dump()
    assert isinstance(page, Frozen)
    assert page.model_dump(mode="json")["standfirst"] == "Short walks may help."


def test_every_kind_of_block_is_told_apart():
    html = (
        "<h2>A</h2><p>b</p><ul><li>c<ul><li>d</li></ul></li><li><p>e</p></li></ul><blockquote><p>f</p></blockquote>"
        "<table><caption>g</caption><tr><th>h</th><td>i</td></tr></table>"
        "<details><summary>j</summary><p>k</p></details><dl><dt>l</dt><dd>m</dd></dl>"
    )

    said = [(block.text, block.kind) for block in read(html).blocks]

    assert said == [
        ("A", Kind.NAME),
        ("b", Kind.PARAGRAPH),
        ("c", Kind.ITEM),
        ("d", Kind.ITEM),
        ("e", Kind.ITEM),
        ("f", Kind.QUOTATION),
        ("g", Kind.CAPTION),
        ("h", Kind.CELL),
        ("i", Kind.CELL),
        ("j", Kind.NAME),
        ("k", Kind.PARAGRAPH),
        ("l", Kind.NAME),
        ("m", Kind.PARAGRAPH),
    ]
