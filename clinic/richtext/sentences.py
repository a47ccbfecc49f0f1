"""Where sentences end, as far as that can be told without knowing the language."""

import re

# Each stands for one character, so that what is found in a levelled text stands at the same place in the text.
_LEVEL = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "−": "-"})
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_BREAK = re.compile(r"""(?<=[.!?])["')\]]* (?=["'(\[]*[A-Z0-9])|(?<=[.!?]["')\]]) (?=["'(\[]*[A-Z0-9])""")
_NO_END = re.compile(r"(?:^|[ (])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Dr|Mrs?|Ms|vs|St|No|Fig|approx|et al)\.$")


def level(text: str) -> str:
    """The text with plain quotes and hyphens."""
    return text.translate(_LEVEL)


def one_line(text: str) -> str:
    """Spaces of every kind are one space, and what nobody sees is gone."""
    return " ".join(text.translate(_INVISIBLE).split())


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of one line of text."""
    found, start = [], 0
    for end in _BREAK.finditer(level(text)):
        if not _NO_END.search(text, max(start, end.start() - 12), end.start()):
            found.append(text[start : end.end()].strip())
            start = end.end()
    return (*found, text[start:]) if text[start:] else tuple(found)
