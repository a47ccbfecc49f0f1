"""A kept answer is never given once it is not true any more."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse

from clinic.publishing import clock
from clinic.sitemap import PART
from tests.factories import fresh, make_article, make_practice, make_topic, make_treatment, publish, sign, write

pytestmark = pytest.mark.django_db(transaction=True)
WITHIN = 1.0  # seconds


def wait_until(instant):
    """By the database's clock."""
    while clock.instant() < instant:
        time.sleep(0.002)


@pytest.fixture
def around(staff):
    """A topic and a treatment, and where else an article about them is named: by address, what it says then."""
    topic, treatment = make_topic("Backs", slug="backs"), make_treatment("Nerve block", slug="nerve-block")
    publish(topic)
    publish(treatment)
    publish(make_article("The first one", slug="first"))
    make = lambda slug: make_article("The next one", slug=slug, topics=[topic], described=[treatment])  # noqa: E731
    related = ["/topics/backs/", "/treatments/nerve-block/", "/articles/first/"]
    return make, ["/", "/articles/", "/articles/feed/", "/search/?q=next+one", *related]


def named(server, addresses, title="The next one"):
    return [address for address in addresses if title in server.get(address).body]


def test_another_processs_publication_is_seen_within_a_second(around, servers):
    make, lists = around
    page = make("next")
    for server in (running := servers(2)):
        assert named(server, lists) == []
        assert server.get("/articles/next/").status == 404

    publish(page)
    published = time.monotonic()

    for server in running:
        while server.get("/articles/next/").status != 200:
            assert time.monotonic() < published + WITHIN
        assert named(server, lists) == lists


def test_in_every_process_the_first_request_after_a_boundary_is_right(around, servers):
    make, lists = around
    running = servers(2)
    for server in running:  # they begin before anything is planned, and are warm
        server.get("/")
    page = make("next")
    sitemap = reverse("sitemap_part", args=[page.pk // PART])
    boundary = clock.instant() + timedelta(seconds=9)
    publish(page, at=boundary, until=boundary + timedelta(seconds=5))
    time.sleep(WITHIN)
    for server in running:
        assert named(server, lists) == []
        assert server.get("/articles/next/").status == 404
        assert "/articles/next/" not in server.get(sitemap).body
        assert [server.get(address).how for address in [*lists, "/articles/next/"]] == ["clinic; hit"] * 8
        assert server.get("/").lifetime <= 8

    wait_until(boundary)
    for server in running:
        assert server.get("/articles/next/").status == 200
        assert named(server, lists) == lists
        assert "/articles/next/" in server.get(sitemap).body
        assert [server.get(address).how for address in lists] == ["clinic; hit"] * 7

    wait_until(boundary + timedelta(seconds=5))
    for server in running:
        assert server.get("/articles/next/").status == 410
        assert named(server, lists) == []
        assert "/articles/next/" not in server.get(sitemap).body


def test_what_staff_do_in_a_process_its_next_reader_sees(around, reader, cache):
    make, _ = around
    page = make("next")
    sign(page)
    assert reader.get("/articles/next/").status == 404
    publisher = User.objects.get(username="publisher")
    fresh(page).publish(page.latest, publisher)
    cache.site.next_look = time.monotonic() + 60  # the version was looked up just now
    assert reader.get("/articles/next/").how == "clinic; hit"

    reader.get("/admin/login/", method="POST")

    assert reader.get("/articles/next/").status == 200


@pytest.mark.parametrize("step", ["withdraw", "retract", "trash", "move", "still correct", "request changes", "cancel"])
def test_every_step_that_readers_can_see_counts(article, publisher, reviewer, cache, step):
    publish(article)
    write(article, standfirst="Other.")
    sign(article)
    planned = publish(article, at=clock.instant() + timedelta(days=1))
    version = cache.site.look().epoch.version
    steps = {
        "withdraw": lambda page: page.withdraw(publisher, "Why."),
        "retract": lambda page: page.retract(publisher, "Why."),
        "trash": lambda page: page.trash(publisher),
        "move": lambda page: page.move("elsewhere", publisher),
        "still correct": lambda page: page.still_correct(page.revisions.get(number=1), reviewer, "Read."),
        "request changes": lambda page: page.request_changes(page.revisions.get(number=1), reviewer, "The dose."),
        "cancel": lambda page: page.cancel(planned, publisher, ""),
    }

    steps[step](fresh(article))

    cache.site.forget()
    assert cache.site.look().epoch.version > version


def test_what_readers_cannot_see_does_not_count(article, author, cache):
    publish(article)
    epoch = cache.site.look().epoch

    write(article, standfirst="A draft.")
    make_article("Another draft")

    cache.site.forget()
    assert cache.site.look().epoch is epoch


def test_a_publication_that_is_taken_back_does_not_count(article, cache):
    publish(article)
    write(article, standfirst="Other.")
    sign(article)
    epoch = cache.site.look().epoch

    with pytest.raises(ZeroDivisionError):
        fail_after_publishing(article)

    cache.site.forget()
    assert cache.site.look().epoch is epoch


def fail_after_publishing(page):
    with transaction.atomic():
        publish(page)
        raise ZeroDivisionError


def test_an_answer_that_was_under_way_when_somebody_published_is_not_kept_for_later(article, reader, cache):
    publish(article, standfirst="Before.")
    cache.site.look()
    django, interrupted = cache.django, []

    def published_meanwhile(environ, start):
        made = django(environ, start)
        if not interrupted:
            interrupted.append(publish(article, standfirst="After."))
            cache.site.forget()
            cache.site.look()
        return made

    cache.django = published_meanwhile

    assert "Before." in reader.get("/articles/caring-for-your-back/").body
    assert "After." in reader.get("/articles/caring-for-your-back/").body


def test_notices_come_and_go_on_every_page(superuser, staff, reader):
    now = clock.instant()
    practice = make_practice(by=superuser)
    practice.notices.create(text="Closed for snow.", begins=now + timedelta(seconds=6), ends=now + timedelta(seconds=9))
    practice.save_revision(by=superuser)
    publish(practice)
    publish(make_article("Caring", slug="caring"))
    addresses = ["/", "/articles/caring/", "/articles/", "/never/"]

    assert named(reader, addresses, "Closed for snow.") == []
    assert [reader.get(address).how for address in addresses] == ["clinic; hit"] * 4
    wait_until(now + timedelta(seconds=6))
    assert named(reader, addresses, "Closed for snow.") == addresses
    wait_until(now + timedelta(seconds=9))
    assert named(reader, addresses, "Closed for snow.") == []
