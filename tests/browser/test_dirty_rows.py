"""Text that other hands wrote into a working copy runs nothing at the desk of the author who opens it."""

import json
import re
from itertools import groupby

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from playwright.sync_api import expect

from clinic.richtext.fields import RUNS, RichTextField
from tests.factories import fresh
from tests.richtext.allowed import parsed, strange
from tests.richtext.attacks import ATTACKS
from treatments.models import Treatment

from .desk import change_form, save, start_editors
from .lookout import Lookout

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
FIELDS = [field.name for field in Treatment._meta.get_fields() if isinstance(field, RichTextField)]
PREVIEWS, EDITORS = ".richtext-preview", "iframe.cke_wysiwyg_frame"
OF_A_KIND, SHORT = 3, 300


def dirty():
    """Some attacks of every kind that the database lets into a row: it refuses elements that run something."""
    refused = re.compile(rf"{RUNS}|\0", re.IGNORECASE)
    let_in = [one for one in ATTACKS if one.fires and len(one.html) < SHORT and not refused.search(one.html)]
    some = [list(attacks)[:OF_A_KIND] for _, attacks in groupby(let_in, lambda one: one.kind)]
    return [attack.html for attacks in some for attack in attacks]


DIRTY = dirty()
forms_full = pytest.mark.parametrize(
    "texts", [DIRTY[start : start + len(FIELDS)] for start in range(0, len(DIRTY), len(FIELDS))]
)


@pytest.fixture
def lookout(tab, author, live_server, settings):
    """Of an author, without the policy that would stop most attacks a second time."""
    settings.CONTENT_SECURITY_POLICY = None
    return Lookout(tab(author), live_server.url)


@pytest.fixture
def soiled(treatment):
    """The treatment with these texts, written past the application."""

    def _soiled(texts):
        columns = ", ".join(f"{name} = %s" for name, _ in zip(FIELDS, texts, strict=False))
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE treatments_treatment SET {columns} WHERE page_ptr_id = %s", [*texts, treatment.pk])
            assert cursor.rowcount == 1
        return treatment

    return _soiled


@pytest.fixture
def uncleaned(treatment, lookout):
    """The form with these texts, as if nobody cleaned them and the editor allowed everything."""

    def _uncleaned(texts):
        def answer(route):
            page = BeautifulSoup(route.fetch().text(), "html5lib")
            for name, text in zip(FIELDS, texts, strict=False):
                area = page.select_one(f"textarea[name={name}]")
                settings = json.loads(area["data-richtext"]) | {"allowedContent": True, "disallowedContent": ""}
                area.string, area["data-richtext"] = text, json.dumps(settings)
            route.fulfill(body=str(page), content_type="text/html; charset=utf-8")

        lookout.context.route(f"**{change_form(treatment)}", answer)

    return _uncleaned


def press_source(tab, shown):
    for button in tab.locator(".cke_button__source").all():
        button.click()
    expect(tab.locator(shown)).to_have_count(len(FIELDS))


def test_there_are_thirty_attacks_that_the_database_lets_into_a_row():
    assert len(DIRTY) >= 30


@forms_full
def test_a_dirty_row_runs_nothing_where_it_is_shown_nor_in_the_editor_and_is_saved_clean(texts, soiled, lookout):
    treatment = soiled(texts)

    lookout.open(change_form(treatment))
    assert lookout.tab.locator(PREVIEWS).count() == len(FIELDS)
    assert lookout.provoke(PREVIEWS).deeds == []

    lookout.open(change_form(treatment))
    assert start_editors(lookout.tab) == len(FIELDS)
    assert lookout.provoke(EDITORS).deeds == []

    press_source(lookout.tab, "textarea.cke_source")
    press_source(lookout.tab, EDITORS)
    assert lookout.provoke(EDITORS).deeds == []

    save(lookout.tab)
    stored = [getattr(fresh(treatment), name) for name in FIELDS]
    assert [strange(parsed(text)) for text in stored] == [[]] * len(FIELDS)


@forms_full
def test_the_same_row_fires_where_nobody_cleans_it(texts, treatment, lookout, uncleaned):
    uncleaned(texts)

    lookout.open(change_form(treatment))
    lookout.provoke(PREVIEWS)

    assert lookout.wait().witnesses != []


def test_a_look_into_the_editors_finds_what_it_is_for(treatment, lookout, uncleaned):
    uncleaned(["<p id=hit>x</p>"])

    lookout.open(change_form(treatment))
    start_editors(lookout.tab)

    assert lookout.provoke(EDITORS).deeds == ["window.hit"]
