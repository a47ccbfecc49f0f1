"""What somebody typed, as the database is asked for it."""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery

from ..models.wording import ENGLISH

MOST_LETTERS, MOST_WORDS = 200, 8
SHORTEST_BEGINNING = 3  # letters: too many words begin with fewer
# Of a question in English, what it asks rather than what it is about: beside the words that the database leaves out.
ASKING = "best better get getting give go going good keep know like long make many much need take want"
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_SHORT_FORM = re.compile(r"['’][a-z]{1,2}\b")  # doctor's, can't, we'll
_WORD = re.compile(r"[^\W_]+")


def tidied(typed: str) -> str:
    """In one line, and no longer than a question is."""
    return _UNSEEN.sub(" ", typed[:MOST_LETTERS]).strip()


def words(text: str) -> tuple[str, ...]:
    """In small letters. Nothing that the database's own syntax knows is left in them."""
    return tuple(_WORD.findall(_SHORT_FORM.sub("", text.lower())))


def telling(some: list[str]) -> tuple[str, ...]:
    """Those that say what a question is about; all of them, when it is about nothing else."""
    about = [word for word in some if word not in ASKING.split()] or some
    return tuple(dict.fromkeys(about))[:MOST_WORDS]


@dataclass(frozen=True)
class Question:
    """Words that are all wanted, or any of them. The last can be a beginning."""

    words: tuple[str, ...]
    any_will_do: bool = False
    last_is_begun: bool = False

    @property
    def typed(self) -> str:
        """As the database's own syntax has it."""
        return self._joined(" | " if self.any_will_do else " & ")

    @property
    def matching(self) -> SearchQuery:
        return SearchQuery(self.typed, search_type="raw", config=ENGLISH)

    @property
    def parts(self) -> "list[Question]":
        """Each of its words alone."""
        *others, last = self.words
        return [*(Question((word,)) for word in others), Question((last,), last_is_begun=self.last_is_begun)]

    @property
    def can_be_begun(self) -> bool:
        return len(self.words[-1]) >= SHORTEST_BEGINNING

    @property
    def marking(self) -> str:
        return self._joined(" | ")

    def _joined(self, by: str) -> str:
        return by.join(self.words) + (":*" if self.last_is_begun else "")
