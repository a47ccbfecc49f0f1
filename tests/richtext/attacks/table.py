from collections.abc import Iterable
from dataclasses import dataclass

WITNESSES = ("hit", "alert(", "attack.example")
"""Of these every attack carries one: it sets or names window.hit, calls alert, or asks attack.example for something."""


@dataclass(frozen=True)
class Attack:
    kind: str
    html: str
    fires: bool


def kind(name: str, fires: str | Iterable[str], silent: str | Iterable[str] = ()) -> list[Attack]:
    """A kind of attack: what today's Chromium falls for on an unguarded page, and what it does not.

    The silent ones were made for another browser, or for a program that rewrites the text on its way to the reader.
    A text is a table with one attack on each line, in which \\n stands for a line end.
    """
    return [Attack(name, html, True) for html in _rows(fires)] + [Attack(name, html, False) for html in _rows(silent)]


def _rows(table: str | Iterable[str]) -> Iterable[str]:
    if not isinstance(table, str):
        return table
    return [line.replace("\\n", "\n") for line in table.strip("\n").split("\n")]
