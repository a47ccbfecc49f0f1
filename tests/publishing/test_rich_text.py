"""Rich text on its way through the form, the database and a revision."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction

from clinic.publishing.models import Revision
from tests.factories import fresh, latest, make_article, make_treatment, publish, write
from tests.forms import address, opened

pytestmark = pytest.mark.usefixtures("staff")
NESTED = "<div>" * 80_000
TRIPS = [
    "<script>x</script>",
    "<SCRIPT>",
    "<p><iframe src='/'></p>",
    "<svg/onload=x>",
    "<object>",
    "<meta x>",
    "<Form>",
]


def body_of(response):
    return BeautifulSoup(response.content.decode(), "html5lib").select_one("#id_body").text.strip()


def save(client, article, **fields):
    return client.post(address(article), opened(client, article) | fields, follow=True)


def test_80000_nested_elements_are_refused_before_anything_reads_them_and_the_text_stays(author, enter, monkeypatch):
    client, article = enter(author), make_article()
    data = opened(client, article)
    monkeypatch.setattr("nh3.clean", lambda *args, **kwargs: pytest.fail("the cleaner was called"))
    monkeypatch.setattr("clinic.richtext.tidy.tokens", lambda html: pytest.fail("the text was read"))
    monkeypatch.setattr("clinic.richtext.removed.scan", lambda html: pytest.fail("the text was read"))

    refused = client.post(address(article), data | {"body": NESTED})

    assert (
        "This text is too long or too complicated: at most 300,000 characters, 10,000 tags and "
        "100 of them inside each other. " in refused.content.decode()
    )
    assert body_of(refused) == NESTED
    assert fresh(article).body == "<p>Text.</p>"


def test_what_saving_took_out_is_told_by_the_name_of_the_field(author, enter):
    client, article = enter(author), make_article()

    saved = save(client, article, body="<p onclick='x()'>Fine</p><iframe src='/x'></iframe>")

    told = BeautifulSoup(saved.content.decode(), "html5lib").select(".messagelist .warning")
    assert [one.text for one in told] == ["Body: taken out, because pages do not hold it: a script; the file “/x”."]


def test_the_preview_tells_what_saving_would_take_out(author, enter):
    client, article = enter(author), make_article()
    data = opened(client, article) | {"body": "<p onclick='x()'>Fine</p>", "_preview": "1"}

    shown = BeautifulSoup(client.post(address(article), data).content.decode(), "html5lib").select(".preview-banner p")

    assert [one.text for one in shown] == [
        "Preview, not a published page",
        "Body: taken out, because pages do not hold it: a script.",
    ]
    assert b"taken out" not in client.get(address(article)).content


def test_nothing_is_told_when_nothing_was_taken_out(author, enter):
    client, article = enter(author), make_article()

    saved = save(client, article, body="<p>Fine and <b>bold</b></p>")

    assert b"taken out" not in saved.content


def test_what_a_refused_form_took_out_of_the_text_stands_under_the_text(author, enter):
    client, article = enter(author), make_article()

    refused = save(client, article, title="", body="<p>Fine <u>and</u> mine</p>")

    assert "Taken out of this text, because pages do not hold it: underlining." in refused.content.decode()
    assert body_of(refused) == "<p>Fine and mine</p>"


def test_what_was_taken_out_of_a_stored_text_before_it_was_shown_stands_under_it(author, enter):
    article = make_article()
    type(article).objects.filter(pk=article.pk).update(body="<p>Fine<img src=x onerror=x()></p>")

    shown = enter(author).get(address(article))

    assert "Taken out of this text, because pages do not hold it: the file “x”; a script." in shown.content.decode()
    assert body_of(shown) == "<p>Fine</p>"


@pytest.mark.parametrize("trip", TRIPS)
def test_the_database_refuses_a_working_copy_that_runs_something(trip):
    article = make_article()

    with pytest.raises(IntegrityError, match="body_check"), transaction.atomic():
        type(article).objects.filter(pk=article.pk).update(body=trip)


@pytest.mark.parametrize("trip", TRIPS)
def test_the_database_refuses_a_revision_that_runs_something_whichever_field_it_is_in(trip):
    treatment = make_treatment()
    content = latest(treatment).content | {"recovery": {"html": trip}}
    columns = "page_id, title, teaser, needs_signature, short_interval, schema_version, sha256, by_id, note"

    with (
        pytest.raises(IntegrityError, match="revision_runs_nothing"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"INSERT INTO publishing_revision ({columns}, number, content) "
            f"SELECT {columns}, 2, %s FROM publishing_revision WHERE page_id = %s",
            [json.dumps(content), treatment.pk],
        )
    assert Revision.objects.filter(page=treatment).count() == 1


def test_words_about_scripts_are_words(visitor):
    placement = publish(
        make_article("On <script> & co", standfirst="<script>alert(1)</script>", body="<p>&lt;script&gt;</p>")
    )

    page = visitor.get(placement.path).content.decode()

    assert "On &lt;script&gt; &amp; co" in page
    assert re.findall("<script[^>]*>", page) == ['<script type="application/ld+json">']  # what search engines read


def test_rich_text_says_in_the_stored_json_that_it_is_html():
    assert write(make_article(), body="<p>A</p>").content["body"] == {"html": "<p>A</p>"}
