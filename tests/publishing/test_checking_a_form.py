"""The checks of what stands in a form, asked for without saving it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry

from articles.models import Article
from clinic.practice.models import Location
from clinic.publishing.models import Page, Reference, Revision
from tests import forms
from tests.factories import fresh, make_article, make_practice, make_treatment, publish, write


@pytest.fixture
def check(enter):
    def _check(page, by, **typed):
        client = enter(by)
        return client.post(forms.address(page), forms.opened(client, page) | typed | {"_check": "1"})

    return _check


def found(response):
    soup = BeautifulSoup(response.content.decode(), "html5lib")
    return [quote.text for quote in soup.select("#checked .finding q")]


def test_it_finds_what_is_typed_and_saves_nothing(article, author, check):
    before = fresh(article)

    response = check(article, author, body="<p>A cure.</p>", title="Typed")

    assert found(response) == ["cure"]
    assert "Nothing was saved." in response.content.decode()
    after = fresh(article)
    assert (after.title, after.body, after.version) == (before.title, before.body, before.version)
    assert [Revision.objects.count(), LogEntry.objects.count()] == [1, 0]


def test_a_text_without_findings_is_told_so(article, author, check):
    assert "The checks found nothing." in check(article, author, standfirst="Anew.").content.decode()


def test_a_new_page_is_checked_before_it_is_saved(staff, author, check):
    response = check(Article, author, title="New", slug="new", standfirst="A cure.", kind="news", body="")

    assert "cure" in found(response)
    assert not Page.objects.filter(slug="new").exists()


def test_a_new_page_of_a_type_that_publishes_at_once_is_neither_saved_nor_published(staff, publisher, check, visitor):
    typed = {"title": "Quay", "slug": "quay", "street": "1 Quay", "city": "Harbor", "state": "NY", "zip_code": "10000"}

    response = check(Location, publisher, **typed, phone="(212) 555-0142")

    assert response.status_code == 200
    assert "Nothing was saved." in response.content.decode()
    assert not Location.objects.exists()
    assert visitor.get("/locations/quay/").status_code == 404


def test_rows_that_are_typed_are_checked_and_not_saved(treatment, author, enter):
    client = enter(author)
    form = forms.opened(client, treatment)
    typed = forms.row(form, "risks", name="A cure", severity="mild", frequency="common")

    response = client.post(forms.address(treatment), typed | {"_check": "1"})

    assert "cure" in found(response)
    assert treatment.risks.count() == 2


def test_a_row_that_is_taken_out_is_missed_by_the_checks_and_stays(article, author, enter):
    client = enter(author)
    form = forms.opened(client, article) | {"references-0-DELETE": "on"}

    response = client.post(forms.address(article), form | {"_check": "1"})

    assert "Must be mended before it is published" in response.content.decode()
    assert Reference.objects.count() == 1


def test_what_the_clinic_says_itself_is_known(article, author, administrator, check):
    publish(make_practice(by=administrator, absolute_claims="no more shots"))

    assert found(check(article, author, body="<p>No more shots.</p>")) == ["No more shots"]


def test_a_form_with_errors_shows_them_and_checks_nothing(article, author, check):
    response = check(article, author, title="")

    assert response.context["adminform"].form.errors["title"]
    assert fresh(article).title == "Caring for your back"


def test_a_form_that_somebody_saved_over_meanwhile_says_so(article, author, enter):
    client = enter(author)
    form = forms.opened(client, article) | {"_check": "1", "standfirst": "Mine."}
    write(article, standfirst="Theirs.")

    assert client.post(forms.address(article), form).status_code == 409


def test_what_cleaning_takes_out_is_told_there_and_not_again(article, author, enter):
    client = enter(author)
    form = forms.opened(client, article) | {"_check": "1", "body": "<p>Text.</p><script>alert(1)</script>"}

    checked = client.post(forms.address(article), form)

    assert "taken out, because pages do not hold it" in checked.content.decode()
    assert "taken out" not in client.get(forms.address(article)).content.decode()


def test_who_may_only_read_the_page_cannot_ask(article, publisher, enter):
    response = enter(publisher).post(forms.address(article), {"_check": "1", "title": "Typed"})

    assert response.status_code == 403


def test_the_form_shows_what_was_found_in_the_saved_text_with_the_way_there(staff, author, enter):
    page = make_article(body="<p>A cure.</p>")
    made = make_treatment("Nerve block", summary="A cure.")

    def links(page):
        soup = BeautifulSoup(enter(author).get(forms.address(page)).content.decode(), "html5lib")
        return [(link["href"], soup.select_one(link["href"]) is not None) for link in soup.select("#checked .where a")]

    assert links(page) == [("#id_body", True)]
    assert ("#id_summary", True) in links(made)
