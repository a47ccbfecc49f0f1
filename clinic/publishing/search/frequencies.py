"""How many texts hold a word, as the database's planner guesses from its statistics: asking it looks at no text."""

from math import ceil, log

from django.db import connection

from ..models.wording import ENGLISH
from .question import Question

READ = 6_000  # texts that match, at most, if the guess is right
HOLDING = "SELECT FROM publishing_wording WHERE {column} @@ to_tsquery(%s::regconfig, %s)"
LOOKED_AT, SPARE = 500, 3  # texts, one by one, at most; and how many times what is wanted
LOOK = 12  # what looking at a text costs, when reading from the index that it matches costs 1


class Frequencies:
    """Of one search: no word is asked for twice. `texts` is negative while there are no statistics."""

    def __init__(self, texts: float) -> None:
        self.texts = texts
        self.known: dict[tuple[str, Question], float] = {}

    def weight(self, word: Question) -> float:
        """What a word says about a page that holds it."""
        return log(1 + self.texts / self._rows("vector", word)[0]) if self.texts > 0 else 1.0

    def is_rare(self, question: Question, few: int) -> bool:
        """Whether no more than a few texts match."""
        return self.texts > 0 and self._matching("vector", question) <= few

    def is_common(self, question: Question, column: str, wanted: int) -> bool:
        """Whether so many are found sooner by looking at one text after the other than by reading all that match."""
        rows = self._matching(column, question)
        return self.texts > 0 and (rows > READ or rows**2 > LOOK * wanted * self.texts)

    def newest_with(self, question: Question, column: str, wanted: int) -> int:
        """Of how many of the newest texts so many match, with room to spare: in whole hundreds, LOOKED_AT at most."""
        share = self._matching(column, question) / self.texts
        return min(LOOKED_AT, ceil(SPARE * wanted / share / 100) * 100)

    def _matching(self, column: str, question: Question) -> float:
        """As many as hold the rarest of the words that are all wanted: words of one name stand together."""
        rows = self._rows(column, *question.parts)
        return sum(rows) if question.any_will_do else min(rows)

    def _rows(self, column: str, *parts: Question) -> list[float]:
        new = [part for part in parts if (column, part) not in self.known]
        if new:
            self.known |= {(column, part): rows for part, rows in zip(new, _guessed(column, new), strict=True)}
        return [self.known[column, part] for part in parts]


def _guessed(column: str, parts: list[Question]) -> list[float]:
    each = " UNION ALL ".join([HOLDING.format(column=column)] * len(parts))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT json) {each}", [value for part in parts for value in (ENGLISH, part.typed)])
        (((plan,),),) = cursor.fetchall()
    plans = plan["Plan"]["Plans"] if len(parts) > 1 else [plan["Plan"]]
    return [max(1.0, part["Plan Rows"]) for part in plans]
