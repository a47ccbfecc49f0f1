"""The stock admin on our pages: what saving does, and what is closed."""

import pytest
from bs4 import BeautifulSoup

from articles.models import Article
from clinic.publishing.models import Revision
from tests import forms
from tests.factories import fresh, latest, make_article, make_treatment, publish, sign, write
from treatments.models import Treatment

NEW = {
    "title": "New",
    "slug": "new",
    "summary": "S.",
    "kind": "therapy",
    "regulatory_status": "not applicable",
    "what_it_is": "<p>B.</p>",
}
REFERENCE = {"kind": "article", "authors": "Doe J", "title": "On nerves", "source": "Pain", "year": "2020"}


@pytest.fixture
def save(enter):
    """Posts the form as it stood when `page` was opened, by whoever: a forged one comes from an author's browser."""

    def _save(page, by, **changed):
        if page is None:
            return enter(by).post(forms.address(Treatment), forms.opened(enter(by), Treatment) | NEW | changed)
        typed = forms.opened(enter(page.owner), page) | {"seen": page.version} | changed
        return enter(by).post(forms.address(page), typed)

    return _save


def test_saving_freezes_a_revision_of_the_person_who_saved(author, save):
    save(None, author)

    treatment = Treatment.objects.get()
    assert (treatment.owner, treatment.type) == (author, "treatments.treatment")
    assert [(revision.number, revision.by) for revision in treatment.revisions.all()] == [(1, author)]


def test_saving_changes_nothing_public(treatment, author, save, visitor):
    publish(treatment)
    before = visitor.get("/treatments/nerve-block/").content

    save(fresh(treatment), author, title="Another name", what_it_is="<p>Other.</p>")

    assert fresh(treatment).title == "Another name"
    assert visitor.get("/treatments/nerve-block/").content == before


def test_saving_without_a_change_freezes_nothing(treatment, author, save):
    assert save(fresh(treatment), author).status_code == 302

    assert Revision.objects.count() == 1


def test_rows_are_frozen_with_the_page(treatment, author, enter):
    typed = forms.row(forms.opened(enter(author), treatment), "references", **REFERENCE)

    enter(author).post(forms.address(treatment), typed)

    assert [reference.title for reference in latest(treatment).frozen.references] == [
        "Cauda equina syndrome",
        "On nerves",
    ]


def test_an_article_saves_its_described_treatments(author, enter, treatment):
    typed = forms.opened(enter(author), Article) | {"title": "One", "slug": "one", "standfirst": "S."}
    described = {"treatment": treatment.pk, "heading": "Blocks", "text": "In our words."}

    enter(author).post(forms.address(Article), forms.row(typed, "described", **described))

    assert [row.heading for row in latest(Article.objects.get()).frozen.described] == ["Blocks"]


def test_describing_a_treatment_twice_is_an_error_of_the_form(author, enter, treatment):
    article = make_article()
    described = {"treatment": treatment.pk, "heading": "H", "text": "T"}
    once = forms.row(forms.opened(enter(author), article), "described", **described)

    response = enter(author).post(forms.address(article), forms.row(once, "described", **described))

    assert "is here twice. Remove one of the two." in response.content.decode()
    assert Revision.objects.filter(page=article).count() == 1


def test_two_described_treatments_change_places_in_one_save(author, enter, staff):
    article = make_article(described=[make_treatment("One"), make_treatment("Two")])
    typed = forms.opened(enter(author), article)
    first, second = typed["described-0-treatment"], typed["described-1-treatment"]

    enter(author).post(
        forms.address(article), typed | {"described-0-treatment": second, "described-1-treatment": first}
    )

    assert [row.treatment.title for row in fresh(article).described.all()] == ["Two", "One"]


@pytest.mark.parametrize(
    ("number", "position", "order"),
    [
        (3, "1", ["D", "A", "B", "C"]),
        (0, "3", ["B", "C", "A", "D"]),
        (1, "", ["A", "C", "D", "B"]),
        (2, "2", ["A", "C", "B", "D"]),
    ],
)
def test_a_row_takes_the_place_that_was_typed_and_all_are_counted_anew(
    treatment, author, enter, number, position, order
):
    for place, name in enumerate("ABCD", 1):
        treatment.steps.create(text=name, position=place)
    write(treatment)

    enter(author).post(
        forms.address(treatment), forms.opened(enter(author), treatment) | {f"steps-{number}-position": position}
    )

    assert [(step.position, step.text) for step in treatment.steps.all()] == list(enumerate(order, 1))


def test_a_row_that_is_removed_leaves_the_others_counted_anew(treatment, author, enter):
    for place, name in enumerate("ABC", 1):
        treatment.steps.create(text=name, position=place)
    write(treatment)

    typed = forms.opened(enter(author), treatment) | {"steps-0-DELETE": "on", "steps-2-position": "1"}
    response = enter(author).post(forms.address(treatment), typed)

    assert response.status_code == 302
    assert [(step.position, step.text) for step in treatment.steps.all()] == [(1, "C"), (2, "B")]
    assert [step.text for step in latest(treatment).frozen.steps] == ["C", "B"]


def test_a_row_without_a_number_comes_last(staff):
    treatment = make_treatment(bare=True)
    for title, position in (("Last", None), ("First", 1), ("Second", 2)):
        treatment.references.create(authors="A", title=title, source="S", year=2020, position=position)

    assert [row.title for row in write(treatment).frozen.references] == ["First", "Second", "Last"]


