"""The attacks themselves, and what the sanitiser makes of each. What a browser makes of that: tests/browser."""

from html import unescape

import pytest
from django.core.exceptions import ValidationError

from clinic.richtext.sanitise import sanitise

from .allowed import parsed, strange
from .attacks import ATTACKS, KINDS, WITNESSES

TOO_MUCH = "This text is too long or too complicated"


def cleaned(html):
    """The text as it is stored, or nothing if the form gives it back to its author."""
    try:
        return sanitise(html)
    except ValidationError:
        return ""


def test_there_are_hundreds_of_attacks_each_of_them_once():
    texts = [attack.html for attack in ATTACKS]

    assert len(texts) == len(set(texts)) >= 320


@pytest.mark.parametrize("kind", KINDS)
def test_most_attacks_of_a_kind_would_fire_in_todays_browser(kind):
    fires = [attack.fires for attack in ATTACKS if attack.kind == kind]

    assert sum(fires) >= len(fires) * 0.45


def test_two_in_three_attacks_would_fire_in_todays_browser():
    assert sum(attack.fires for attack in ATTACKS) >= len(ATTACKS) * 2 / 3


def test_an_attack_that_cannot_fire_still_names_what_it_would_do():
    silent = [attack.html for attack in ATTACKS if not attack.fires]

    assert [html for html in silent if not any(witness in unescape(html) for witness in WITNESSES)] == []


def test_nothing_strange_is_left_of_any_attack():
    found = {attack.html: strange(parsed(cleaned(attack.html))) for attack in ATTACKS}

    assert {html: left for html, left in found.items() if left} == {}


def test_what_is_left_of_an_attack_stays_as_it_is():
    kept = [cleaned(attack.html) for attack in ATTACKS]

    assert [cleaned(html) for html in kept] == kept


def test_without_the_sanitiser_nearly_every_attack_is_strange():
    noticed = [attack for attack in ATTACKS if strange(parsed(attack.html))]

    assert len(noticed) >= len(ATTACKS) * 0.9
