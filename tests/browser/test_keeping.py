"""Staff's text outlives all that can happen while they write."""

import json
import socket
import time
from contextlib import contextmanager

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from playwright.sync_api import Error, expect

from articles.models import Article
from clinic.publishing.groups import AUTHOR
from tests import processes
from tests.factories import fresh, make_location, make_user, write

from .desk import add_paragraph, change_form
from .writing import (
    OFFER,
    TYPED,
    bring_back,
    expect_everything,
    kept,
    leave,
    make_page,
    press_save,
    save,
    type_everywhere,
    type_into,
    wait_until_kept,
    warnings,
)

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
PASSWORD = "a long and quiet afternoon"
ADD = "/admin/articles/article/add/"


@pytest.fixture
def page(staff):
    return make_page()


@pytest.fixture
def desk(page, author, tab):
    """The form of a page, opened by its author, who has typed everywhere."""
    author.set_password(PASSWORD)
    author.save()
    writing = tab(author)
    writing.goto(change_form(page))
    return writing


@pytest.fixture
def written(desk):
    type_everywhere(desk)
    return desk


def log_in(tab, user):
    tab.get_by_label("Username").fill(user.username)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Log in").click()


def saved_after_coming_back(tab, page):
    """What is stored once the text was brought back, looked through and saved."""
    bring_back(tab)
    expect_everything(tab)
    save(tab)
    return fresh(page).body


def test_text_comes_back_after_the_form_was_left(written, page):
    leave(written)
    written.goto(change_form(page))

    assert saved_after_coming_back(written, page) == TYPED
    assert [point.text for point in page.key_points.all()] == ["Move.", "Mine."]
    assert kept(written) == 0


def test_text_comes_back_after_going_back_although_a_browser_brings_back_the_plain_fields(written, page):
    leave(written)
    written.go_back()
    expect(written.locator("#id_standfirst")).to_have_value("In short.")

    assert saved_after_coming_back(written, page) == TYPED


def test_text_of_a_page_that_was_never_saved_comes_back(author, tab):
    writing = tab(author)
    writing.goto(ADD)
    type_into(writing, "#id_title", "Necks")
    type_into(writing, "#id_standfirst", "Mine in short.")
    add_paragraph(writing, "Mine at length.")
    leave(writing)
    writing.goto(ADD)

    bring_back(writing)
    save(writing)

    assert Article.objects.get().body.endswith("<p>Mine at length.</p>")
    assert kept(writing) == 0


def test_text_comes_back_after_a_log_out_in_another_tab(written, page, author):
    other = written.context.new_page()
    other.goto("/admin/")
    other.get_by_role("button", name="Log out").click()
    other.get_by_text("Log in again").wait_for()
    other.wait_for_load_state()

    press_save(written)
    log_in(written, author)

    assert saved_after_coming_back(written, page) == TYPED


def test_text_comes_back_after_the_login_expired(written, page, author):
    Session.objects.all().delete()

    press_save(written)
    log_in(written, author)

    assert saved_after_coming_back(written, page) == TYPED


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def server(media, monkeypatch):
    """Starts a server that can be killed, always at the same address."""
    monkeypatch.setenv("MEDIA_ROOT", str(media))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    @contextmanager
    def _server():
        with processes.start("manage.py", "runserver", "--noreload", f"127.0.0.1:{port}") as process:
            deadline = time.monotonic() + processes.PATIENCE
            while not answers(port):
                assert time.monotonic() < deadline, "the server does not start"
                time.sleep(0.1)
            yield f"http://localhost:{port}"
            process.kill()
            process.wait()

    return _server


def test_text_comes_back_after_the_server_was_killed(server, page, author, tab):
    writing = tab(author)
    with server() as address:
        writing.goto(address + change_form(page))
        type_everywhere(writing)

    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"), writing.expect_navigation():
        press_save(writing)
    with server() as address:
        writing.goto(address + change_form(page))

        assert saved_after_coming_back(writing, page) == TYPED


def test_text_comes_back_after_the_connection_was_cut(written, page):
    written.context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"), written.expect_navigation():
        press_save(written)
    written.context.set_offline(False)
    written.goto(change_form(page))

    assert saved_after_coming_back(written, page) == TYPED


def test_text_is_kept_while_it_is_typed_and_no_secret_with_it(desk):
    secrets = "<input type=password name=secret value=hush><input type=file name=file>"
    desk.locator("#article_form").evaluate("(form, secrets) => form.insertAdjacentHTML('beforeend', secrets)", secrets)
    type_into(desk, "#id_title", "Mine")

    wait_until_kept(desk)
    entry = desk.evaluate("localStorage.getItem(Object.keys(localStorage).find(key => key.startsWith('unsaved ')))")
    values = dict(json.loads(entry)["values"])

    assert values["title"] == "Mine"
    assert not {"secret", "file", "csrfmiddlewaretoken"} & values.keys()
    assert not [name for name in values if "__prefix__" in name]


def test_what_somebody_else_saved_meanwhile_is_shown_beside_the_text(written, page):
    leave(written)
    write(page, standfirst="Theirs.")
    written.goto(change_form(page))

    bring_back(written)

    expect_everything(written)
    expect(written.locator(".differences td")).to_have_count(6)
    assert fresh(page).standfirst == "Theirs."


