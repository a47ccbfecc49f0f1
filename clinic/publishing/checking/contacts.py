"""Telephone numbers and e-mail addresses in a text, in any notation."""

import re
from collections.abc import Iterator

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")
_PHONE = re.compile(
    r"""(?<![\w/.-])(?:
        \+(?!1\b)\d{1,3}(?:[ ./-]?\(?\d\)?){7,12}
        | (?:\+?1[ ./-]?)?(?:\([2-9]\d\d\)|[2-9]\d\d)[ ./-]{0,3}[2-9]\d\d[ ./-]{0,3}\d{4}
    )(?![\w-])""",
    re.VERBOSE,
)
TOLL_FREE = {"800", "833", "844", "855", "866", "877", "888"}
AMERICAN = 10  # digits, without the country


def contacts(text: str) -> Iterator[str]:
    """As they are written; numbers that everybody may dial free of charge are nobody's own."""
    yield from _EMAIL.findall(text)
    yield from (found[0] for found in _PHONE.finditer(text) if same(found[0])[:3] not in TOLL_FREE)


def same(contact: str) -> str:
    """One form for every notation of it, without an extension."""
    if "@" in contact:
        return contact.casefold()
    number = "".join(filter(str.isdigit, contact.partition("x")[0])).removeprefix("1")
    return number if contact.strip().startswith("+") else number[:AMERICAN]
