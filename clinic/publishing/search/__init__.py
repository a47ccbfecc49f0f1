"""Site search, for patients: finds live pages by their words, at one instant.

Whatever is asked, the work is bounded. Nothing is ranked but a bounded number of candidates: for each group of types
those that have the words in their names, and those that have them anywhere, the newest first. Where most texts hold
a word, the newest texts are looked at instead of its index. All of it must be done within twice TIMEOUT.

A misspelled word is guessed from the words of texts that were placed, and only what is live decides: a guess is tried
when nothing was found, and told when it found something.
"""

from .answering import Answer, answer
from .fragments import Shown, shown
from .limits import Busy, bounded
from .question import tidied

__all__ = ["Answer", "Busy", "Shown", "answer", "bounded", "shown", "tidied"]
