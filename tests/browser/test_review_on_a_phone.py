"""A physician answers on the way between two patients: on a phone, by the link in the mail, in four presses."""

import pytest
from playwright.sync_api import expect

from clinic.publishing.models import Scope
from tests.factories import latest, publish, write

from .desk import take
from .stations import link_in_mail

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PASSWORD = "one that only the reviewer knows"
PRESSES = 4


class Hand:
    """Counts what a finger does: each tap, and the password as one."""

    def __init__(self):
        self.presses = 0

    def tap(self, place):
        expect(place).to_be_visible()
        self.presses += 1
        place.tap()

    def type(self, place, text):
        self.tap(place)
        place.page.keyboard.type(text)


@pytest.fixture
def changed(article, reviewer, settings, live_server):
    """A live article of which one word changed since."""
    settings.SITE_URL = live_server.url
    reviewer.email = "reviewer@clinic.example"
    reviewer.set_password(PASSWORD)
    reviewer.save()
    publish(article, standfirst="In few words.")
    write(article, standfirst="In plain words.")
    return article


def test_a_change_is_read_and_signed_in_four_presses_after_the_link(changed, author, reviewer, tab, photograph):
    take(tab(author), changed, "Send for review")
    phone, hand = tab(reviewer, **PHONE), Hand()

    phone.goto(link_in_mail("reviewer@clinic.example"))
    expect(phone.get_by_role("row", name="Standfirst").get_by_role("insertion")).to_be_in_viewport()
    photograph(phone, "review-on-a-phone")
    hand.tap(phone.get_by_role("link", name="Your answer", exact=True))
    hand.type(phone.get_by_label("Your password"), PASSWORD)
    hand.tap(phone.get_by_role("button", name="Sign this text"))

    phone.get_by_text("Signed.").wait_for()
    assert latest(changed).newest_event.scope == Scope.CHANGE
    assert hand.presses <= PRESSES
