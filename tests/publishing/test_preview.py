import pytest
from django.core import signing

from clinic.publishing.preview import SALT, preview_url
from tests.factories import (
    fresh,
    latest,
    make_article,
    make_clinician,
    make_info,
    make_location,
    make_practice,
    make_topic,
    make_treatment,
    publish,
    sign,
    write,
)

MAKERS = [make_article, make_clinician, make_info, make_location, make_practice, make_topic, make_treatment]


@pytest.mark.parametrize("make", MAKERS)
def test_a_preview_shows_a_draft_as_patients_would_read_it(staff, visitor, make):
    page = make("A draft")

    response = visitor.get(preview_url(latest(page)))

    assert response.status_code == 200
    assert "<h1>A draft</h1>" in response.content.decode()
    assert "Preview, not a published page" in response.content.decode()


def test_a_preview_shows_exactly_its_revision(article, visitor):
    url = preview_url(latest(article))
    write(article, body="<p>Newer.</p>")

    assert "Newer." not in visitor.get(url).content.decode()


def test_a_preview_is_never_kept_or_indexed(article, visitor):
    response = visitor.get(preview_url(latest(article)))

    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"


def test_a_preview_link_expires(article, visitor, monkeypatch):
    url = preview_url(latest(article))
    monkeypatch.setattr("clinic.publishing.preview.MAX_AGE", -1)

    assert visitor.get(url).status_code == 404


FORGED = {
    "nonsense": lambda: "nonsense",
    "of another kind": lambda: signing.dumps(1, salt="other"),
    "of no text": lambda: signing.dumps(99_999, salt=SALT),
}


@pytest.mark.parametrize("kind", FORGED)
def test_a_link_that_was_not_given_shows_nothing(article, visitor, kind):
    assert visitor.get(f"/preview/{FORGED[kind]()}/").status_code == 404


def test_the_public_page_has_no_banner(article, visitor):
    publish(article)

    assert "Preview, not a published page" not in visitor.get("/articles/caring-for-your-back/").content.decode()


def main_part(html):
    return html[html.index("<main") : html.index("</main>")]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("was_live", [False, True])
def test_a_preview_is_byte_for_byte_what_patients_then_get(staff, visitor, publisher, make, was_live):
    page, neighbour = make("A page"), make_article("Its neighbor")
    publish(neighbour)
    if was_live:
        publish(page)
        write(page, title="A page, changed")
    revision = sign(page) if latest(page).needs_signature else latest(page)

    previewed = visitor.get(preview_url(revision)).content.decode()
    fresh(page).publish(revision, publisher)
    public = visitor.get(page.get_absolute_url()).content.decode()

    assert main_part(previewed) == main_part(public)
    assert revision.title in main_part(public)


def test_a_preview_of_what_is_live_is_what_patients_get(live_article, visitor):
    public = visitor.get(live_article.path).content.decode()

    assert main_part(visitor.get(preview_url(live_article.revision)).content.decode()) == main_part(public)
