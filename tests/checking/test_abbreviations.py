import pytest

from .texts import article, found, in_text, topic, treatment

LIVE = {"ESI": "Epidural Steroid Injection", "RFA": "Radiofrequency Ablation", "KP": "Vertebral Augmentation"}
EXPLAINED = [
    "An epidural steroid injection (ESI) may help. An ESI is quick.",
    "Epidural steroid injections (ESIs) may help. The ESI’s effect fades.",
    "An epidural steroid injection (also called “ESI”) may help.",
    "An ESI (epidural steroid injection) may help.",
    "ESIs (epidural steroid injections) may help.",
    "Radiofrequency ablation (RFA) uses heat.",
    "Vertebral augmentation (KP) fills the bone.",
    '<p>An <abbr title="epidural steroid injection">ESI</abbr> may help. An ESI is quick.</p>',
    "<h2>Epidural steroid injection (ESI)</h2><p>An ESI may help.</p>",
    "<h2>ESI or not?</h2><p>An epidural steroid injection (ESI) may help.</p>",
    "<p>An <strong>epidural</strong> steroid&nbsp;injection (<em>ESI</em>) may help.</p>",
]
UNEXPLAINED = [
    "An ESI may help.",
    "ESIs may help. An epidural steroid injection (ESI) is quick.",
    "The ESI's effect fades.",
    "An injection (ESI) may help.",
    "An ESI (a shot) may help.",
    "<h2>ESI</h2><p>It may help.</p>",
    "<table><tr><th>ESI</th><td>Quick</td></tr></table>",
    "ESI/surgery are choices.",
]
WELL_KNOWN = [
    "An MRI or CT shows L4-L5, L4/5, S1, C5–C6 and T12.",
    "Take 20 mg, then 5 mL.",
    "The FDA in the US said so. Call 911.",
    "DO NOT EAT before you come.",
    "Vitamin B12 and COVID-19.",
    "Ask the NSAIDs (nonsteroidal anti-inflammatory drugs) question.",
]


@pytest.mark.parametrize("text", EXPLAINED)
def test_a_treatments_abbreviation_may_be_used_once_it_is_explained(text):
    assert in_text(text, "abbreviations.treatment", abbreviations=LIVE) == []


@pytest.mark.parametrize("text", UNEXPLAINED)
def test_a_treatments_abbreviation_that_is_used_before_it_is_explained_is_found_once(text):
    assert in_text(text, "abbreviations.treatment", abbreviations=LIVE) == ["ESI"]


@pytest.mark.parametrize("text", WELL_KNOWN)
def test_what_everybody_knows_needs_no_explanation(text):
    assert in_text(text, "abbreviations.other", abbreviations=LIVE) == []


@pytest.mark.parametrize("name", ["PT", "IV", "PA", "ER", "CA", "US", "AI"])
def test_what_the_clinic_calls_a_treatment_is_not_what_everybody_knows(name):
    used = {"abbreviations": {name: "Guided Walking"}}

    assert in_text(f"Many people have {name} here.", "abbreviations.treatment", **used) == [name]
    assert in_text(f"Guided walking ({name}) may help. Ask for {name}.", "abbreviations.treatment", **used) == []


@pytest.mark.parametrize("name", ["MRI", "CT"])
def test_scans_are_never_explained(name):
    assert in_text(f"You have a {name}.", "abbreviations.treatment", abbreviations={name: "A Scan"}) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [("A TENS device.", ["TENS"]), ("Take NSAIDs. NSAIDs can harm.", ["NSAID"]), ("The SI joint.", ["SI"])],
)
def test_another_abbreviation_is_found_once(text, quotes):
    assert in_text(text, "abbreviations.other") == quotes


def test_a_treatments_page_explains_its_own_with_its_title():
    page = treatment(title="Injection", abbreviation="ESI", what_it_is="<p>An ESI is a shot.</p>")

    assert found(page, "abbreviations.treatment", abbreviations=LIVE) == []


def test_other_names_of_a_topic_may_be_abbreviations():
    page = topic(also_known_as="LBP, lumbago", body="<p>LBP is common.</p>")

    assert found(page, "abbreviations.other") == []


def test_the_title_of_an_article_may_use_what_its_teaser_explains():
    page = article(title="ESI: what to ask", standfirst="An epidural steroid injection (ESI) may help.")

    assert found(page, "abbreviations.treatment", abbreviations=LIVE) == []
