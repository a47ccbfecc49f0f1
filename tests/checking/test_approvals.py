"""What a sentence says of the approval of a treatment that is off-label."""

from time import process_time

import pytest

from .texts import found, treatment

CALLED_APPROVED = [
    "It is FDA-approved and has no downtime.",
    "It is FDA-approved, so you don't need to worry.",
    "The FDA approved it, and no surgery is needed.",
    "Unlike other treatments, it is FDA-approved.",
    "It is FDA-approved, and no other clinic offers it.",
    "It is FDA-approved and not for everyone.",
    "No surgery: our FDA-approved laser works.",
    "It is not surgery, it is FDA-approved.",
    "It is not new, and it is FDA-cleared.",
    "It has never been safer: it is FDA approved.",
    "Not only is it safe, it is FDA approved.",
    "It is the FDA’s first approved laser.",
    "The FDA first approved it in 1990.",
    "The U.S. FDA has also cleared it.",
    "It has been approved for knee pain by the FDA.",
    "It has the approval of the FDA.",
    "The FDA gave its approval.",
    "This FDA-approved medicine does not cause sleepiness.",
    "It is FDA-approved for back pain and other conditions.",
    "You cannot buy it, but it is FDA-approved.",
    "The FDA approved it in 1990. You are not cleared to drive that day.",
    "It is FDA-approved. Your plan has not approved it.",
    "It is FDA-approved, and it is not off-label.",
    "No surgery is needed as it is FDA-approved.",
    "The FDA approved the shot in 1999 for other reasons than cost.",
    "The device is FDA-approved for the spine, but not for pregnant women.",
    "Approved by the FDA in 2004, it is not addictive.",
    "You do not need surgery with this FDA-approved device.",
]
NOT_CALLED_APPROVED = [
    "It has no FDA approval.",
    "It is used without FDA approval.",
    "None of these medicines is FDA-approved for this.",
    "No steroid is FDA-approved for epidural use.",
    "The FDA approved it for migraine, not for neck pain.",
    "The FDA approved the drug for joints but not for the spine.",
    "The FDA approved it to treat other conditions.",
    "FDA approval does not cover this use.",
    "The FDA approved the device for a different use.",
    "Ask whether it is FDA-approved.",
    "Until the FDA approves it, we use it in trials only.",
    "It has not yet been cleared by the FDA.",
    "It is not an FDA-approved use.",
    "The FDA has never approved steroids for this.",
    "Neither medicine is FDA-approved for back pain.",
    "The FDA-approved label does not include this use.",
    "It lacks FDA approval.",
    "It is FDA-approved only for joints, and using it here is off-label.",
    "It has not received FDA approval.",
    "There is no FDA-approved medicine for this.",
    "It was neither approved nor cleared by the FDA.",
    "The product is not reviewed or approved by the FDA.",
    "It is sold without being approved by the FDA.",
    "The medicine is FDA-approved, but not for this use.",
]
SAID = [
    "It is not FDA-approved.",
    "The FDA hasn’t approved it.",
    "The FDA did not approve it for the spine.",
    "It has not been approved or cleared by the FDA.",
    "It is not yet approved by the Food and Drug Administration (FDA).",
    "It is not approved for this use.",
    "The medicine is not approved for back pain.",
    "It has never been approved for use in the spine.",
    "It is not approved to treat sciatica.",
    "No steroid is FDA-approved for this.",
    "No steroid is approved for epidural injection.",
    "It has no FDA approval.",
    "It lacks FDA approval.",
    "It is used without approval by the FDA.",
    "The Food and Drug Administration (FDA) has not approved this use.",
    "This is an unapproved use.",
    "The device is not cleared for this use.",
    "The FDA has yet to approve it.",
    "This is not an approved use.",
    "None of these medicines is approved for the epidural space.",
    "Using it only for sciatica is off-label.",
    "The use of steroids here isn’t approved by the FDA.",
    "Many insurers do not pay, because the FDA has not approved this use.",
    "The medicine is FDA-approved, but not for this use.",
    "It has not received FDA approval.",
    "The FDA has neither approved nor cleared it.",
    "It was not reviewed, approved, or cleared by the FDA.",
]
UNSAID = [
    "You are not cleared to drive until the next day.",
    "Some plans have not approved it.",
    "It was not approved by your insurer.",
    "Your plan has not approved it for back pain.",
    "You are not cleared for heavy work.",
    "You are not cleared for use of heavy weights.",
    "You are not approved for surgery until you stop smoking.",
    "The FDA approved the drug, but your plan has not approved it.",
    "This use is not off-label.",
    "What does off-label mean?",
    "Ask whether this use is off-label.",
    "Surgery is not approved until you have tried this.",
    "Visitors are not cleared to enter.",
    "Your surgeon has not cleared you to lift.",
    "Infection has not cleared yet.",
    "The infection is not cleared.",
    "Insurance has not approved this treatment for your condition.",
    "Do not stop an FDA-approved medicine.",
    "We never use anything off-label.",
    "If it is off-label, we tell you.",
    "Your return to sports is not approved.",
]


def found_in(text, check):
    return found(treatment(regulatory_status="off-label", recovery=f"<p>{text}</p>"), check)


@pytest.mark.parametrize("text", CALLED_APPROVED)
def test_an_approval_is_found_beside_a_negation_of_something_else(text):
    assert found_in(text, "regulatory.approved") != []


@pytest.mark.parametrize("text", NOT_CALLED_APPROVED)
def test_an_approval_that_is_denied_supposed_or_of_another_use_is_let_be(text):
    assert found_in(text, "regulatory.approved") == []


@pytest.mark.parametrize("text", SAID)
def test_many_words_tell_that_a_use_is_not_approved(text):
    assert found_in(text, "regulatory.off_label") == []


@pytest.mark.parametrize("text", UNSAID)
def test_what_somebody_else_has_not_approved_tells_nothing_of_the_use(text):
    assert found_in(text, "regulatory.off_label") == [""]


@pytest.mark.parametrize(
    "text", ["The FDA approved it. ", "not FDA-approved ", "off-label use ", "use is not approved "]
)
def test_a_sentence_without_end_takes_time_in_proportion(text):
    short, long = (_seconds(text * (size // len(text))) for size in (50_000, 200_000))

    assert long < 8 * short + 0.5


def _seconds(text):
    began = process_time()
    found_in(text, "regulatory.approved")
    return process_time() - began
