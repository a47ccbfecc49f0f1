"""What is shown of the pages that were found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models.functions import Length, Substr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..models import Wording
from ..models.wording import ENGLISH
from .finding import Hit
from .question import Question

READ = 8_000  # characters of each text
BEFORE, AFTER = 60, 180  # characters around the first place where the words stand
ENDING = 5  # letters that a form of a word may have more than its stem
STEMS = "SELECT tsvector_to_array(to_tsvector(%s, %s))"


@dataclass(frozen=True)
class Shown:
    hit: Hit
    fragment: SafeString


def shown(hits: Sequence[Hit], question: Question) -> list[Shown]:
    """In the order of the hits. Where the words stand in the title alone, the summary is shown."""
    text = Substr("words", Length("title") + 2, READ)
    texts = dict(Wording.objects.filter(pk__in=[hit.revision for hit in hits]).values_list("pk", text))
    word = _any_form(question)
    return [Shown(hit, _fragment(texts[hit.revision], word) or _marked(hit.teaser, word)) for hit in hits]


def _any_form(question: Question) -> re.Pattern[str]:
    """The words in their forms, as far as those begin with the stem: “bodies” stem to “bodi”, as “body” does."""
    with connection.cursor() as cursor:
        cursor.execute(STEMS, [ENGLISH, " ".join(question.words)])
        stems = [re.escape(stem.removesuffix("i")) for stem in cursor.fetchone()[0]]
    return re.compile(rf"\b(?:{'|'.join(stems)})\w{{0,{ENDING}}}\b", re.IGNORECASE)


def _fragment(text: str, word: re.Pattern[str]) -> SafeString | None:
    found = word.search(text)
    if not found:
        return None
    start, end = max(0, found.start() - BEFORE), found.end() + AFTER
    before = text[start : found.start()].partition(" ")[2] if start else text[: found.start()]
    after = text[found.start() : end].rpartition(" ")[0] if end < len(text) else text[found.start() :]
    whole = _marked(before + after, word)
    return format_html("{}{}{}", "… " if start else "", whole, " …" if end < len(text) else "")


def _marked(text: str, word: re.Pattern[str]) -> SafeString:
    """Every form of the words, in what is plain text."""
    pieces, at = [], 0
    for found in word.finditer(text):
        pieces += [(text[at : found.start()],), (format_html("<mark>{}</mark>", found[0]),)]
        at = found.end()
    return format_html_join("", "{}", [*pieces, (text[at:],)])
