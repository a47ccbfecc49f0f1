"""Two authors save one page at the same instant: one text is saved, and no word of the other is lost."""

from collections import Counter
from functools import partial
from itertools import count

import pytest
from bs4 import BeautifulSoup

from clinic.publishing import groups
from tests import forms, races
from tests.factories import make_topic, make_treatment, make_user, write

pytestmark = pytest.mark.django_db(transaction=True)
IN_ORDER, IN_REVERSE = slice(None), slice(None, None, -1)
STARTS = [
    (races.at_once, IN_ORDER),
    (races.at_once, IN_REVERSE),
    (races.at_the_lock, IN_ORDER),
    (races.one_after_the_other, IN_ORDER),
    (races.one_after_the_other, IN_REVERSE),
]


def fields(form, who):
    return form | {"title": f"Title of {who}", "summary": f"Summary of {who}", "what_it_is": f"<p>About, by {who}.</p>"}


def choices(form, who):
    return form | {"kind": {"Ada": "injection", "Bo": "surgery"}[who], "conditions": [str(make_topic(f"Of {who}").pk)]}


def first_risk(form, who):
    return form | {"risks-0-name": f"Risk of {who}"}


def without_first_risk(form, who):
    return form | {"risks-0-DELETE": "on"}


def one_more_risk(form, who):
    return forms.row(form, "risks", name=f"Risk of {who}", severity="serious", frequency="rare")


# For what the winner saved and what the loser would have saved: where it differs, what is saved, and the loser's text.
TABLES = {
    (fields, fields): [
        ("Name", "Title of {winner}", "Title of {loser}"),
        ("Summary", "Summary of {winner}", "Summary of {loser}"),
        ("What it is", "About, by {winner}.", "About, by {loser}."),
    ],
    (choices, choices): [
        ("Kind", "{winner_kind}", "{loser_kind}"),
        ("Conditions", "Of {winner}", "Of {loser}"),
    ],
    (first_risk, first_risk): [("Risk 1: Name", "Risk of {winner}", "Risk of {loser}")],
    (first_risk, without_first_risk): [("Risk 1", "Risk of {winner}", "(removed)")],
    (without_first_risk, first_risk): [("Risk, new", "(empty)", "Risk of {loser} · mild · common")],
    (one_more_risk, one_more_risk): [
        ("Risk, new", "(empty)", "Risk of {loser} · serious · rare"),
        ("Risk", "Risk of {winner}", "(was not there when you opened the page; it stays)"),
    ],
    (fields, without_first_risk): [
        ("Name", "Title of {winner}", "Nerve block"),
        ("Summary", "Summary of {winner}", "For whom."),
        ("What it is", "About, by {winner}.", "Text."),
        ("Risk 1", "Soreness", "(removed)"),
    ],
    (without_first_risk, fields): [
        ("Name", "Nerve block", "Title of {loser}"),
        ("Summary", "For whom.", "Summary of {loser}"),
        ("What it is", "Text.", "About, by {loser}."),
        ("Risk, new", "(empty)", "Soreness · mild · common"),
    ],
}
PAIRS = [
    (fields, fields),
    (choices, choices),
    (first_risk, first_risk),
    (first_risk, without_first_risk),
    (one_more_risk, one_more_risk),
    (fields, without_first_risk),
]


@pytest.fixture
def risky(staff):
    """Makes a treatment with two risks."""

    def _risky():
        page = make_treatment("Nerve block", bare=True)
        for position, name in enumerate(("Soreness", "Bruise"), 1):
            page.risks.create(position=position, name=name, severity="mild", frequency="common")
        write(page)
        return page

    return _risky


@pytest.fixture
def browsers(author, enter):
    bo = make_user("bo", groups.AUTHOR, first_name="Bo", last_name="Author")
    return {"Ada": enter(author), "Bo": enter(bo)}


def shown(answer):
    """The table of differences."""
    rows = BeautifulSoup(answer.content.decode(), "html5lib").select(".differences tbody tr")
    return [tuple(" ".join(cell.text.split()) for cell in row.select("th, td")) for row in rows]


def table(winners_edit, losers_edit, winner, loser):
    kinds = {"Ada": "Injection", "Bo": "Surgery"}
    words = {"winner": winner, "loser": loser, "winner_kind": kinds[winner], "loser_kind": kinds[loser]}
    return [tuple(cell.format(**words) for cell in row) for row in TABLES[winners_edit, losers_edit]]


def values(form):
    return Counter(word for value in form.values() for word in (value if isinstance(value, list) else [value]) if word)


def typed(form, opened):
    """What somebody typed or chose in a form, without the numbers that only count."""
    return values({name: value for name, value in form.items() if opened.get(name) != value and "_FORMS" not in name})


def frozen(revision):
    """Every value in a revision, other pages by their key as forms name them."""
    found, waiting = Counter(str(link.target_id) for link in revision.links.all()), [revision.content]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict | list):
            waiting += value.values() if isinstance(value, dict) else value
        else:
            found[str(value)] += 1
    return found


def says(revision, form, opened):
    """The revision is the text of this form: all that was typed, and nothing that was removed."""
    removed = opened["risks-0-name"] if "risks-0-DELETE" in form else None
    wanted = typed(form, opened)
    del wanted["on"]
    return wanted <= frozen(revision) and removed not in frozen(revision)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " and ".join(edit.__name__ for edit in pair))
def test_of_two_authors_one_is_saved_and_the_other_sees_what_differs_and_saves_on_top(pair, risky, browsers):
    edits = dict(zip(browsers, pair, strict=True))
    for start, order in STARTS:
        page = risky()
        opened = forms.opened(browsers["Ada"], page)
        texts = {who: edit(opened, who) for who, edit in edits.items()}

        people = list(browsers)[order]
        answers = start(*[partial(browsers[who].post, forms.address(page), texts[who]) for who in people])

        answered = sorted(zip(people, answers, strict=True), key=lambda answer: answer[1].status_code)
        (winner, saved), (loser, refused) = answered
        assert (saved.status_code, refused.status_code) == (302, 409)
        assert shown(refused) == table(edits[winner], edits[loser], winner, loser)
        assert typed(texts[loser], opened) <= values(forms.read(refused))
        assert page.revisions.count() == 3

        again = browsers[loser].post(forms.address(page), forms.read(refused))

        *_, third, fourth = page.revisions.order_by("number")
        assert again.status_code == 302
        assert says(third, texts[winner], opened)
        assert says(fourth, texts[loser], opened)
        risks = [risk["name"] for risk in fourth.content["risks"]]
        assert len(risks) == len(set(risks))
        assert pair != (one_more_risk, one_more_risk) or len(risks) == 4


def test_an_author_who_is_overtaken_before_any_statement_of_the_request_sees_what_differs(risky, browsers):
    for number in count(1):
        page = risky()
        opened = forms.opened(browsers["Ada"], page)
        texts = {"Ada": first_risk(opened, "Ada"), "Bo": without_first_risk(opened, "Bo")}

        slow, quick = [partial(browsers[who].post, forms.address(page), texts[who]) for who in texts]
        refused, saved, was_the_last_chance = races.overtaken(slow, quick, before=number)

        assert (saved.status_code, refused.status_code) == (302, 409)
        assert shown(refused) == table(without_first_risk, first_risk, winner="Bo", loser="Ada")
        assert typed(texts["Ada"], opened) <= values(forms.read(refused))
        if was_the_last_chance:
            break

    assert number > 3
