"""A vocabulary of a few thousand words and texts made of it: the same texts for the same seed."""

from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from random import Random
from uuid import UUID

ROOTS = (
    "arthr cardi cephal cervic chondr cost crani cyst derm disc dur encephal fasci gangli gastr hepat ili kyph lamin "
    "lig lumb medull mening my myel nephr neur oste phleb pleur radicul sacr scler scoli spondyl synov tend thorac "
    "vascul vertebr"
)
ENDINGS = (
    "algia ectomy edema genesis gram graphy itis kinesis lysis malacia megaly oma opathy ophasia oplasty orrhage "
    "orrhaphy oscopy osis ospasm ostomy otomy otrophy ous al ic"
)
PREFIXES = ["", "hyper", "para"]
SENTENCE, PARAGRAPH, SENTENCES = 12, 60, 20_000


class Words:
    """Common words come often and rare ones seldom, as in a real text; the medical ones are the rare ones."""

    def __init__(self, seed: int, common: Iterable[str]) -> None:
        self.random = Random(seed)  # not for secrets
        medical = [
            prefix + root + ending for prefix in PREFIXES for root in ROOTS.split() for ending in ENDINGS.split()
        ]
        self.random.shuffle(medical)
        self.known = [*(word for word, _ in Counter(common).most_common()), *medical]
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.known))))
        self.sentences = [f"{self.phrase(self.random.randint(6, 18))}." for _ in range(SENTENCES)]

    def phrase(self, count: int) -> str:
        return " ".join(self.random.choices(self.known, cum_weights=self.weights, k=count)).capitalize()

    def text(self, count: int) -> str:
        """About so many words: whole sentences, of which there are many thousand."""
        return " ".join(self.random.choices(self.sentences, k=max(1, round(count / SENTENCE))))

    def html(self, count: int) -> str:
        """Paragraphs of about so many words in all, with a heading before every other one."""
        paragraphs = [f"<p>{self.text(PARAGRAPH)}</p>" for _ in range(max(1, round(count / PARAGRAPH)))]
        return "".join(
            f"<h2>{self.phrase(4)}</h2>{part}" if number % 2 else part for number, part in enumerate(paragraphs)
        )

    def uuid(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)
