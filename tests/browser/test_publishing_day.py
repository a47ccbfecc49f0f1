import pytest
from playwright.sync_api import expect

from tests.factories import publish

from .desk import add_paragraph, change_form, save, take
from .stations import buttons

pytestmark = pytest.mark.browser
OLD, NEW = "Text.", "Bring somebody who can drive you home."
REVIEWING = ["Still correct", "Ask for changes"]
PASSWORD = "one that only the reviewer knows"


def test_a_change_reaches_patients_when_it_is_reviewed_signed_and_published(
    treatment, author, reviewer, publisher, tab, photograph
):
    publish(treatment, what_it_is=f"<p>{OLD}</p>")
    reviewer.set_password(PASSWORD)
    reviewer.save()
    patient, writing, signing, publishing = tab(), tab(author), tab(reviewer), tab(publisher)

    def patients_read():
        patient.goto(treatment.get_absolute_url())
        return patient.locator(".prose p").all_inner_texts()

    def steps():
        return [buttons(desk, treatment) for desk in (writing, signing, publishing)]

    writing.goto(change_form(treatment))
    add_paragraph(writing, NEW)
    photograph(writing, "1-author-writes")
    save(writing)
    assert (steps(), patients_read()) == (
        [["Send for review"], ["Sign this text", *REVIEWING], []],
        [OLD],
    )

    assert take(writing, treatment, "Send for review", comment="Is this right?") == "Sent for review."
    assert (steps(), patients_read()) == ([[], ["Sign this text", *REVIEWING], []], [OLD])

    photograph(signing, "2-reviewer-is-asked")
    with signing.context.expect_page() as opened:
        signing.get_by_role("link", name="read it as patients will").first.click()
    expect(opened.value.locator(".prose p")).to_have_text([OLD, NEW])
    photograph(opened.value, "3-reviewer-reads-the-preview")
    said = {"statement": "I have read it.", "interests": "None.", "password": PASSWORD}
    assert take(signing, treatment, "Sign this text", choose="the whole page", **said) == "Signed."
    assert (steps(), patients_read()) == ([[], REVIEWING, ["Publish now", "Schedule…"]], [OLD])

    photograph(publishing, "4-publisher-may-publish")
    said = take(publishing, treatment, "Publish now", choose="a small change")
    assert said == "Published. Patients read it now."
    assert (steps(), patients_read()) == ([[], REVIEWING, []], [OLD, NEW])
    photograph(patient, "5-patients-read-it")
