"""How many questions a form of the admin asks: as many for thirty rows of every kind as for one."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.publishing import clock
from clinic.publishing.models import HelpSign, Reference
from tests.factories import (
    fresh,
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
from tests.forms import address

# A form tells where the page stands, and each step that could be taken next asks for itself.
LIMIT = 30


@pytest.fixture
def opening(enter, superuser):
    client = enter(superuser)

    def _opening(page):
        client.get(address(page))  # content types are remembered
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(page)).status_code == 200
        return len(queries)

    return _opening


def clinical_rows(page, count):
    reference = {"authors": "Chou R", "title": "Back pain", "source": "Annals", "year": 2020, "pmid": "28192789"}
    for position in range(1, count + 1):
        HelpSign.objects.create(page=page, position=position, text="you are numb")
        Reference.objects.create(page=page, position=position, **reference)


def article_of(count):
    treatments = [make_treatment() for _ in range(count)]
    for treatment in treatments:
        publish(treatment)
    page = make_article(
        described=treatments,
        authors=[make_clinician() for _ in range(count)],
        topics=[make_topic() for _ in range(count)],
    )
    for position in range(1, count + 1):
        page.key_points.create(position=position, text="Most of it eases.")
    clinical_rows(page, count)
    return page


def treatment_of(count):
    page = make_treatment(
        conditions=[make_topic() for _ in range(count)],
        body_areas=[make_topic(kind="body area") for _ in range(count)],
        related=[make_treatment() for _ in range(count)],
    )
    for position in range(1, count + 1):
        page.risks.create(position=position, name="Soreness", severity="mild", frequency="common")
        page.contraindications.create(position=position, reason="An infection")
        page.steps.create(position=position, text="You lie down.")
        page.questions.create(position=position, question="How soon?", answer="Soon.")
    clinical_rows(page, count)
    return page


def newer(page):
    write(page, title="A newer text")


def scheduled(page):
    publish(page, at=clock.instant() + timedelta(days=1), title="Tomorrow")
    newer(page)


MAKERS = [
    *(partial(article_of, 1), partial(treatment_of, 1)),
    *(make_clinician, make_info, make_location, make_practice, make_topic),
]


@pytest.mark.parametrize("make", MAKERS)
def test_the_form_of_any_type_asks_few_questions_wherever_the_page_stands(staff, superuser, opening, make):
    page = make()
    fresh(page).save_revision(by=superuser)

    for change in (lambda page: None, publish, newer, scheduled):
        change(page)
        assert opening(page) <= LIMIT


@pytest.mark.parametrize("page_of", [article_of, treatment_of])
def test_a_form_with_thirty_rows_asks_as_much_as_with_one(staff, opening, page_of):
    one, thirty = page_of(1), page_of(30)
    for page in (one, thirty):
        page.save_revision(by=page.owner)
        publish(page)

    asked = [opening(one), opening(thirty)]

    assert asked[0] == asked[1]
    assert asked[0] <= LIMIT


def test_an_article_of_five_treatments_asks_as_much_as_of_one(staff, opening):
    assert opening(article_of(5)) == opening(article_of(1))


STATES = {
    "draft": (),
    "requested": ("request",),
    "signed": ("sign",),
    "live": ("sign", "publish"),
    "changed": ("sign", "publish", "write"),
}


@pytest.mark.parametrize("who", ["author", "reviewer", "publisher", "administrator"])
@pytest.mark.parametrize("state", STATES)
def test_the_form_asks_each_person_few_questions_in_each_state(
    article, author, second_reviewer, administrator, request, enter, who, state
):
    steps = {
        "request": lambda: fresh(article).request_review(article.latest, author),
        "sign": lambda: sign(article, by=second_reviewer),
        "publish": lambda: publish(article),
        "write": lambda: write(article, body="<p>Newer.</p>"),
    }
    for step in STATES[state]:
        steps[step]()
    client = enter(request.getfixturevalue(who))
    client.get(address(article))

    with CaptureQueriesContext(connection) as queries:
        client.get(address(article))

    assert len(queries) <= LIMIT
