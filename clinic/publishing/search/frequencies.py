"""How many texts hold a word, as the database's planner guesses from its statistics: asking it looks at no text."""

import json
from math import log, prod

from ..models import Wording
from .question import Question


class Frequencies:
    """Of one search: no word is asked for twice. `texts` is negative while there are no statistics."""

    def __init__(self, texts: float) -> None:
        self.texts = texts
        self.known: dict[tuple[str, Question], float] = {}

    def weight(self, word: Question) -> float:
        """What a word says about a page that holds it."""
        return log(1 + self.texts / self._rows("vector", word)[0]) if self.texts > 0 else 1.0

    def is_common(self, question: Question, wanted: int, column: str) -> bool:
        """Whether so many matches are found sooner by looking at one text after the other than by reading all."""
        if self.texts <= 0:
            return False
        parts = self._rows(column, *question.parts)
        shares = [min(1.0, rows / self.texts) for rows in parts]
        share = max(shares) if question.any_will_do else prod(shares)
        return share * self.texts > wanted / share

    def _rows(self, column: str, *parts: Question) -> list[float]:
        new = [part for part in parts if (column, part) not in self.known]
        if new:
            self.known |= {(column, part): rows for part, rows in zip(new, _guessed(column, new), strict=True)}
        return [self.known[column, part] for part in parts]


def _guessed(column: str, parts: list[Question]) -> list[float]:
    each = [Wording.objects.filter(**{column: part.matching}).values("pk") for part in parts]
    (plan,) = json.loads(each[0].union(*each[1:], all=True).explain(format="json"))
    plans = plan["Plan"]["Plans"] if len(parts) > 1 else [plan["Plan"]]
    return [max(1.0, part["Plan Rows"]) for part in plans]
