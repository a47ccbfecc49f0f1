"""Search finds what is live at its instant, and tells nothing else: not even by what it guesses."""

from datetime import timedelta
from urllib.parse import quote_plus

import pytest
from django.contrib.auth.models import User

from clinic.publishing import clock
from tests.factories import make_article, publish
from tests.publishing.test_leaks import SECRET, STATES, make_secret, neighbours  # noqa: F401

ASKED = (SECRET, SECRET[:5], f"{SECRET}a", f"{SECRET} nerve", "Harmless")


def told(asked, words=ASKED):
    """The searches whose answer says the secret's name, or leads to it, though nobody typed it."""
    answers = {q: asked(q).content.decode() for q in words}
    said = {q: html.replace(q, "").replace(quote_plus(q), "").lower() for q, html in answers.items()}
    return [q for q, html in said.items() if SECRET.lower() in html]


@pytest.mark.parametrize("state", STATES)
def test_nothing_leaks(neighbours, asked, state):  # noqa: F811
    article = make_secret(neighbours)
    state(article)

    assert told(asked) == []


def test_it_would_have_been_seen(neighbours, asked):  # noqa: F811
    publish(make_secret(neighbours))

    assert told(asked) == [SECRET, SECRET[:5], f"{SECRET}a", f"{SECRET} nerve"]


def test_a_publication_is_found_from_its_instant_until_its_end(staff, titles, stopped_clock):
    now = clock.instant()
    starts, ends = now + timedelta(days=1), now + timedelta(days=2)
    publish(make_article("Quillwort"), at=starts, until=ends)
    found = []

    for instant in (starts - timedelta(seconds=1), starts, ends - timedelta(seconds=1), ends):
        stopped_clock.stop(instant)
        found.append((titles("quillwort"), titles("quilwort")))

    assert found == [([], []), (["Quillwort"], ["Quillwort"]), (["Quillwort"], ["Quillwort"]), ([], [])]


def test_what_is_long_overdue_is_not_found(staff, titles, stopped_clock):
    publish(make_article("Quillwort"))
    found = [titles("quillwort")]

    stopped_clock.stop(clock.instant() + timedelta(days=2 * 366 + 91))

    assert [*found, titles("quillwort"), titles("quilwort")] == [["Quillwort"], [], []]


def test_staff_search_the_site_as_of_another_instant(staff, enter, stopped_clock):
    publish(make_article("Quillwort"), at=clock.instant() + timedelta(days=1))
    later = (clock.instant() + timedelta(days=2)).isoformat().replace("+", "%2B")

    page = enter(User.objects.get(username="publisher")).get(f"/admin/as-of/{later}/search/?q=quillwort")

    assert [result.hit.title for _, result in page.context["results"]] == ["Quillwort"]