def test_line_ends_of_a_browser_make_no_new_text(article):
    before = latest(article)

    assert write(article, standfirst=before.frozen.standfirst + "\nMore").number == 2
    assert write(article, standfirst=before.frozen.standfirst + "\r\nMore").number == 2


@pytest.mark.parametrize(("length", "saved"), [(300, True), (301, False)])
def test_a_summary_has_at_most_three_hundred_characters(treatment, author, save, length, saved):
    response = save(fresh(treatment), author, summary="s" * length)

    assert (response.status_code == 302) is saved
    assert (len(fresh(treatment).summary) == length) is saved


def test_two_pages_of_a_kind_do_not_share_an_address(treatment, author, save):
    response = save(None, author, slug="nerve-block")

    assert "“Nerve block” has this address. Choose another." in response.content.decode()
    assert Treatment.objects.count() == 1


def test_a_text_too_complicated_to_clean_is_refused_and_stays_in_the_form(treatment, author, save):
    response = save(fresh(treatment), author, what_it_is="<div>" * 10_001 + "Kept words.")

    assert response.status_code == 200
    assert "too long or too complicated" in response.content.decode()
    assert "Kept words." in response.content.decode()


def test_the_address_of_a_public_page_is_changed_by_moving_only(treatment, author, save):
    publish(treatment)

    save(fresh(treatment), author, slug="elsewhere", summary="Changed.")

    assert (fresh(treatment).slug, fresh(treatment).summary) == ("nerve-block", "Changed.")


def test_a_new_address_counts_as_a_change_for_those_who_confirm_a_step(treatment, author, publisher, save, enter):
    sign(treatment)
    seen = fresh(treatment).version
    save(fresh(treatment), author, slug="elsewhere")

    response = enter(publisher).post(f"/admin/treatments/treatment/{treatment.pk}/step/publish/", {"version": seen})

    assert response.status_code == 409


def test_a_page_in_the_trash_is_not_edited_and_what_was_typed_comes_back(treatment, author, enter):
    opened = forms.opened(enter(author), treatment)
    fresh(treatment).trash(author)

    response = enter(author).post(forms.address(treatment), opened | {"title": "Edited"})

    assert response.status_code == 409
    assert "This page is in the trash. Your text is below and is not saved." in response.content.decode()
    assert forms.read(response)["title"] == "Edited"
    assert "title" not in forms.opened(enter(author), treatment)
    assert fresh(treatment).title == "Nerve block"


@pytest.mark.parametrize("who", ["reviewer", "publisher"])
def test_those_who_do_not_write_cannot_save(treatment, request, save, who):
    response = save(fresh(treatment), request.getfixturevalue(who), title="Forged")

    assert response.status_code == 403
    assert fresh(treatment).title == "Nerve block"


@pytest.mark.parametrize("who", ["author", "administrator", "superuser"])
def test_nobody_deletes_a_page(treatment, request, enter, who):
    client = enter(request.getfixturevalue(who))

    assert client.post(f"/admin/treatments/treatment/{treatment.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post("/admin/treatments/treatment/", {"action": "delete_selected", "_selected_action": treatment.pk})
    assert Treatment.objects.filter(pk=treatment.pk).exists()


def test_only_forms_with_the_editor_loosen_the_policy(treatment, author, enter):
    client = enter(author)
    policies = {
        path: client.get(path)["Content-Security-Policy"]
        for path in ("/admin/", "/admin/treatments/treatment/", f"/admin/treatments/treatment/{treatment.pk}/change/")
    }

    assert ["unsafe-inline" in policy for policy in policies.values()] == [False, False, True]
    assert not any("unsafe-eval" in policy for policy in policies.values())


def test_a_preview_without_saving_saves_nothing(treatment, author, save):
    response = save(fresh(treatment), author, title="Tried out", _preview="1")

    assert "<h1>Tried out</h1>" in response.content.decode()
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]
    assert fresh(treatment).title == "Nerve block"
    assert Revision.objects.count() == 1


def test_a_preview_of_a_new_page_saves_nothing(author, save):
    response = save(None, author, _preview="1")

    assert "<h1>New</h1>" in response.content.decode()
    assert not Treatment.objects.exists()


def test_the_address_follows_the_title_until_the_page_is_public(author, enter):
    page = make_article("A promise", slug="a-promise")
    write(page)
    client = enter(author)

    def saved_as(title, **typed):
        client.post(forms.address(page), forms.opened(client, page) | {"title": title} | typed)
        return fresh(page).slug

    assert saved_as("A hope") == "a-hope"
    assert saved_as("A wish", slug="wishes") == "wishes"
    assert saved_as("A dream") == "wishes"


def test_the_address_of_a_page_that_was_public_follows_nothing(staff, author, enter):
    page = make_article("A promise", slug="a-promise")
    publish(page)
    client = enter(author)

    client.post(forms.address(page), forms.opened(client, page) | {"title": "A hope"})

    assert (fresh(page).title, fresh(page).slug) == ("A hope", "a-promise")


def test_every_fault_is_named_with_the_way_to_its_field(author, enter):
    page = make_article("Backs")
    write(page)
    client = enter(author)
    typed = forms.row(forms.opened(client, page), "references", authors="Doe J", kind="article") | {"title": ""}

    soup = BeautifulSoup(client.post(forms.address(page), typed).content.decode(), "html5lib")

    faults = {link.get_text(): link["href"] for link in soup.select(".faults a")}
    assert faults["Title"] == "#id_title"
    assert faults["Reference 2, Title"] == "#id_references-1-title"
    assert all(soup.select_one(anchor) for anchor in faults.values())
