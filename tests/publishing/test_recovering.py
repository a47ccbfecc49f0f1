"""Text that a browser kept comes back in its form, word for word, and nothing is saved by that."""

from uuid import uuid4

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from articles.models import Article
from tests import forms
from tests.factories import fresh, make_article, make_location, make_picture, make_treatment, write

BACK = "Your text is back. It is not saved yet."


def without_token(form):
    """A browser keeps all that a form posts but this."""
    return {name: value for name, value in form.items() if name != "csrfmiddlewaretoken"}


@pytest.fixture
def full(treatment):
    """An article with a picture, a described treatment and two key points."""
    article = make_article("Backs", described=[treatment], hero=make_picture())
    for position, text in enumerate(("Move.", "Sleep."), 1):
        article.key_points.create(position=position, text=text)
    write(article)
    return fresh(article)


@pytest.fixture
def desk(author, enter):
    return enter(author)


@pytest.fixture
def recover(desk):
    """Brings back what was kept of a form in which this was typed."""

    def _recover(page, **typed):
        kept = without_token(forms.opened(desk, page)) | typed
        return kept, desk.post(forms.address(page), kept | {"_recover": "1"})

    return _recover


def test_every_kept_value_is_in_the_form_again(full, recover, desk):
    second, knee = make_treatment("Ablation"), make_picture("A knee.")
    row = {
        "treatment": str(second.pk),
        "heading": "Heat",
        "text": "It warms.",
        "position": "2",
        "id": "",
        "article": "",
    }
    added = forms.row(without_token(forms.opened(desk, full)), "described", **row)

    kept, response = recover(
        full,
        **added
        | {"title": "  Backs and necks", "body": "<p>Mine &amp; all.</p>", "hero": str(knee.pk)}
        | {"key_points-0-text": "Walk.", "key_points-1-DELETE": "on"},
    )

    assert response.status_code == 200
    assert without_token(forms.read(response)) == kept
    assert BACK in response.content.decode()
    assert knee.thumbnail_url in response.content.decode()
    assert f'<option value="{second.pk}" selected>Ablation' in response.content.decode()


def test_bringing_it_back_changes_nothing_and_leaves_no_trace(full, recover):
    recover(full, **{"title": "Mine", "key_points-0-text": "Mine", "described-0-DELETE": "on"})

    assert (fresh(full).title, fresh(full).version) == (full.title, full.version)
    assert [point.text for point in full.key_points.all()] == ["Move.", "Sleep."]
    assert full.described.count() == 1
    assert full.revisions.count() == 2
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("button", ["_continue", "_publish", "_preview"])
def test_no_button_saves_what_is_only_brought_back(full, recover, button):
    _, response = recover(full, title="Mine", **{button: "1"})

    assert BACK in response.content.decode()
    assert fresh(full).title == full.title
    assert full.revisions.count() == 2


def test_a_page_that_was_never_saved_comes_back_and_is_not_made(staff, recover):
    kept, response = recover(Article, title="New", slug="new", body="<p>New.</p>", standfirst="New.")

    assert without_token(forms.read(response)) == kept
    assert not Article.objects.exists()


def test_half_a_text_comes_back_without_a_word_of_blame(full, recover):
    kept, response = recover(full, **{"title": "", "key_points-0-text": ""})

    assert without_token(forms.read(response)) == kept
    assert "errornote" not in response.content.decode()
    assert "errorlist" not in response.content.decode()


def test_saving_afterwards_saves_it(full, recover, desk):
    _, response = recover(full, title="Mine")

    desk.post(forms.address(full), forms.read(response))

    assert fresh(full).title == "Mine"


def test_what_was_saved_meanwhile_is_shown_beside_it(full, recover):
    seen = full.version
    write(full, title="Theirs")

    kept, response = recover(full, title="Mine", seen=seen)

    assert response.status_code == 409
    assert BACK in response.content.decode()
    assert "Your text and what was saved meanwhile" in response.content.decode()
    assert without_token(forms.read(response)) == kept | {"seen": str(fresh(full).version)}
    assert fresh(full).title == "Theirs"


def test_whoever_may_not_save_brings_nothing_back(full, enter, reviewer, visitor):
    full.owner.groups.clear()
    kept = {"title": "Mine", "_recover": "1"}

    assert enter(full.owner).post(forms.address(full), kept).status_code == 403
    assert visitor.post(forms.address(full), kept).status_code == 302


def test_it_needs_the_token_that_a_save_needs(full, author, enter):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = enter(author).cookies

    assert strict.post(forms.address(full), {"title": "Mine", "_recover": "1"}).status_code == 403


@pytest.fixture
def press(publisher, enter):
    """Presses a button of a location's form, kept under this name. Returns the name that the answer clears."""

    def _press(page, button, kept, **typed):
        client = enter(publisher)
        answer = client.post(forms.address(page), forms.opened(client, page) | typed | {button: "1", "kept_as": kept})
        cookie = answer.cookies.get("saved_form")
        return cookie and cookie.value

    return _press


@pytest.mark.parametrize("button", ["_continue", "_publish"])
def test_a_save_names_what_need_not_be_kept_any_longer(staff, press, button):
    kept = str(uuid4())

    assert press(make_location(), button, kept, title="Quay") == kept


def test_a_preview_and_a_refused_save_name_nothing(staff, press):
    page, kept = make_location(), str(uuid4())

    assert press(page, "_preview", kept) is None
    assert press(page, "_save", kept, title="") is None
    assert press(page, "_save", kept, seen="0") is None
    assert press(page, "_save", "no such; name") is None
