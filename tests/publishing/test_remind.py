"""Owners are reminded of reviews by mail, on four days."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from clinic.publishing.due import months_later
from clinic.publishing.models import Placement
from clinic.publishing.moment import Moment
from tests.factories import make_article, publish


@pytest.fixture
def due(live_article):
    """The first instant of the day on which the live article is due for review."""
    return Placement.objects.with_due(Moment(live_article.start + timedelta(seconds=1))).get().due


def remind():
    out = StringIO()
    call_command("remind", stdout=out)
    return out.getvalue().strip(), [(message.to, message.body) for message in mail.outbox]


@pytest.mark.parametrize("days", [-90, -30, 0, 14])
def test_the_owner_is_reminded_with_a_link_on_the_day(live_article, author, due, stopped_clock, days):
    author.email = "ada@clinic.example"
    author.save()
    stopped_clock.stop(due + timedelta(days=days, hours=12))

    said, [(to, body)] = remind()

    assert (said, to) == ("1 reminded.", ["ada@clinic.example"])
    assert "Caring for your back: " in body
    assert f"http://127.0.0.1:8000/admin/articles/article/{live_article.page_id}/change/" in body


@pytest.mark.parametrize("days", [-91, -89, -1, 1, 13, 15, 200])
def test_nobody_is_reminded_on_other_days(live_article, author, due, stopped_clock, days):
    author.email = "ada@clinic.example"
    author.save()
    stopped_clock.stop(due + timedelta(days=days, hours=12))

    assert remind() == ("0 reminded.", [])


def test_an_owner_of_several_pages_gets_one_message(live_article, author, due, stopped_clock):
    author.email = "ada@clinic.example"
    author.save()
    publish(make_article("Another"))
    stopped_clock.stop(due + timedelta(hours=12))

    _, [(_, body)] = remind()

    assert [title in body for title in ("Caring for your back", "Another")] == [True, True]


def test_who_has_no_address_is_not_reminded(live_article, due, stopped_clock):
    stopped_clock.stop(due + timedelta(hours=12))

    assert remind() == ("0 reminded.", [])
    assert months_later(timezone.localdate(live_article.start), 24) == timezone.localdate(due)


def test_of_a_page_whose_owner_has_left_administrators_are_reminded(
    live_article, author, administrator, publisher, due, stopped_clock
):
    for user in (author, administrator, publisher):
        user.email = f"{user.username}@clinic.example"
        user.is_active = user != author
        user.save()
    stopped_clock.stop(due + timedelta(hours=12))

    said, [(to, body)] = remind()

    assert (said, to) == ("1 reminded.", ["administrator@clinic.example"])
    assert "(Ada Author, whose page it is, has left: hand it over)" in body


def test_an_address_that_is_refused_keeps_nobody_else_from_being_reminded(
    live_article, author, publisher, due, stopped_clock, settings
):
    settings.EMAIL_BACKEND = "tests.publishing.refusing.EmailBackend"
    author.email, publisher.email = "refused@clinic.example", "pia@clinic.example"
    author.save()
    publisher.save()
    publish(make_article("Another", owner=publisher))
    stopped_clock.stop(due + timedelta(hours=12))

    with pytest.raises(CommandError, match=r"refused@clinic\.example"):
        remind()

    assert [message.to for message in mail.outbox] == [["pia@clinic.example"]]
