"""Two people work on two pages at the same instant: neither waits for ever, and two pages never get one address."""

from itertools import combinations_with_replacement

import pytest
from bs4 import BeautifulSoup

from clinic.publishing.models import Page
from clinic.topics.models import Topic
from tests import forms, races
from tests.factories import fresh, make_topic, make_treatment, publish, sign, write

pytestmark = pytest.mark.django_db(transaction=True)
BOTH_AT_ONCE = pytest.mark.parametrize("start", [races.at_once, races.at_the_lock])


@pytest.fixture
def couple(staff):
    """Two treatments that name each other."""
    one, two = make_treatment("One"), make_treatment("Two")
    one.related.set([two])
    two.related.set([one])
    write(one)
    write(two)
    return one, two


@BOTH_AT_ONCE
def test_two_pages_that_name_each_other_are_saved_at_once(start, couple, author, superuser, type_in):
    for number in range(5):
        answers = start(
            *[type_in(page, by, title=f"{number}") for page, by in zip(couple, [author, superuser], strict=True)]
        )

        assert [answer.status_code for answer in answers] == [302, 302]
        assert [fresh(page).title for page in couple] == [f"{number}"] * 2


@BOTH_AT_ONCE
def test_two_pages_that_name_each_other_are_published_at_once(start, couple, publisher, press):
    for number in range(1, 6):
        for page in couple:
            write(page, summary=f"Text {number}")
            sign(page)

        answers = start(*[press(page, publisher, "publish") for page in couple])

        assert [answer.status_code for answer in answers] == [302, 302]
        assert [page.placements.count() for page in couple] == [number, number]


@pytest.fixture
def ways(author, publisher, enter, type_in, press):
    """Every way in which a page gets an address: each returns the press that does it."""

    def new(slug):
        client = enter(author)
        form = forms.opened(client, Topic) | {"title": "New", "slug": slug, "kind": "condition", "summary": "S."}
        return lambda: client.post(forms.address(Topic), form)

    def changed(slug):
        return type_in(make_topic("Changed"), author, slug=slug)

    def moved(slug):
        page = make_topic("Moved")
        publish(page)
        return press(page, publisher, "move", slug=slug)

    def taken_out_of_the_trash(slug):
        page = make_topic("Trashed", slug=slug)
        fresh(page).trash(author)
        return press(page, author, "untrash")

    return [new, changed, moved, taken_out_of_the_trash]


@BOTH_AT_ONCE
def test_of_two_pages_one_gets_the_address_and_the_other_is_told_who_has_it(start, staff, ways):
    for number, pair in enumerate(combinations_with_replacement(ways, 2)):
        people = [way(f"wanted-{number}") for way in pair]

        answers = sorted(start(*people), key=lambda answer: answer.status_code)

        assert [answer.status_code for answer in answers] == [200, 302]
        holder = Page.objects.get(slug=f"wanted-{number}", trashed_at=None)
        error = BeautifulSoup(answers[0].content.decode(), "html5lib").select_one(".errorlist")
        assert error.text.startswith(f"“{holder}” has this address. ")
