"""What is shown of the pages that were found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline
from django.db.models import Value
from django.db.models.functions import Length, Replace, Substr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..models import Placement
from ..models.wording import ENGLISH
from .finding import Hit
from .question import Question

READ = 8_000  # characters: marking takes the whole text apart
START, STOP, LESS = "\x02", "\x03", "\x04"  # no text that patients read holds them
_MARKED = re.compile(f"{START}(.*?){STOP}", re.DOTALL)


@dataclass(frozen=True)
class Shown:
    placement: Placement
    fragment: SafeString


def shown(hits: Sequence[Hit], question: Question) -> list[Shown]:
    """In the order of the hits. Where the words stand in the title alone, the summary is shown."""
    text = Substr("revision__wording__words", Length("revision__wording__title") + 2, READ)
    text = Replace(text, Value("<"), Value(LESS))  # what looks like a tag would be left out
    headline = SearchHeadline(
        text,
        question.marking,
        config=ENGLISH,
        start_sel=START,
        stop_sel=STOP,
        min_words=12,
        max_words=24,
        max_fragments=2,
        fragment_delimiter=" … ",
    )
    found = Placement.objects.with_revision().annotate(fragment=headline).in_bulk([hit.pk for hit in hits])
    return [Shown(found[hit.pk], _marked(found[hit.pk])) for hit in hits]


def _marked(placement: Placement) -> SafeString:
    fragment: str = placement.fragment.replace(LESS, "<")  # type: ignore[attr-defined]
    if START not in fragment:
        return format_html("{}", placement.revision.teaser)
    pieces = enumerate(_MARKED.split(fragment))
    return format_html_join("", "{}", ((_piece(text, bool(number % 2)),) for number, text in pieces))


def _piece(text: str, is_marked: bool) -> SafeString | str:
    return format_html("<mark>{}</mark>", text) if is_marked else text
