"""What stands around every page comes from the live Practice and the live pages about the clinic, never from drafts."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup

from clinic.practice.models import Practice
from clinic.publishing import clock
from tests import small_site
from tests.factories import fresh, make_article, make_info, make_location, make_practice, publish, write

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
ADDRESSES = [
    "/",
    "/treatments/",
    "/topics/",
    "/articles/",
    "/clinicians/",
    "/locations/",
    "/articles/never-there/",
    "/nowhere/",
    "/admin/login/",
]


@pytest.fixture
def practice(staff):
    """Live, with two phones."""
    page = make_practice("Harbor Clinic")
    page.phones.create(label="Appointments", number="(212) 555-0142", position=1)
    page.phones.create(label="Nurses", number="212.555.0143 ext. 5", position=2)
    write(page)
    publish(page)
    return page


@pytest.fixture
def read(visitor):
    return lambda address="/articles/": BeautifulSoup(visitor.get(address).content.decode(), "html5lib")


def phones(page):
    return [(link.parent.get_text(), link["href"]) for link in page.select(".site-footer a.phone")]


def notices(page):
    return [one.get_text() for one in page.select(".notices p")]


def footer(page, part):
    return [(link.get_text(), link["href"]) for link in page.select(f"[aria-labelledby=footer-{part}] a")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_bears_the_name_of_the_clinic(practice, visitor, address):
    page = BeautifulSoup(visitor.get(address).content.decode(), "html5lib")

    assert "Harbor Clinic" in page.title.get_text()
    assert page.select_one("a.brand, #site-name a").get_text() == "Harbor Clinic"


def test_the_foot_of_a_page_has_the_phones_in_order_to_be_dialled_and_what_to_do_in_an_emergency(practice, read):
    page = read()

    assert phones(page) == [
        ("Appointments: (212) 555-0142", "tel:+1-212-555-0142"),
        ("Nurses: 212.555.0143 ext. 5", "tel:+1-212-555-0143;ext=5"),
    ]
    assert page.select_one(".emergency-line").get_text() == "In an emergency call 911."


def test_a_draft_of_the_practice_changes_no_page_until_it_is_published(practice, visitor):
    addresses = [address for address in ADDRESSES if "admin" not in address]
    before = [visitor.get(address).content for address in addresses]

    practice.phones.all().delete()
    practice.notices.create(text="Closed for the day.")
    write(practice, title="Another name", emergency_text="Call somebody.", booking_url="https://booking.example/")
    assert [visitor.get(address).content for address in addresses] == before

    publish(practice)
    for address in addresses:
        page = visitor.get(address).content.decode()
        assert "Another name" in page
        assert "Call somebody." in page
        assert "Closed for the day." in page
        assert "https://booking.example/" in page
        assert "Harbor Clinic" not in page
        assert "555-0142" not in page


def test_a_row_that_was_changed_by_other_hands_changes_no_page(practice, read):
    practice.phones.update(number="(212) 555-0199")
    Practice.objects.update(emergency_text="Call somebody.")

    assert [href for _, href in phones(read())] == ["tel:+1-212-555-0142", "tel:+1-212-555-0143;ext=5"]
    assert read().select_one(".emergency-line").get_text() == "In an emergency call 911."


def test_a_scheduled_practice_takes_over_at_its_second(practice, read, stopped_clock):
    at = clock.instant() + DAY
    publish(practice, at=at, title="Harbor Spine Clinic")

    named = []
    for instant in (at - SECOND, at, at + SECOND):
        stopped_clock.stop(instant)
        named.append(read().select_one("a.brand").get_text())

    assert named == ["Harbor Clinic", "Harbor Spine Clinic", "Harbor Spine Clinic"]


BEGINS = datetime(2099, 1, 5, 14, 0, tzinfo=UTC)
ENDS = BEGINS + DAY


@pytest.mark.parametrize(
    ("begins", "ends", "shown"),
    [
        (BEGINS, ENDS, [False, True, True, True, False, False]),
        (BEGINS, None, [False, True, True, True, True, True]),
        (None, ENDS, [True, True, True, True, False, False]),
        (None, None, [True, True, True, True, True, True]),
    ],
)
def test_a_notice_is_there_from_the_instant_it_begins_until_the_one_it_ends(
    practice, read, stopped_clock, begins, ends, shown
):
    practice.notices.create(text="Closed because of snow.", begins=begins, ends=ends)
    write(practice)
    publish(practice)

    seen = []
    for instant in (BEGINS - SECOND, BEGINS, BEGINS + SECOND, ENDS - SECOND, ENDS, ENDS + SECOND):
        stopped_clock.stop(instant)
        seen.append(notices(read()) == ["Closed because of snow."])

    assert seen == shown


def test_several_notices_stand_in_their_order(practice, read):
    for position, text in ((2, "Second."), (1, "First."), (None, "Last.")):
        practice.notices.create(text=text, position=position)
    write(practice)
    publish(practice)

    assert notices(read()) == ["First.", "Second.", "Last."]


def test_the_foot_of_a_page_leads_to_the_live_locations_and_required_pages(practice, read):
    for page in (make_location("Riverside", slug="riverside"), make_location("Harbor", slug="harbor")):
        publish(page)
    publish(make_info("Privacy", slug="privacy", purpose="privacy"))
    make_location("Draft office")
    make_info("Draft page")

    page = read()

    assert footer(page, "locations") == [("Harbor", "/locations/harbor/"), ("Riverside", "/locations/riverside/")]
    assert footer(page, "pages") == [("Privacy", "/about/privacy/")]


def test_the_foot_of_a_page_has_the_live_title_and_address_of_a_location_and_drops_one_that_is_closed(
    practice, read, publisher
):
    location = make_location("Harbor", slug="harbor", street="1 Quay")
    publish(location)
    write(location, title="Another", street="2 Pier", slug="another")
    assert footer(read(), "locations") == [("Harbor", "/locations/harbor/")]
    assert "1 Quay, Harbor, NY 10000" in read().select_one("[aria-labelledby=footer-locations]").get_text()

    fresh(location).withdraw(publisher, "Closed.")
    assert footer(read(), "locations") == []


def test_what_an_article_says_to_call_is_the_live_number(practice, read):
    publish(make_article(slug="news", kind="news", call_to_action="call"))
    practice.phones.filter(label="Appointments").update(number="(212) 555-0199")
    write(practice)

    assert [link["href"] for link in read("/articles/news/").select(".action a.phone")] == ["tel:+1-212-555-0142"]


def test_signs_that_need_help_come_with_the_numbers_to_call(practice, read):
    article = make_article(slug="pain")
    article.help_signs.create(urgency="urgent", text="you have a fever")
    write(article)
    publish(article)

    page = read("/articles/pain/")

    assert [link["href"] for link in page.select(".care.emergency a")] == ["tel:911"]
    assert [(link.get_text(), link["href"]) for link in page.select(".care.urgent a")] == [
        ("Appointments: (212) 555-0142", "tel:+1-212-555-0142"),
        ("Nurses: 212.555.0143 ext. 5", "tel:+1-212-555-0143;ext=5"),
    ]


def test_without_a_live_practice_every_page_still_answers_and_says_nothing_of_its_draft(staff, visitor, read):
    site = small_site.build(practice_is_live=False)
    paths = [page.get_absolute_url() for page in site.pages]
    expected = dict.fromkeys([*paths, *ADDRESSES], 200) | {"/articles/never-there/": 404, "/nowhere/": 404}

    answers = {address: visitor.get(address) for address in expected}

    assert {address: answer.status_code for address, answer in answers.items()} == expected
    for address in expected:
        page = read(address)
        assert page.select_one("a.brand, #site-name a").get_text() == "Our clinic"
        assert (phones(page), notices(page), page.select(".emergency-line")) == ([], [], [])
        assert "Harbor Clinic" not in page.get_text()


def test_without_a_live_practice_an_article_that_asks_to_call_names_no_number(staff, read):
    publish(make_article(slug="news", kind="news", call_to_action="call"))

    assert read("/articles/news/").select(".action") == []


def test_a_page_that_is_gone_bears_the_frame_too(practice, publisher, read):
    placed = publish(make_article())
    fresh(placed.page).retract(publisher, "It left out a risk.")

    page = read(placed.path)

    assert page.select_one("a.brand").get_text() == "Harbor Clinic"
    assert [href for _, href in phones(page)] == ["tel:+1-212-555-0142", "tel:+1-212-555-0143;ext=5"]
