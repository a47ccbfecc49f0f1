"""Two people save one page: the second is refused, keeps every word, and sees what differs."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from tests import forms
from tests.factories import fresh, make_article, make_clinician, make_practice, make_treatment, write


@pytest.fixture
def risky(staff):
    """With three risks, and opened by somebody who reads slowly."""
    treatment = make_treatment("Nerve block", bare=True)
    for position, name in enumerate(("Soreness", "Headache", "Infection"), 1):
        treatment.risks.create(position=position, name=name, severity="mild", frequency="common")
    write(treatment)
    return fresh(treatment)


@pytest.fixture
def refused(risky, author, enter):
    """Posts what was typed over a form that was opened before `meanwhile` happened."""

    def _refused(meanwhile, **typed):
        client = enter(author)
        opened = forms.opened(client, risky)
        meanwhile()
        return client.post(forms.address(risky), opened | typed)

    return _refused


def differences(response):
    rows = BeautifulSoup(response.content.decode(), "html5lib").select(".differences tbody tr")
    return [tuple(" ".join(cell.get_text().split()) for cell in row.select("th, td")) for row in rows]


def test_the_second_save_is_refused_and_every_word_stays_in_the_form(risky, refused):
    mine = {"summary": "Mine, all of it.", "what_it_is": "<p>Mine too.</p>"}

    response = refused(lambda: write(risky, summary="Theirs."), **mine)

    kept = forms.read(response)
    assert response.status_code == 409
    assert {name: kept[name] for name in mine} == mine
    assert fresh(risky).summary == "Theirs."


def test_it_shows_where_the_texts_differ_and_nothing_else(risky, refused):
    response = refused(lambda: write(risky, summary="Theirs."), what_it_is="<p>Mine <strong>too</strong>.</p>")

    assert differences(response) == [("Summary", "Theirs.", "For whom."), ("What it is", "Text.", "Mine too.")]


def test_in_each_text_the_words_are_marked_that_the_other_has_not(risky, refused):
    response = refused(lambda: write(risky, summary="For whom it is not."), summary="For whom, and when.")

    cells = BeautifulSoup(response.content.decode(), "html5lib").select(".differences td")
    assert [[mark.get_text() for mark in cell.select("ins, del")] for cell in cells] == [["it is not"], [", and when"]]


def test_what_has_no_words_is_among_the_differences(risky, refused):
    other = make_treatment("Physical therapy")
    write(risky, what_it_is="<p>Text.</p>")

    response = refused(
        lambda: write(risky, what_it_is="<h2>Text.</h2>"), what_it_is=f'<p><a href="page:{other.uuid}">Text</a>.</p>'
    )

    assert differences(response) == [
        ("What it is", "[heading 2] Text.", "[paragraph] [link: Physical therapy] Text."),
    ]


def test_either_text_can_be_gone_on_from(risky, refused, author, enter):
    response = refused(lambda: write(risky, summary="Theirs."), summary="Mine.")

    soup = BeautifulSoup(response.content.decode(), "html5lib")
    assert soup.select_one(".differences input[name=_continue]")["value"] == "Save your text"
    theirs = enter(author).get(soup.select_one(".differences a.step")["href"])
    assert forms.read(theirs)["summary"] == "Theirs."


def test_a_text_that_cannot_be_cleaned_is_not_shown_twice(risky, refused):
    response = refused(lambda: write(risky, summary="Theirs."), what_it_is="<b>" * 2000)

    assert ("What it is", "Text.", "(cannot be shown here: see the field itself)") in differences(response)


def test_rows_that_were_changed_removed_or_added_are_among_the_differences(risky, refused):
    def meanwhile():
        risky.risks.filter(name="Soreness").update(frequency="rare")
        risky.risks.create(name="Bleeding", severity="serious", frequency="rare", position=4)
        write(risky)

    response = refused(
        meanwhile,
        **{
            "risks-0-what_to_do": "Rest.",
            "risks-1-DELETE": "on",
            "risks-TOTAL_FORMS": "4",
            "risks-3-name": "Dizziness",
            "risks-3-severity": "mild",
            "risks-3-frequency": "unknown",
        },
    )

    assert differences(response) == [
        ("Risk 1: How often", "rare", "common"),
        ("Risk 1: What to do", "(empty)", "Rest."),
        ("Risk 2", "Headache", "(removed)"),
        ("Risk, new", "(empty)", "Dizziness · mild · how often is not known"),
        ("Risk", "Bleeding", "(was not there when you opened the page; it stays)"),
    ]


def test_saving_again_puts_the_refused_text_on_top_and_keeps_the_other_in_the_history(risky, refused, author, enter):
    response = refused(lambda: write(risky, summary="Theirs."), summary="Mine.")

    again = enter(author).post(forms.address(risky), forms.read(response))

    assert again.status_code == 302
    assert [revision.frozen.summary for revision in risky.revisions.all()][-2:] == ["Theirs.", "Mine."]


def test_a_row_that_somebody_else_removed_is_saved_again_with_what_was_typed_in_it(risky, refused, author, enter):
    def meanwhile():
        risky.risks.get(name="Headache").delete()
        write(risky)

    response = refused(meanwhile, **{"risks-1-name": "A headache for days"})
    again = enter(author).post(forms.address(risky), forms.read(response))

    assert response.status_code == 409
    assert again.status_code == 302
    assert sorted(risk.name for risk in fresh(risky).risks.all()) == ["A headache for days", "Infection", "Soreness"]


@pytest.mark.parametrize(
    ("marked", "left"),
    [("risks-0-DELETE", ["Headache", "Infection"]), ("risks-1-DELETE", ["Infection"]), ("", ["Headache", "Infection"])],
)
def test_a_mark_to_remove_a_row_stays_with_that_row(risky, refused, author, enter, marked, left):
    def meanwhile():
        risky.risks.get(name="Soreness").delete()
        write(risky)

    response = refused(meanwhile, **{marked: "on", "risks-0-DELETE": "on"} if marked else {"risks-0-DELETE": "on"})
    enter(author).post(forms.address(risky), forms.read(response))

    assert [risk.name for risk in fresh(risky).risks.all()] == left


def test_times_are_shown_on_the_clinics_clock(administrator, enter):
    practice = make_practice(by=administrator)
    practice.notices.create(text="Closed.", begins=datetime(2026, 12, 1, 16, 0, tzinfo=UTC))
    client = enter(administrator)
    opened = forms.opened(client, practice)
    write(practice, by=administrator, welcome="Theirs.")

    response = client.post(forms.address(practice), opened | {"notices-0-begins": "2026-12-01T10:00", "solo": "on"})

    assert differences(response) == [
        ("Welcome", "Theirs.", "We treat backs."),
        ("Solo practice", "no", "yes"),
        ("Notice 1: Begins", "December 1, 2026, 11 a.m. EST", "December 1, 2026, 10 a.m. EST"),
    ]


def test_a_third_save_meanwhile_is_refused_again(risky, refused, author, enter):
    response = refused(lambda: write(risky, summary="Theirs."), summary="Mine.")
    write(risky, summary="Theirs again.")

    assert enter(author).post(forms.address(risky), forms.read(response)).status_code == 409


def test_the_names_of_chosen_pages_and_the_words_of_choices_are_shown(author, enter, staff):
    first, second = make_clinician("Ada Author"), make_clinician("Ben Author")
    article = make_article(authors=[first])
    client = enter(author)
    opened = forms.opened(client, article)
    write(article, standfirst="Theirs.")

    response = client.post(forms.address(article), opened | {"authors": [second.pk], "kind": "news"})

    assert differences(response) == [
        ("Kind", "clinical", "news of the clinic"),
        ("Standfirst", "Theirs.", "In short."),
        ("Authors", "Ada Author", "Ben Author"),
    ]


def test_an_invalid_text_is_told_of_the_conflict_and_of_its_error(risky, refused):
    response = refused(lambda: write(risky, summary="Theirs."), title="")

    assert response.status_code == 409
    assert "This field is required." in response.content.decode()


def test_who_only_reads_is_shown_no_differences_and_saves_nothing(risky, author, reviewer, enter):
    opened, client = forms.opened(enter(author), risky), enter(reviewer)
    write(risky, summary="Theirs.")
    version = fresh(risky).version

    read, posted = client.get(forms.address(risky)), client.post(forms.address(risky), opened | {"summary": "Mine."})

    assert (read.status_code, "differences" in read.context, posted.status_code) == (200, False, 403)
    assert (fresh(risky).summary, fresh(risky).version) == ("Theirs.", version)


def test_what_a_save_changed_is_named_to_the_one_who_comes_second(risky, enter, author, superuser):
    opened = forms.opened(enter(author), risky)
    enter(superuser).post(forms.address(risky), forms.opened(enter(superuser), risky) | {"summary": "Theirs."})

    response = enter(author).post(forms.address(risky), opened | {"summary": "Mine."})

    assert "superuser: Changed Summary." in response.content.decode()


def test_a_page_that_nobody_touched_is_saved_at_once(risky, refused):
    assert refused(lambda: make_treatment(), summary="Mine.").status_code == 302
