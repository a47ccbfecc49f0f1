"""Two people press a button for one page at the same instant: one wins, and the other is told what happened."""

from collections import Counter
from itertools import count

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry

from clinic.publishing import clock, groups
from clinic.publishing.models import Mention
from tests import forms, races
from tests.factories import fresh, latest, make_article, make_clinician, make_user, publish, sign, write

from .test_steps import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
ONCE_EACH = Counter({302: 1, 409: 1})
BOTH_ORDERS = [slice(None), slice(None, None, -1)]


@pytest.fixture
def second_publisher(db):
    return make_user("second-publisher", groups.PUBLISHER, first_name="Paul", last_name="Publisher")


@pytest.fixture
def page(treatment):
    """An article that names two pages: each publication of it leaves two mentions."""
    publish(treatment)
    return make_article("Caring for your back", described=[treatment], authors=[make_clinician("Dr Writer")])


def statuses(answers):
    return Counter(answer.status_code for answer in answers)


def refused(answers):
    return next(answer for answer in answers if answer.status_code == 409)


def told(answer):
    """What stands in red."""
    errors = BeautifulSoup(answer.content.decode(), "html5lib").select(".errornote, .errorlist")
    return " ".join(" ".join(error.text for error in errors).split())


def traces(page):
    return {
        "placements": page.placements.count(),
        "mentions": Mention.objects.filter(page=page).count(),
        "entries": LogEntry.objects.filter(object_id=str(page.pk), action_flag=2).count(),
    }


def signed(page, words):
    write(page, body=f"<p>{words}</p>")
    return sign(page)


@pytest.mark.parametrize(
    ("start", "rounds"), [(races.at_once, 18), (races.at_the_lock, 18), (races.one_after_the_other, 4)]
)
def test_of_two_publishers_one_publishes_and_the_other_is_told_who_did(
    start, rounds, page, publisher, second_publisher, press
):
    both = [publisher, second_publisher]
    for number in range(1, rounds + 1):
        revision = signed(page, f"Text {number}")
        seen = fresh(page).version

        answers = start(*[press(page, by, "publish") for by in both])

        assert statuses(answers) == ONCE_EACH
        winner, loser = sorted(both, key=lambda by: answers[both.index(by)].status_code)
        words = told(refused(answers))
        assert words.startswith("This page changed after you opened it, so nothing was done. Meanwhile:")
        assert f"{winner.get_full_name()}: Published. Patients read it now. (Revision {revision.number})" in words
        assert loser.get_full_name() not in words
        assert traces(page) == {"placements": number, "mentions": 2 * number, "entries": number}
        assert fresh(page).version == seen + 1
        assert fresh(page).current(clock.instant()).by == winner


def test_a_publisher_who_is_overtaken_before_any_statement_of_the_request_is_told(
    page, publisher, second_publisher, press
):
    for number in count(1):
        revision = signed(page, f"Text {number}")

        slow, quick = [press(page, by, "publish") for by in (publisher, second_publisher)]
        answer, other, was_the_last_chance = races.overtaken(slow, quick, before=number)

        assert (other.status_code, answer.status_code) == (302, 409)
        assert f"Paul Publisher: Published. Patients read it now. (Revision {revision.number})" in told(answer)
        assert traces(page) == {"placements": number, "mentions": 2 * number, "entries": number}
        if was_the_last_chance:
            break

    assert number > 10


@pytest.mark.parametrize("start", races.STARTS)
def test_of_a_publisher_and_an_author_one_is_told_what_the_other_did(start, page, author, publisher, press, type_in):
    for number, order in enumerate(BOTH_ORDERS * 2, 1):
        revision, placed = signed(page, f"Text {number}"), page.placements.count()
        save = type_in(page, author, title=f"Typed {number}")
        publish_it = press(page, publisher, "publish")

        answers = start(*[save, publish_it][order])

        assert statuses(answers) == ONCE_EACH
        if page.placements.count() > placed:
            assert f"Published. Patients read it now. (Revision {revision.number})" in told(refused(answers))
            assert forms.read(refused(answers))["title"] == f"Typed {number}"
            assert fresh(page).current(clock.instant()).revision == revision
            assert latest(page) == revision
        else:
            assert "Ada Author: Changed Title." in told(refused(answers))
            assert latest(page).title == f"Typed {number}"
            assert not latest(page).is_signed


@pytest.mark.parametrize("start", races.STARTS)
def test_a_reviewer_signs_the_text_that_was_read_or_is_told_that_it_changed(
    start, page, author, reviewer, press, type_in
):
    reviewer.set_password(PASSWORD)
    reviewer.save()
    for number, order in enumerate(BOTH_ORDERS, 1):
        read = write(page, body=f"<p>Text {number}</p>")
        save = type_in(page, author, title=f"Typed {number}")
        words = {"scope": "page", "statement": "My own words.", "interests": "None.", "password": PASSWORD}
        sign_it = press(page, reviewer, "sign", **words)

        answers = start(*[save, sign_it][order])

        assert statuses(answers) == ONCE_EACH
        if read.is_signed:
            assert "Signed." in told(refused(answers))
            assert forms.read(refused(answers))["title"] == f"Typed {number}"
            assert latest(page) == read
        else:
            assert "Ada Author: Changed Title." in told(refused(answers))
            assert "My own words." in refused(answers).content.decode()
            assert PASSWORD not in refused(answers).content.decode()
            assert not latest(page).events.exists()
