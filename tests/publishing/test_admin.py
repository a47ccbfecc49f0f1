"""The stock admin on our pages: what saving does, and what is closed."""

import pytest

from articles.models import Article
from clinic.publishing.models import Revision
from tests.factories import fresh, latest, make_article, make_treatment, publish, sign, write
from treatments.models import Treatment


def form_of(page, **changed):
    """The fields that the change form posts for a treatment as it stands."""
    rows = {"references-TOTAL_FORMS": "0", "references-INITIAL_FORMS": "0"}
    if page is None:
        return (
            {"title": "New", "slug": "new", "abbreviation": "", "summary": "S.", "body": "<p>B.</p>"} | rows | changed
        )
    fields = {name: getattr(page, name) for name in ("title", "slug", "abbreviation", "summary", "body")}
    return fields | {"seen": page.version} | rows | changed


@pytest.fixture
def save(enter):
    def _save(page, by, **changed):
        address = f"/admin/treatments/treatment/{page.pk}/change/" if page else "/admin/treatments/treatment/add/"
        return enter(by).post(address, form_of(page, **changed))

    return _save


def test_saving_freezes_a_revision_of_the_person_who_saved(author, save):
    save(None, author)

    treatment = Treatment.objects.get()
    assert (treatment.owner, treatment.type) == (author, "treatments.treatment")
    assert [(revision.number, revision.by) for revision in treatment.revisions.all()] == [(1, author)]


def test_saving_changes_nothing_public(treatment, author, save, visitor):
    publish(treatment)
    before = visitor.get("/treatments/nerve-block/").content

    save(fresh(treatment), author, title="Another name", body="<p>Other.</p>")

    assert fresh(treatment).title == "Another name"
    assert visitor.get("/treatments/nerve-block/").content == before


def test_saving_without_a_change_freezes_nothing(treatment, author, save):
    assert save(fresh(treatment), author).status_code == 302

    assert Revision.objects.count() == 1


def test_rows_are_frozen_with_the_page(treatment, author, save):
    row = {
        "references-TOTAL_FORMS": "1",
        "references-0-position": "1",
        "references-0-authors": "Doe J",
        "references-0-title": "On nerves",
        "references-0-source": "Pain",
        "references-0-year": "2020",
        "references-0-url": "https://doi.org/10.1/1",
        "references-0-page": str(treatment.pk),
    }

    save(fresh(treatment), author, **row)

    assert [reference.title for reference in latest(treatment).frozen.references] == ["On nerves"]


def test_an_article_saves_its_described_treatments_and_authors(author, enter, treatment):
    data = {
        "title": "One treatment",
        "slug": "one-treatment",
        "standfirst": "S.",
        "body": "<p>B.</p>",
        "described-TOTAL_FORMS": "1",
        "described-INITIAL_FORMS": "0",
        "described-0-position": "1",
        "described-0-treatment": treatment.pk,
        "described-0-heading": "Blocks",
        "described-0-text": "In our words.",
        "references-TOTAL_FORMS": "0",
        "references-INITIAL_FORMS": "0",
    }

    enter(author).post("/admin/articles/article/add/", data)

    assert [row.heading for row in latest(Article.objects.get()).frozen.described] == ["Blocks"]


def test_describing_a_treatment_twice_is_an_error_of_the_form(author, enter, treatment):
    article = make_article()
    row = {"treatment": treatment.pk, "heading": "H", "text": "T", "article": article.pk}
    rows = {f"described-{number}-{name}": value for number in (0, 1) for name, value in row.items()}
    positions = {"described-0-position": 1, "described-1-position": 2}
    totals = {"described-TOTAL_FORMS": 2, "described-INITIAL_FORMS": 0}
    references = {"references-TOTAL_FORMS": 0, "references-INITIAL_FORMS": 0}
    page = {"title": "T", "slug": "t", "standfirst": "S", "body": "<p>B</p>", "seen": article.version}

    response = enter(author).post(
        f"/admin/articles/article/{article.pk}/change/", page | rows | positions | totals | references
    )

    assert "This article describes a treatment twice." in response.content.decode()
    assert Revision.objects.filter(page=article).count() == 1


def test_two_described_treatments_change_places_in_one_save(author, enter, staff):
    article = make_article(described=[make_treatment("One"), make_treatment("Two")])
    first, second = article.described.all()
    data = {"title": "T", "slug": "t", "standfirst": "S", "body": "<p>B</p>", "seen": article.version}
    for number, (row, treatment) in enumerate([(first, second.treatment), (second, first.treatment)]):
        fields = {"id": row.pk, "article": article.pk, "treatment": treatment.pk, "heading": "H", "text": "T"}
        data |= {f"described-{number}-{name}": value for name, value in fields.items()}
    data |= {"described-TOTAL_FORMS": 2, "described-INITIAL_FORMS": 2}
    data |= {"references-TOTAL_FORMS": 0, "references-INITIAL_FORMS": 0}

    enter(author).post(f"/admin/articles/article/{article.pk}/change/", data)

    assert [row.treatment.title for row in fresh(article).described.all()] == ["Two", "One"]


def test_a_row_without_a_number_comes_last(treatment):
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


def test_a_save_over_somebody_elses_is_stopped_once_and_loses_no_word(treatment, author, save):
    seen = fresh(treatment)
    write(treatment, body="<p>Theirs.</p>")

    response = save(seen, author, body="<p>Mine, all of it.</p>")

    assert "This page changed after you opened it." in response.content.decode()
    assert "Mine, all of it." in response.content.decode()
    assert fresh(treatment).body == "<p>Theirs.</p>"

    again = response.context["adminform"].form["seen"].value()
    save(seen, author, body="<p>Mine, all of it.</p>", seen=again)
    assert [revision.frozen.body for revision in treatment.revisions.all()][1:] == [
        "<p>Theirs.</p>",
        "<p>Mine, all of it.</p>",
    ]


def test_a_text_too_complicated_to_clean_is_refused_and_stays_in_the_form(treatment, author, save):
    response = save(fresh(treatment), author, body="<div>" * 10_001 + "Kept words.")

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


def test_a_page_in_the_trash_is_not_edited(treatment, author, save):
    fresh(treatment).trash(author)

    assert save(fresh(treatment), author, title="Edited").status_code == 403
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
