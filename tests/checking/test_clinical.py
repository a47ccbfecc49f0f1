import pytest

from .texts import MARKER, OTHER, REFERENCE, SIGNS, article, describing, found, info, rows, topic, treatment

ABOUT_THE_SPINE = [
    {"title": "Living with back pain"},
    {"title": "Epidurals"},
    {"title": "A slipped disc"},
    {"title": "News", "standfirst": "What we know of lower back trouble."},
    {"title": "When your back hurts"},
    {"title": "Back-pain relief at home"},
    {"title": "Back\u2011pain relief at home"},
    {"title": "Pain in your back"},
    {"title": "Stiffness in the lower back"},
    {"title": "Why does my back ache?"},
    {"title": "When your back goes out"},
    {"title": "A back that often hurts"},
    {"title": "Living with an aching back"},
    {"title": "Walking after back surgery"},
    {"title": "Back injuries at work"},
    {"title": "How to lift without hurting your back"},
    {"title": "Pain that spreads from your back to your leg"},
    {"title": "Lumbago"},
    {"title": "The sciatic nerve"},
    {"title": "Sleep", "body": "<p>Sciatica hurts.</p><p>Your spine.</p><ul><li>A disc</li></ul>"},
]
NOT_ABOUT_THE_SPINE = [
    {"title": "Your blood sugar"},
    {"title": "Caring for your back"},
    {"title": "Pain in the back of your knee"},
    {"title": "When pain comes back"},
    {"title": "A painful hand", "standfirst": "If it comes back and hurts, call us."},
    {"title": "Your back office, and how it works"},
    {"title": "Coming back", "standfirst": "You come back in a week."},
    {"title": "Sleep", "body": "<p>Poor sleep and back pain go together.</p>"},
]
NO_SPINE = {"title": "Sleep", "standfirst": "Sleep well.", "body": "<p>Sleep.</p>"}


@pytest.mark.parametrize("page", [article, topic, treatment])
def test_a_clinical_text_has_references(page):
    assert found(page(references=()), "references.none") == [""]
    assert found(page(), "references.none") == []


@pytest.mark.parametrize("kind", ["news", "story"])
def test_news_and_stories_go_without_references_unless_they_describe_a_treatment(kind):
    assert found(article(kind=kind, references=()), "references.none") == []
    assert found(describing(OTHER, kind=kind, references=()), "references.none") == [""]


@pytest.mark.parametrize(
    "broken",
    [
        {"authors": " "},
        {"title": ""},
        {"source": ""},
        {"year": 0},
        {"doi": ""},
        {"kind": "web page", "doi": "", "url": "https://example.org/"},
    ],
)
def test_a_reference_that_nobody_could_find_is_incomplete(broken):
    row = REFERENCE | broken

    assert found(article(references=(row,)), "references.incomplete") == [row["title"]]


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"doi": "", "pmid": "19282335"},
        {"doi": "", "url": "https://example.org/"},
        {"kind": "book", "doi": ""},
        {"kind": "web page", "doi": "", "url": "https://example.org/", "accessed_on": "2026-11-02"},
    ],
)
def test_a_reference_that_can_be_found_is_complete(row):
    assert found(article(references=(REFERENCE | row,)), "references.incomplete") == []


def test_a_marker_has_its_reference():
    assert found(article(body=f"<p>Text.{MARKER}</p>"), "references.unknown") == []
    assert found(article(body=f"<p>Text.{MARKER}</p>", references=()), "references.unknown") == [""]


@pytest.mark.parametrize("fields", ABOUT_THE_SPINE)
def test_what_is_about_the_spine_says_when_to_call_911(fields):
    assert found(article(**fields), "red_flags.spine") == []
    assert found(article(**fields, help_signs=()), "red_flags.spine") != []


@pytest.mark.parametrize("fields", NOT_ABOUT_THE_SPINE)
def test_what_only_mentions_it_needs_no_emergency_card(fields):
    assert found(article(**NO_SPINE | fields, help_signs=()), "red_flags.spine") == []


@pytest.mark.parametrize("missing", SIGNS)
def test_the_card_names_every_sign_of_cauda_equina(missing):
    card = rows(text=tuple(sign for sign in SIGNS if sign != missing), urgency="emergency")

    assert found(article(help_signs=card), "red_flags.spine") == ["back pain"]


def test_signs_that_are_no_emergency_are_no_card():
    assert found(article(help_signs=rows(text=SIGNS, urgency="routine")), "red_flags.spine") == ["back pain"]


def test_the_signs_may_be_said_in_other_words():
    card = ("you lose feeling between your legs", "you cannot hold your bladder", "your legs give way")

    assert found(article(help_signs=rows(text=card, urgency="emergency")), "red_flags.spine") == []


@pytest.mark.parametrize("check", ["references.none", "red_flags.spine", "abbreviations.other", "numbers.unsupported"])
def test_unsigned_pages_need_none_of_it(check):
    body = "<p>Back pain, spine and disc: 50 % of TENS users.</p>"

    assert found(info(body, title="Back pain"), check) == []
    assert found(article(kind="news", body=body, references=(), help_signs=()), check) == []
