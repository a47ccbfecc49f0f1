"""What the sanitiser library cannot do: leaves no element without what makes it one of the constructs.

Works on the library's own output, which is well formed.
"""

from dataclasses import replace

from .constructs import SYNONYMS, TAGS
from .tokens import Kind, Token, tokens, with_ends, written


def tidy(html: str) -> str:
    """Other programs' names become ours. A box without its kind and a link without an address go; their text stays."""
    read = [_renamed(token) for token in tokens(html)]
    gone: set[int | None] = set()
    for start, end, parent in with_ends(read):
        if _is_empty_paragraph(read[start : end and end + 1]):
            gone.update(range(start, (end or start) + 1))
        elif not _is_whole(read, start, end, parent):
            gone |= {start, end}
    return written([token for index, token in enumerate(read) if index not in gone])


def _renamed(token: Token) -> Token:
    """Without attributes: the sanitiser allows these names none."""
    name = SYNONYMS.get(token.name)
    return replace(token, name=name, raw=token.raw.replace(token.name, name, 1)) if name else token


def _is_whole(read: list[Token], start: int, end: int | None, parent: int | None) -> bool:
    token, tag = read[start], TAGS[read[start].name]
    present = {name for name, value in token.attributes if value or name == "alt"}
    return (
        tag.required <= present
        and (not tag.classes or "class" in present)
        and (not tag.parents or (parent is not None and read[parent].name in tag.parents))
        and (not tag.must_hold or any(inner.name == tag.must_hold for inner in read[start:end]))
    )


def _is_empty_paragraph(whole: list[Token]) -> bool:
    first, *inner = whole
    return first.name == "p" and not any(
        token.kind is Kind.START or (token.kind is Kind.TEXT and token.raw.replace("&nbsp;", "").strip())
        for token in inner
    )
