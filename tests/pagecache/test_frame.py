"""What stands around every page is found once in an epoch, and is nobody else's."""

import time
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.publishing import clock
from clinic.publishing.preview import preview_url
from tests.factories import fresh, latest, make_article, make_practice, make_topic, publish, write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def practice(staff):
    page = make_practice("Harbor Clinic")
    publish(page)
    publish(make_article("Backs", slug="backs"))
    publish(make_article("Necks", slug="necks"))
    return page


def questions(reader, path):
    with CaptureQueriesContext(connection) as asked:
        assert reader.get(path).status == 200
    return len(asked)


def test_the_second_page_does_not_ask_for_the_practice_and_the_places_again(practice, reader, cache):
    cache.site.look()
    first, second = questions(reader, "/articles/backs/"), questions(reader, "/articles/necks/")

    assert second == first - 2


def places(body):
    """Where the menu says that the reader is."""
    return [(link.text, link["aria-current"]) for link in menu(body).select("[aria-current]")]


def menu(body):
    return BeautifulSoup(body, "html5lib").select_one("nav[aria-label=Main]")


def test_each_page_says_where_its_own_reader_is(practice, reader, cache):
    publish(make_topic("Sciatica", slug="sciatica"))
    cache.site.forget()
    paths = ("/topics/", "/articles/", "/articles/backs/", "/topics/sciatica/", "/", "/treatments/", "/articles/necks/")

    assert [places(reader.get(path).body) for path in paths] == [
        [("Conditions", "page")],
        [("Articles", "page")],
        [("Articles", "true")],
        [("Conditions", "true")],
        [],
        [("Treatments", "page")],
        [("Articles", "true")],
    ]


LEAD_TO_TOPICS = ("/", "/articles/", "/topics/", "/treatments/")


def told(reader, **asked):
    """Of each list that leads to topics, those that it leads to."""
    bodies = [reader.get(path, **asked).body for path in LEAD_TO_TOPICS]
    return [{title for title in ("Sciatica", "Leg pain", "Stenosis") if title in body} for body in bodies]


def test_lists_lead_to_the_topics_of_now(practice, reader, cache, publisher):
    topic = make_topic("Sciatica", kind="condition")
    publish(topic)
    cache.site.forget()
    assert told(reader) == [{"Sciatica"}] * 4

    publish(topic, title="Leg pain")
    cache.site.forget()
    assert told(reader) == [{"Leg pain"}] * 4

    fresh(topic).withdraw(publisher, "Out of date.")
    cache.site.forget()
    assert told(reader) == [set()] * 4


def test_a_topic_that_is_due_is_there_at_once(practice, reader, cache):
    due = clock.instant() + timedelta(seconds=4)
    publish(make_topic("Stenosis", kind="condition"), at=due)
    cache.site.forget()
    assert told(reader) == [set()] * 4

    while clock.instant() < due:
        time.sleep(0.01)

    assert told(reader) == [{"Stenosis"}] * 4


def test_what_staff_see_as_of_another_instant_has_its_own_topics(practice, reader, cache, enter, author, publisher):
    topic = make_topic("Sciatica", kind="condition")
    publish(topic)
    before = clock.instant()
    fresh(topic).withdraw(publisher, "Out of date.")
    publish(make_topic("Stenosis", kind="condition"))
    cache.site.forget()
    cookie = f"sessionid={enter(author).cookies['sessionid'].value}"

    for path in LEAD_TO_TOPICS:
        then = reader.get(f"/admin/as-of/{before.isoformat()}{path}", cookie=cookie).body
        assert ("Sciatica" in then, "Stenosis" in then) == (True, False)
    assert told(reader) == [{"Stenosis"}] * 4
    then = reader.get(f"/admin/as-of/{before.isoformat()}/topics/", cookie=cookie).body
    assert ("Sciatica" in then, "Stenosis" in then) == (True, False)


def test_a_practice_that_is_published_stands_around_pages_that_were_kept_and_pages_that_were_not(
    practice, reader, cache
):
    assert "Harbor Clinic" in reader.get("/articles/backs/").body

    publish(practice, title="Harbor Spine Clinic")
    cache.site.forget()

    for path in ("/articles/backs/", "/articles/necks/", "/never/"):
        assert ("Harbor Spine Clinic" in reader.get(path).body, "Harbor Clinic" in reader.get(path).body) == (
            True,
            False,
        )


def test_what_staff_see_as_of_another_instant_has_its_own_frame_and_leaves_it_to_no_reader(
    practice, reader, cache, enter, author
):
    before = clock.instant()
    publish(practice, title="Harbor Spine Clinic")
    publish(practice, title="Harbor Pain Clinic", at=clock.instant() + timedelta(days=1))
    cache.site.forget()
    cookie = f"sessionid={enter(author).cookies['sessionid'].value}"
    assert "Harbor Spine Clinic" in reader.get("/").body

    for at, name in ((before, "Harbor Clinic"), (before + timedelta(days=2), "Harbor Pain Clinic")):
        assert name in reader.get(f"/admin/as-of/{at.isoformat()}/articles/", cookie=cookie).body
        assert "Harbor Spine Clinic" in reader.get(f"/articles/?{name}").body


def test_the_preview_of_a_practice_leaves_its_frame_to_no_reader(practice, reader):
    write(practice, title="A name that is not decided")

    assert "A name that is not decided" in reader.get(preview_url(latest(practice))).body
    assert "A name that is not decided" not in reader.get("/articles/backs/").body
    assert "Harbor Clinic" in reader.get("/articles/backs/").body
