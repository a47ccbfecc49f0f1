"""As of any instant the whole site is what it was then, whatever was changed since."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.test import Client

from clinic.publishing import clock
from clinic.publishing.models import Placement, ReviewEvent
from tests import small_site
from tests.factories import fresh, latest, make_info, publish, write

JUST_BEFORE = timedelta(microseconds=1)
LISTS = ["/", "/treatments/", "/topics/", "/articles/", "/articles/?page=1", "/clinicians/", "/locations/"]
LATER = ["/treatments/epidural-injection/", "/about/accessibility/", "/articles/never-there/", "/nowhere/"]


def the_clinician_changes_their_name(site, publisher, reviewer):
    publish(site.clinician, title="Jordan Newname")


def the_phone_changes(site, publisher, reviewer):
    site.practice.phones.update(number="(212) 555-0199")
    write(site.practice)
    publish(site.practice)


def the_practice_changes_its_name(site, publisher, reviewer):
    publish(site.practice, title="Harbor Spine Clinic")


def a_topic_is_renamed(site, publisher, reviewer):
    publish(site.topic, title="Leg pain from the back")


def a_treatment_is_renamed(site, publisher, reviewer):
    publish(site.epidural, title="Epidural injection")


def the_article_is_mended(site, publisher, reviewer):
    publish(site.article, body="<p>Mended.</p>")


def a_treatment_is_withdrawn(site, publisher, reviewer):
    fresh(site.block).withdraw(publisher, "Under review.")


def a_treatment_moves(site, publisher, reviewer):
    fresh(site.epidural).move("epidural-injection", publisher)


def a_treatment_is_retracted(site, publisher, reviewer):
    fresh(site.therapy).retract(publisher, "It left out a risk.", replaced_by=site.epidural)


def the_office_changes_its_address(site, publisher, reviewer):
    publish(site.location, street="2 Pier")


def an_info_page_is_published(site, publisher, reviewer):
    publish(make_info("Accessibility", slug="accessibility"))


def the_article_is_found_still_correct(site, publisher, reviewer):
    fresh(site.article).still_correct(latest(site.article), reviewer, "I have read it again.")


def the_reviewer_takes_the_signature_back(site, publisher, reviewer):
    fresh(site.article).request_changes(latest(site.article), reviewer, "I misread a number.")


CHANGES = [
    the_clinician_changes_their_name,
    the_phone_changes,
    the_practice_changes_its_name,
    a_topic_is_renamed,
    a_treatment_is_renamed,
    the_article_is_mended,
    a_treatment_is_withdrawn,
    a_treatment_moves,
    a_treatment_is_retracted,
    the_office_changes_its_address,
    an_info_page_is_published,
    the_article_is_found_still_correct,
    the_reviewer_takes_the_signature_back,
]


@dataclass(frozen=True)
class Observation:
    """What every address answered at an instant, after a change that the database recorded at `changed`."""

    after: str
    changed: datetime
    at: datetime
    answers: dict[str, tuple[int, str, bytes]]


def answers(addresses):
    """Status, location and body of each, as a new visitor gets them."""
    found = {address: Client().get(address) for address in addresses}
    return {address: (one.status_code, one.get("Location", ""), one.content) for address, one in found.items()}


def observe(after, addresses):
    at = clock.instant()
    placed = Placement.objects.order_by("during").last().start
    said = ReviewEvent.objects.latest("at").at
    return Observation(after, max(placed, said), at, answers(addresses))


@pytest.fixture
def site(transactional_db, staff):
    return small_site.build()


@pytest.fixture
def addresses(site):
    return [*LISTS, *LATER, *(page.get_absolute_url() for page in site.pages if page != site.practice)]


@pytest.fixture
def history(site, addresses, publisher, reviewer):
    """The changes, each observed by the running clock; and then everything is changed once more."""
    observed = [observe("it was built", addresses)]
    for change in CHANGES:
        change(site, publisher, reviewer)
        observed.append(observe(change.__name__, addresses))
    for page in site.pages:
        write(page, title="Another draft")
    publish(site.practice, title="Another name")
    publish(site.area, title="Another part of the body")
    fresh(site.article).trash(publisher)
    fresh(site.epidural).move("elsewhere", publisher)
    publish(site.therapy, title="Exercise")
    return observed


def altered(earlier, later):
    """The addresses that a change is seen at."""
    return [address for address in later.answers if earlier.answers[address] != later.answers[address]]


def differing(stopped_clock, at, expected, addresses):
    stopped_clock.stop(at)
    now = answers(addresses)
    return [f"{address}, {expected.after}" for address in addresses if expected.answers[address] != now[address]]


def test_as_of_any_instant_every_address_answers_what_it_answered_then(history, addresses, stopped_clock):
    unseen = [later.after for earlier, later in pairwise(history) if not altered(earlier, later)]
    unasked = set(Placement.objects.exclude(path__contains="elsewhere").values_list("path", flat=True)) - {*addresses}
    assert (unseen, unasked) == ([], set())

    differences = []
    for one in history:
        differences += differing(stopped_clock, one.at, one, addresses)
    for earlier, later in pairwise(history):
        differences += differing(stopped_clock, later.changed - JUST_BEFORE, earlier, addresses)
        differences += differing(stopped_clock, later.changed, later, altered(earlier, later))

    assert differences == []
