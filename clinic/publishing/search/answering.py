"""What is answered to a question: what it finds, else what was meant, else what holds some of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Value

from ..models import Page, Placement
from ..moment import Moment
from .finding import Finder, Found
from .frequencies import Frequencies
from .limits import Bounds
from .question import Question, words
from .vocabulary import vocabulary

Groups = Sequence[Sequence[type[Page]]]


@dataclass(frozen=True)
class Answer:
    """`meant` is what was searched for, when it is not what was typed."""

    found: Found
    meant: str = ""

    @property
    def number(self) -> str:
        count = len(self.found.hits)
        pages = "1 page" if count == 1 else f"{count} pages"
        return f"At least {pages}" if self.found.are_more else pages


def answer(typed: str, moment: Moment, groups: Groups, bounds: Bounds, is_exact: bool) -> Answer | None:
    """None when no word of it says anything. `is_exact`: what was typed is meant."""
    if not bounds.words:
        return None
    labels = tuple(tuple(page_model._meta.label_lower for page_model in group) for group in groups)
    finder = Finder(moment, labels, Frequencies(bounds.texts), words(typed))
    found = _all_words(finder, bounds.words)
    meant = {} if found.hits or is_exact else _meant(bounds.words, moment)
    if meant:
        finder = replace(finder, asked=_in_place(finder.asked, meant))
        found = finder.find(Question(_in_place(bounds.words, meant)))
    if found.is_weak and len(bounds.words) > 1:
        found = finder.find(replace(found.question, any_will_do=True))
    return Answer(found, " ".join(finder.asked) if meant and found.hits else "")


def _in_place(some: tuple[str, ...], meant: dict[str, str]) -> tuple[str, ...]:
    return tuple(meant.get(word, word) for word in some)


def _all_words(finder: Finder, some: tuple[str, ...]) -> Found:
    """With all words; if that is little, with those that the last one begins."""
    found = finder.find(Question(some))
    if found.is_little and found.question.can_be_begun:
        return finder.find(replace(found.question, last_is_begun=True))
    return found


def _meant(asked: tuple[str, ...], moment: Moment) -> dict[str, str]:
    """For words that no live page holds, the nearest that one does."""
    unknown = set(asked) - _held(asked, moment)
    vocabulary.refresh()
    guesses = {word: found for word in unknown if (found := vocabulary.guesses(word))}
    held = _held([guess for found in guesses.values() for guess in found], moment)
    nearest = {word: next((guess for guess in found if guess in held), "") for word, found in guesses.items()}
    return {word: guess for word, guess in nearest.items() if guess}


def _held(some: Sequence[str], moment: Moment) -> set[str]:
    """Of some words, those that a live page holds."""
    live = Placement.objects.live(moment.at).order_by()
    each = [
        live.filter(revision__wording__vector=Question((word,)).matching).values_list(Value(word))[:1] for word in some
    ]
    return {word for (word,) in each[0].union(*each[1:])} if each else set()
