"""What the editor offers to link to."""

import pytest
from django.urls import reverse

from tests.factories import fresh, make_article, make_topic, make_user, publish

pytestmark = pytest.mark.usefixtures("staff")
ADDRESS = reverse("choose_page")


def offered(client, asked=""):
    return [(page["title"], page["about"]) for page in client.get(ADDRESS, {"q": asked}).json()["pages"]]


def test_pages_are_found_by_their_title_with_what_a_link_to_them_would_read_like(author, enter):
    publish(make_topic("Sciatica"))
    make_article("Understanding sciatica")
    make_article("Walking")

    assert offered(enter(author), " SCIAT\0") == [
        ("Sciatica", "Topic"),
        ("Understanding sciatica", "Article, not live: patients read your words without the link until it is"),
    ]


def test_every_word_must_stand_in_the_title_in_any_order(author, enter):
    for title in ("Back pain at work", "Work after an injection", "Pain in the back of the knee"):
        publish(make_topic(title))

    assert [title for title, _ in offered(enter(author), "pain back")] == [
        "Back pain at work",
        "Pain in the back of the knee",
    ]


def test_live_pages_come_first(author, enter):
    make_topic("Arm pain")
    publish(make_topic("Neck pain"))

    assert [title for title, _ in offered(enter(author), "pain")] == ["Neck pain", "Arm pain"]


def test_a_page_is_offered_by_the_uuid_that_a_link_needs(author, enter):
    topic = make_topic("Sciatica")

    assert enter(author).get(ADDRESS, {"q": "Sciatica"}).json()["pages"][0]["uuid"] == str(topic.uuid)


def test_pages_in_the_trash_are_not_offered(author, enter):
    article = make_article("Thrown away")
    fresh(article).trash(author)

    assert offered(enter(author), "Thrown") == []


def test_at_most_twenty_are_offered_at_once_and_it_asks_as_much_for_one(author, enter, django_assert_max_num_queries):
    client = enter(author)
    for _ in range(25):
        make_topic()

    with django_assert_max_num_queries(6):
        answer = client.get(ADDRESS, {"q": "Topic"}).json()
    assert (len(answer["pages"]), answer["more"]) == (20, True)
    assert client.get(ADDRESS, {"q": answer["pages"][0]["title"]}).json()["more"] is False


def test_a_member_of_staff_is_offered_the_types_that_they_may_read(enter):
    make_article("Walking")

    assert offered(enter(make_user("helper")), "Walking") == []


def test_a_visitor_is_sent_to_log_in(visitor):
    response = visitor.get(ADDRESS)

    assert (response.status_code, response["Location"]) == (302, f"{reverse('admin:login')}?next={ADDRESS}")
