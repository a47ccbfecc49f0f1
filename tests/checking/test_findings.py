"""All checks together."""

from time import process_time
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.publishing.checking import Context, Finding, Level, findings
from clinic.richtext.constructs import CONSTRUCTS
from clinic.richtext.sanitise import sanitise

from .texts import OTHER, REFERENCE, SIGNS, article, describing, info, rows, topic, treatment

# Of each rule of the clinic's standard the check that holds it, and how much it weighs.
STANDARD = {
    "risks.common": Level.BLOCK,
    "risks.serious": Level.BLOCK,
    "risks.mentioned": Level.WARN,
    "references.none": Level.BLOCK,
    "references.incomplete": Level.BLOCK,
    "references.unknown": Level.BLOCK,
    "red_flags.spine": Level.BLOCK,
    "abbreviations.treatment": Level.BLOCK,
    "abbreviations.other": Level.WARN,
    "claims.absolute": Level.REASON,
    "regulatory.approved": Level.BLOCK,
    "regulatory.off_label": Level.BLOCK,
    "claims.soft": Level.WARN,
    "numbers.unsupported": Level.WARN,
    "identifiers.patient": Level.BLOCK,
    "identifiers.possible": Level.WARN,
    "headings.start": Level.BLOCK,
    "headings.skip": Level.BLOCK,
    "headings.empty": Level.BLOCK,
    "pictures.alternative": Level.BLOCK,
    "pictures.wording": Level.WARN,
    "links.empty": Level.BLOCK,
    "links.vague": Level.BLOCK,
    "links.address": Level.BLOCK,
    "described.live": Level.BLOCK,
    "links.not_live": Level.WARN,
    "tables.headings": Level.BLOCK,
    "title.count": Level.WARN,
    "reading.grade": Level.WARN,
    "reading.sentence": Level.WARN,
    "wording.vague_date": Level.WARN,
    "wording.stigmatizing": Level.WARN,
    "story.authorization": Level.BLOCK,
}
GOOD = [article(), topic(), treatment(), info()]
HARD = "Interventional radiological methodologies necessitate comprehensive multidisciplinary evaluation " * 4
BODY = (
    '<h3>Deep</h3><h2></h2><h4>Deeper</h4><p><a href="/x"></a><a href="/x">here</a><a href="ftp://x">x</a></p>'
    f'<p><a href="page:{UUID(int=9)}">a page</a><a href="reference:{UUID(int=9)}">1</a></p>'
    '<p><img alt="" src="x"><img alt="x.png" src="x"></p><table><tr><td>1</td></tr></table>'
    "<p>ESI, TENS, cure, world-class, MRN 12345, a@b.example, 50 %.</p><p>We recently saw an addict.</p>"
    f"<p>{HARD}.</p>"
)
BAD = [
    describing(OTHER, kind="story", title="5 treatments", body=BODY, references=(), help_signs=()),
    article(described=rows(treatment=(OTHER,), heading="x", text="x"), references=(REFERENCE | {"source": ""},)),
    treatment(risks=(), regulatory_status="off-label", what_it_is="<p>It is FDA approved.</p>"),
    treatment(regulatory_status="unapproved", title="Disc", help_signs=()),
]
PIECES = [
    *(construct.example for construct in CONSTRUCTS),
    *("cure ", "100 % ", "MRN 12345 ", "ESIs (", "a@b.c ", "(212) 555-0142 ", "not ", "studies show ", "FDA approved "),
    *("&nbsp;", "&amp;", "’s", "\u00ad", ". ", "?", "<br>"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=8).map("".join)


def test_every_rule_of_the_standard_has_a_check_of_its_weight():
    context = Context(abbreviations={"ESI": "Epidural Steroid Injection"})
    found = {one.check: one.level for page in BAD for one in findings(page, context)}

    assert found == STANDARD


@pytest.mark.parametrize("page", GOOD)
def test_a_good_text_passes(page):
    assert findings(page, Context()) == ()


def test_findings_stand_in_the_order_of_reading_and_the_worst_of_a_place_first():
    page = article(title="A proven cure", body="<p>MRN 12345, proven, a cure.</p>", standfirst="World-class.")

    assert [(one.field, one.check) for one in findings(page, Context())] == [
        ("title", "claims.absolute"),
        ("title", "claims.soft"),
        ("standfirst", "claims.soft"),
        ("body", "identifiers.patient"),
        ("body", "claims.absolute"),
        ("body", "claims.soft"),
        ("body", "abbreviations.other"),
    ]


def test_the_same_words_at_one_place_are_found_once():
    page = info("<p>A cure.</p><p>A cure, a Cure.</p>")

    assert [one.quote for one in findings(page, Context())] == ["cure", "Cure"]


def test_a_finding_comes_back_from_json():
    page = article(key_points=rows(text=("A cure.",)))
    [one] = findings(page, Context())

    stored = one.model_dump(mode="json")

    assert stored == {
        "check": "claims.absolute",
        "level": "reason",
        "message": one.message,
        "quote": "cure",
        "field": "key_points.text",
        "row": str(page.key_points[0].uuid),
        "reason": "",
    }
    assert Finding.model_validate(stored) == one
    assert one.key == "claims.absolute: cure"


@settings(deadline=None)
@given(body=TEXTS, title=TEXTS, card=st.sampled_from(SIGNS) | TEXTS)
def test_any_text_can_be_checked_and_every_quote_stands_in_it(body, title, card):
    signs = rows(text=(card,), urgency="emergency")
    for page in (
        describing(OTHER, title=title, body=sanitise(body), help_signs=signs),
        treatment(title=title, summary=body, recovery=sanitise(body), regulatory_status="off-label"),
        info(sanitise(body), title=title),
    ):
        alternatives = [picture.alt for one in page.passages for picture in one.reading.pictures]
        links = [link.words for one in page.passages for link in one.reading.links]
        said = "\n".join([page.words, *alternatives, *links, *(row.title for row in getattr(page, "references", ()))])

        assert [one.quote for one in findings(page, Context()) if one.quote not in said] == []


@pytest.mark.parametrize(
    "text",
    [
        *("a", "cure ", "A", "1", "(", "a@", "not ", "x.", "ESI ", "100 % ", "numb ", "555-", "é", "Aa. ", "studies "),
        *("<h2>a</h2>", '<p><a href="/x">here</a></p>', "<table><tr><td>1</td></tr></table>"),
    ],
)
def test_a_long_text_takes_time_in_proportion(text):
    """Four times the text takes about four times as long: eight is allowed, and a square would be sixteen."""
    short, long = (article(body=f"<p>{text * times}</p>") for times in (100_000 // len(text), 400_000 // len(text)))

    assert _seconds(long) < 8 * _seconds(short) + 0.5


def _seconds(page):
    began = process_time()
    findings(page, Context(abbreviations={"ESI": "Epidural Steroid Injection"}))
    return process_time() - began
