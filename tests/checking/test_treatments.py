import pytest

from .texts import found, risk, treatment

FDA_APPROVED = [
    ("It is FDA-approved.", "FDA-approved"),
    ("The FDA has approved it.", "The FDA has approved"),
    ("It is cleared by the Food and Drug Administration (FDA).", "cleared by the Food and Drug Administration (FDA)"),
    ("It is FDA\u2011approved.", "FDA\u2011approved"),
    ("It has <strong>FDA</strong>&nbsp;approval.", "FDA approval"),
]
NOT_SAID_OF_THIS_USE = [
    "The FDA has not approved this use.",
    "It isn’t FDA-approved.",
    "The FDA approved the medicine for other uses.",
    "The FDA approved the medicine for joints. This use is off-label.",
    "Is it FDA approved?",
    "The FDA warned of rare harm.",
]


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ((), ["risks.common", "risks.serious"]),
        ((risk("mild", "common"),), ["risks.serious"]),
        ((risk("serious", "rare"),), ["risks.common"]),
        ((risk("mild", "common"), risk("serious", "rare")), []),
        ((risk("serious", "common"),), []),
    ],
)
def test_a_treatment_names_a_common_and_a_serious_risk(rows, missing):
    page = treatment(risks=rows)

    assert [check for check in ("risks.common", "risks.serious") if found(page, check)] == missing


@pytest.mark.parametrize("status", ["off-label", "unapproved", "not applicable"])
@pytest.mark.parametrize(("text", "quote"), FDA_APPROVED)
def test_nothing_calls_a_use_approved_that_is_not(text, quote, status):
    page = treatment(regulatory_status=status, what_it_is=f"<p>{text}</p>")

    assert found(page, "regulatory.approved") == [quote]


@pytest.mark.parametrize("status", ["on-label", "mixed"])
@pytest.mark.parametrize(("text", "quote"), FDA_APPROVED)
def test_what_is_approved_may_say_so(text, quote, status):
    page = treatment(regulatory_status=status, what_it_is=f"<p>{text}</p>")

    assert found(page, "regulatory.approved") == []


@pytest.mark.parametrize("text", NOT_SAID_OF_THIS_USE)
def test_what_is_approved_for_something_else_may_be_told(text):
    page = treatment(regulatory_status="off-label", what_it_is=f"<p>{text}</p>")

    assert found(page, "regulatory.approved") == []


@pytest.mark.parametrize("status", ["off-label", "mixed", "unapproved"])
@pytest.mark.parametrize(
    ("note", "found_"),
    [
        ("", [""]),
        ("The FDA warned of harm.", [""]),
        ("This use is off-label.", []),
        ("This use is OFF LABEL.", []),
        ("The FDA has not approved this use.", []),
    ],
)
def test_patients_learn_that_a_use_is_off_label(status, note, found_):
    assert found(treatment(regulatory_status=status, regulatory_note=note), "regulatory.off_label") == found_


@pytest.mark.parametrize("status", ["on-label", "not applicable"])
def test_nothing_need_be_said_where_there_is_nothing_to_say(status):
    assert found(treatment(regulatory_status=status), "regulatory.off_label") == []
