"""What the demonstration says obeys the rules that a clinic's own texts must obey."""

import re

import pytest
from bs4 import BeautifulSoup

from clinic.demonstration.drawing import DRAWINGS
from clinic.library.models import Picture
from clinic.publishing.clinical import Clinical
from clinic.publishing.models import Page, Revision
from clinic.richtext.sanitise import sanitise
from treatments.content import TreatmentContent

SPINE = re.compile(r"\b(back|neck|spine|spinal|sciatica|epidural|disc|facet)\b", re.IGNORECASE)
CAUDA_EQUINA = re.compile(r"numbness.*(groin|genitals|bottom)|controlling urine|weakness in both legs", re.IGNORECASE)
MAY_BE_EMPTY = {"hero", "abbreviation", "related", "made_with_ai"}
PROMISES = re.compile(r"\b(cures?|guaranteed?|painless|no risk|100 ?%|world-class|proven|click here)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def revisions(loaded):
    return [page.latest for page in Page.objects.all()]


@pytest.fixture(scope="module")
def clinical(revisions):
    return [revision for revision in revisions if isinstance(revision.frozen, Clinical) and revision.needs_signature]


def htmls(revision):
    """Every rich text of a revision."""
    values = revision.frozen.model_dump().values()
    return [value for value in values if isinstance(value, str) and value.startswith("<")]


def words(revision):
    return re.sub(r"\s+", " ", BeautifulSoup(str(revision.content.values()), "html5lib").text)


def titles(revisions):
    return sorted(revision.title for revision in revisions)


def test_every_treatment_names_a_common_and_a_serious_risk(revisions):
    treatments = [revision for revision in revisions if revision.page.type == "treatments.treatment"]
    risks = {revision.title: revision.frozen.risks for revision in treatments}

    assert [name for name, rows in risks.items() if not any(row.is_serious for row in rows)] == []
    assert [name for name, rows in risks.items() if not any(row.frequency == "common" for row in rows)] == []


def test_every_treatment_says_everything_that_a_patient_asks(revisions):
    told = [name for name in TreatmentContent.model_fields if name not in MAY_BE_EMPTY]
    treatments = [revision for revision in revisions if revision.page.type == "treatments.treatment"]

    assert [(one.title, name) for one in treatments for name in told if not getattr(one.frozen, name)] == []


def test_off_label_uses_say_so(revisions):
    treatments = [revision for revision in revisions if revision.page.type == "treatments.treatment"]
    off_label = [one for one in treatments if one.frozen.regulatory_status in {"off-label", "mixed"}]

    assert off_label
    assert [one.title for one in off_label if "off-label" not in one.frozen.regulatory_note] == []


def test_every_clinical_text_can_be_checked_by_its_references(clinical):
    unproved = [one for one in clinical if not one.frozen.references and not getattr(one.frozen, "is_story", False)]

    assert titles(unproved) == []
    assert titles(one for one in clinical for row in one.frozen.references if not row.address or not row.authors) == []


def test_references_are_numbered_as_the_text_first_cites_them(clinical):
    wrong = []
    for revision in clinical:
        places = {f"reference:{row.uuid}": number for number, row in enumerate(revision.frozen.references, 1)}
        cited = [
            (places[marker.href], marker.words)
            for passage in revision.frozen.passages
            for marker in passage.reading.cites
            if passage.can_cite
        ]
        first = list(dict.fromkeys(number for number, _ in cited))
        if first != list(range(1, len(first) + 1)) or any(str(number) != words for number, words in cited):
            wrong.append((revision.title, cited))

    assert wrong == []


def test_a_reference_that_the_text_does_not_cite_says_which_list_it_supports(clinical):
    for revision in clinical:
        cited = {marker.href for passage in revision.frozen.passages for marker in passage.reading.cites}
        others = [row for row in revision.frozen.references if f"reference:{row.uuid}" not in cited]
        assert [row.supports for row in others if "Call 911 if" not in row.supports] == [], revision.title


def test_what_a_reference_supports_is_told_in_whole_sentences(clinical):
    supports = [row.supports for one in clinical for row in one.frozen.references]

    assert [said for said in supports if not said.endswith(".")] == []


def test_no_heading_of_a_text_repeats_one_of_its_page(revisions):
    headings = [
        (one.title, tag.text)
        for one in revisions
        for html in htmls(one)
        for tag in BeautifulSoup(html, "html5lib").find_all(["h2", "h3", "h4"])
    ]

    assert [found for found in headings if found[1] in {"When to get help", "References", "Key points"}] == []


def test_no_two_pages_are_headed_by_the_same_picture(revisions):
    live = [one.frozen for one in revisions if one.placements.exists()]
    heroes = [text.hero.sha256 for text in live if getattr(text, "hero", None)]

    assert len(set(heroes)) == len(heroes)


def test_whatever_is_about_the_spine_tells_when_to_call_911(clinical):
    about_the_spine = [revision for revision in clinical if SPINE.search(revision.title + revision.teaser)]
    silent = [
        revision
        for revision in about_the_spine
        if not any(CAUDA_EQUINA.search(row.text) for row in revision.frozen.when_to_get_help.get("emergency", []))
    ]

    assert titles(silent) == []


def test_nothing_is_promised(revisions):
    assert [(one.title, found[0]) for one in revisions if (found := PROMISES.search(words(one)))] == []


def test_headings_begin_at_the_second_level_and_skip_none(revisions):
    wrong = []
    for revision in revisions:
        first = 3 if revision.page.type == "treatments.treatment" else 2
        for html in htmls(revision):
            levels = [int(tag.name[1]) for tag in BeautifulSoup(html, "html5lib").find_all(["h2", "h3", "h4"])]
            steps = zip([first - 1, *levels], levels, strict=False)
            wrong += [revision.title for before, level in steps if level > before + 1 or level < first]

    assert wrong == []


def test_every_text_is_already_what_the_sanitiser_makes_of_it(revisions):
    assert [revision.title for revision in revisions for html in htmls(revision) if sanitise(html) != html] == []


def test_an_article_that_counts_treatments_in_its_title_describes_as_many(revisions):
    counted = [(one, int(found[0])) for one in revisions if (found := re.match(r"\d+", one.title))]

    assert [(one.title, number) for one, number in counted if len(one.frozen.described) != number] == []
    assert counted


def test_no_text_is_without_a_record(revisions):
    assert Revision.objects.count() >= len(revisions)
    assert [one.title for one in revisions if not one.teaser] == []


def test_the_drawing_of_an_office_shows_the_way_in_that_its_page_tells_and_stands_for_no_other(revisions):
    house = Picture.objects.get(alt=DRAWINGS["harbor-street-office"].alternative)
    [office] = [one.frozen for one in revisions if one.title == "Harbor Street office"]

    assert "front door has three steps and a handrail" in office.step_free_access
    assert "Three steps with a handrail lead up to a wide double door" in house.alt
    assert titles(use.revision for use in house.uses.all()) == ["About the clinic"]
