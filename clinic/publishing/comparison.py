"""What differs between two texts of a page, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString

from .clinical import Clinical
from .content import PageContent
from .frozen import RowContent
from .labels import label, row_label, row_name
from .models import Page
from .readable import Readable, replaced


@dataclass(frozen=True)
class Changed:
    """One part of a page that is not what it was: what staff call it, and its words with <ins> and <del>."""

    where: str
    marked: SafeString


def compare(model: type[Page], before: PageContent | None, after: PageContent) -> list[Changed]:
    """In the order of the page's form; empty if nothing changed. Everything is new if there was no text before."""
    contents = [content for content in (before, after) if content]
    references = chain.from_iterable(getattr(content, "references", ()) for content in contents)
    reader = _Reader(model, Readable((uuid for content in contents for _, uuid in content.links()), references))
    shared = Clinical.model_fields.keys()  # they stand at the end of a form
    names = sorted(type(after).model_fields, key=lambda name: name in shared)
    return [
        found for name in names for found in reader.changed(name, getattr(before, name, None), getattr(after, name))
    ]


class _Reader:
    def __init__(self, model: type[Page], readable: Readable) -> None:
        self.model, self.readable = model, readable

    def changed(self, name: str, before: Any, after: Any) -> Iterator[Changed]:
        field: Any = self.model._meta.get_field(name)
        if field.one_to_many:
            yield from self._rows(name, before or (), after)
        elif before != after and (before or after):
            yield Changed(label(self.model, name), self.readable.marked(field, before, after))

    def _rows(self, name: str, before: tuple[RowContent, ...], after: tuple[RowContent, ...]) -> Iterator[Changed]:
        what = row_name(self.model, name)
        old = {row.uuid: (place, row) for place, row in enumerate(before, 1)}
        moved = _moved([row.uuid for row in before], [row.uuid for row in after])
        for place, row in enumerate(after, 1):
            earlier_place, earlier = old.pop(row.uuid, (place, None))
            if row.uuid in moved:
                yield Changed(f"{what} {place}: Order", replaced(f"place {earlier_place}", f"place {place}"))
            yield from self._row(name, f"{what} {place}{'' if earlier else ', new'}", earlier, row)
        for place, row in old.values():
            yield from self._row(name, f"{what} {place}, removed", row, None)

    def _row(self, rows: str, where: str, before: Any, after: Any) -> Iterator[Changed]:
        """Of a row that only one of the texts has, the other is None."""
        row_model: Any = self.model._meta.get_field(rows).related_model
        for name in type(after or before).model_fields:
            old, new = getattr(before, name, None), getattr(after, name, None)
            if name != "uuid" and old != new and (old or new):
                marked = self.readable.marked(row_model._meta.get_field(name), old, new)
                yield Changed(f"{where}: {row_label(self.model, rows, name)}", marked)


def _moved(before: list[UUID], after: list[UUID]) -> set[UUID]:
    """Of those in both, as few as can have changed places."""
    kept, still = [one for one in before if one in after], [one for one in after if one in before]
    blocks = SequenceMatcher(None, kept, still, autojunk=False).get_matching_blocks()
    return set(still).difference(*(still[block.b : block.b + block.size] for block in blocks))