def test_a_refused_save_keeps_the_text_and_offers_nothing_that_the_form_shows(written):
    type_into(written, "#id_title", " ")

    press_save(written)
    written.get_by_text("This field is required.", exact=True).wait_for()

    assert kept(written) == 1
    expect(written.get_by_text(OFFER)).to_be_hidden()
    assert leave(written) == ["beforeunload"]


@pytest.mark.parametrize("button", ["Save", "Save and publish"])
def test_what_is_saved_is_kept_no_longer(button, staff, publisher, tab):
    writing = tab(publisher)
    writing.goto(change_form(make_location()))
    type_into(writing, "#id_street", "2 Quay")
    wait_until_kept(writing)

    with warnings(writing) as warned:
        writing.get_by_role("button", name=button, exact=True).click()
        writing.locator(".messagelist .success").wait_for()

    assert kept(writing) == 0
    assert warned == []


def test_a_preview_neither_saves_nor_warns_and_the_text_stays_kept(written, page):
    with warnings(written) as warned, written.context.expect_page() as opened:
        written.get_by_role("button", name="Preview without saving").click()
    opened.value.get_by_text("Mine at length.").wait_for()
    opened.value.goto("/admin/")

    assert warned == []
    assert kept(written) == 1
    assert leave(written) == ["beforeunload"]


def test_a_log_out_takes_all_of_ones_text_out_of_the_browser_and_nobody_elses(written):
    wait_until_kept(written)
    key = "unsaved 0 articles.article/new 6f1d1c1e-0000-4000-8000-000000000000"
    written.evaluate("key => localStorage.setItem(key, JSON.stringify({at: Date.now(), values: []}))", key)

    with warnings(written):
        written.get_by_role("button", name="Log out").click()
        written.get_by_text("Log in again").wait_for()

    assert kept(written) == 1
    assert written.evaluate("key => localStorage.getItem(key)", key)


def test_somebody_else_at_the_same_browser_never_sees_it(written):
    other = make_user("other", AUTHOR)
    other.set_password(PASSWORD)
    other.save()
    Session.objects.all().delete()
    press_save(written)

    log_in(written, other)
    written.locator("#id_standfirst").wait_for()

    expect(written.get_by_text(OFFER)).to_be_hidden()
    assert kept(written) == 1


@pytest.mark.parametrize(("days", "is_kept"), [(6.9, True), (7.1, False)])
def test_text_is_kept_for_seven_days(days, is_kept, written, page):
    leave(written)
    written.evaluate(
        """days => Object.keys(localStorage).filter(key => key.startsWith('unsaved ')).forEach(key => {
            const one = JSON.parse(localStorage.getItem(key));
            localStorage.setItem(key, JSON.stringify({...one, at: one.at - days * 24 * 3600 * 1000}));
        })""",
        days,
    )

    written.goto(change_form(page))

    expect(written.get_by_text(OFFER)).to_be_visible(visible=is_kept)
    assert kept(written) == is_kept


def test_where_there_is_no_room_the_oldest_text_goes_first(desk):
    desk.evaluate(
        """() => {
            const keep = (id, at, length) => localStorage.setItem(
                `unsaved 0 treatments.treatment/1 ${id}`, JSON.stringify({at, values: [['text', 'x'.repeat(length)]]}));
            const now = Date.now();
            keep('newer', now - 1000, 100);
            keep('oldest', now - 2000, 2_000_000);
            for (let size = 1_000_000; size > 10; size /= 2)
                for (let n = 0; n < 99; n++)
                    try { localStorage.setItem(`full ${size} ${n}`, 'x'.repeat(size)) } catch { break }
        }"""
    )

    type_into(desk, "#id_title", "Mine")
    leave(desk)

    ids = desk.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('unsaved ')).map(key => key.split(' ')[3])"
    )
    assert "newer" in ids
    assert "oldest" not in ids
    assert len(ids) == 2


def test_whoever_writes_where_nothing_can_be_kept_is_told_so(desk):
    told = desk.get_by_text("This browser has no room to keep your text while you write. Save often.")
    desk.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') } }")
    expect(told).to_be_hidden()

    type_into(desk, "#id_title", "Mine")

    expect(told).to_be_visible()


def test_what_is_thrown_away_is_not_offered_again(written, page):
    leave(written)
    written.goto(change_form(page))

    written.get_by_role("button", name="Throw it away").click()
    expect(written.get_by_text(OFFER)).to_be_hidden()
    written.goto(change_form(page))

    expect(written.get_by_text(OFFER)).to_be_hidden()
    assert kept(written) == 0


def test_whoever_writes_on_without_an_answer_to_the_offer_loses_neither_text(written, page):
    leave(written)
    written.goto(change_form(page))
    type_into(written, "#id_title", "Another start")
    leave(written)
    written.goto(change_form(page))

    written.get_by_role("button", name="Throw it away").click()

    assert saved_after_coming_back(written, page) == TYPED


def test_what_is_typed_while_a_save_is_on_its_way_is_offered_afterwards(desk, page):
    type_into(desk, "#id_title", "Mine")
    with transaction.atomic():
        page.lock()
        desk.keyboard.press("Control+s")
        desk.keyboard.type(", and more")
    desk.get_by_text("Saved. Patients read it").wait_for()

    bring_back(desk)

    expect(desk.locator("#id_title")).to_have_value("Mine, and more")
    assert fresh(page).title == "Mine"
