"""Pieces of attacks and of our own constructs, put together by chance: what is kept is ours alone, and stays."""

from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, Phase, given, settings

from clinic.richtext.sanitise import sanitise

from .allowed import parsed, strange
from .attacks import ATTACKS
from .pieces import LONGEST, compositions, rubble

by_chance = settings(
    max_examples=600,
    deadline=None,
    phases=[Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)


def require_clean(html):
    try:
        kept = sanitise(html)
    except ValidationError:
        return

    assert strange(parsed(kept)) == []
    assert sanitise(kept) == kept


@by_chance
@given(compositions)
def test_tags_in_any_order_come_out_clean_and_stay(html):
    require_clean(html)


@by_chance
@given(rubble)
def test_tags_words_and_characters_in_any_order_come_out_clean_and_stay(html):
    require_clean(html)


def test_no_text_of_a_sensible_size_is_given_back():
    refused = []
    for attack in ATTACKS:
        try:
            sanitise(attack.html)
        except ValidationError:
            refused.append(attack.html)

    assert [html for html in refused if len(html) <= LONGEST] == []
