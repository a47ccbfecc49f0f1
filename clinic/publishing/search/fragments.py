"""What is shown of the pages that were found."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models.functions import Length, Substr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..models import Wording
from ..models.wording import ENGLISH
from ..prepared import Prepared
from .finding import Hit
from .question import SHORTEST_BEGINNING, Question

READ = 8_000  # characters of each text
BEFORE, AFTER = 60, 180  # characters around the first place where the words stand
LINE_END = re.compile(r"(?<![.?!:])\n")  # after what is no sentence: a heading, a name, an item
ENDING = 4  # letters by which forms of a word differ, at most
FORMS = "SELECT word FROM unnest(%s::text[]) word WHERE to_tsvector(%s, word) @@ to_tsquery(%s, %s)"
NOTHING = "(?!)"
texts_of = Prepared(
    lambda revisions: Wording.objects.filter(pk__in=revisions).values_list(
        "pk", Substr("words", Length("title") + 2, READ)
    )
)


@dataclass(frozen=True)
class Shown:
    hit: Hit
    fragment: SafeString


def shown(hits: Sequence[Hit], question: Question) -> list[Shown]:
    """In the order of the hits. Where the words stand in the title alone, the summary is shown."""
    texts = texts_of(revisions=[hit.revision for hit in hits])
    read = {revision: LINE_END.sub(" · ", words) for revision, words in texts}
    word = _any_form(question, [*read.values(), *(hit.teaser for hit in hits)])
    return [Shown(hit, _fragment(read[hit.revision], word) or _marked(hit.teaser, word)) for hit in hits]


def _any_form(question: Question, texts: Iterable[str]) -> re.Pattern[str]:
    """The forms of the words that these texts hold: of all that begin alike, those that the database takes for one."""
    begun = _any_of(rf"{word[: max(SHORTEST_BEGINNING, len(word) - ENDING)]}\w*" for word in question.words)
    candidates = {found.lower() for text in texts for found in begun.findall(text)}
    with connection.cursor() as cursor:
        cursor.execute(FORMS, [list(candidates), ENGLISH, ENGLISH, question.marking])
        return _any_of(re.escape(word) for (word,) in cursor.fetchall())


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words) or NOTHING})\b", re.IGNORECASE)


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
