"""What a misspelled word may have meant: words of the clinic's own texts."""

from django.db.models import Max
from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..models import Word
from ..models.guards import SHORTEST_WORD

MOST = 100_000  # words that are kept
GUESSES = 6
LONG = 8  # letters: a shorter word has one slip at most, a longer one two


class Vocabulary:
    """Kept by the process. A refresh reads it when there are words that were not there before, and never otherwise."""

    def __init__(self) -> None:
        self.newest: int | None = None
        self.words: tuple[str, ...] = ()

    def guesses(self, word: str) -> list[str]:
        """The nearest first. Letters that are missing, too many, wrong or swapped are slips; most begin aright."""
        if len(word) < SHORTEST_WORD:
            return []
        slips = 2 if len(word) >= LONG else 1
        near = process.extract(word, self.words, scorer=OSA.distance, score_cutoff=slips, limit=None)
        ordered = sorted(near, key=lambda found: (found[1], found[0][0] != word[0], found[0]))
        return [text for text, distance, _ in ordered if distance][:GUESSES]

    def refresh(self) -> None:
        newest = Word.objects.aggregate(newest=Max("pk"))["newest"]
        if newest != self.newest:
            self.words = tuple(Word.objects.order_by("pk").values_list("text", flat=True)[:MOST])
            self.newest = newest


vocabulary = Vocabulary()
