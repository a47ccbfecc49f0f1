"""What stands around every page is found once in an epoch, and is nobody else's."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.publishing import clock
from clinic.publishing.preview import preview_url
from tests.factories import latest, make_article, make_practice, publish, write

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
