"""The attacks and our own constructs in pieces, to be put together anew."""

import re
from random import Random

from hypothesis import strategies as st

from clinic.richtext.constructs import CONSTRUCTS

from .attacks import ATTACKS

LONGEST = 300
BETWEEN_TAGS = re.compile(r"(?=<)|(?<=>)")
BETWEEN_WORDS = re.compile(r"(?<=[\s\"'=;&<>/])")


def _cut(texts: list[str], where: re.Pattern[str]) -> list[str]:
    return sorted({piece for text in texts for piece in where.split(text) if 0 < len(piece) <= LONGEST})


EXAMPLES = [construct.example for construct in CONSTRUCTS]
TEXTS = [attack.html for attack in ATTACKS if len(attack.html) <= LONGEST] + EXAMPLES
TAGS, OURS, WORDS = _cut(TEXTS, BETWEEN_TAGS), _cut(EXAMPLES, BETWEEN_TAGS), _cut(TEXTS, BETWEEN_WORDS)

compositions = st.lists(st.sampled_from(TAGS) | st.sampled_from(OURS), max_size=12).map("".join)
rubble = st.lists(
    st.sampled_from(TAGS) | st.sampled_from(WORDS) | st.characters(exclude_categories=["Cs"]), max_size=25
).map("".join)


def thrown_together(number: int) -> list[str]:
    """So many compositions, the same every time."""
    chance = Random(7)  # noqa: S311
    return ["".join(chance.choices(TAGS, k=6) + chance.choices(OURS, k=6)) for _ in range(number)]
