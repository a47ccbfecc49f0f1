"""The way back from a frozen content into the working copy."""

from typing import TYPE_CHECKING, Any

from clinic.library.models import Picture

from .content import PageContent
from .frozen import PictureContent, RowContent

if TYPE_CHECKING:
    from .models import Page


def thaw(page: "Page", content: PageContent) -> None:
    """Writes the content over the working copy, rows included. Rows keep their uuid; `thaw(page, freeze(page))`
    changes nothing. A picture comes back as the library has it: with what it says of it today.
    """
    related = {}
    for name in type(content).model_fields:
        value = getattr(content, name)
        if isinstance(value, tuple):
            related[name] = value
        elif isinstance(value, PictureContent):
            setattr(page, name, Picture.objects.get(sha256=value.sha256))
        else:
            setattr(page, name, value)
    page.save()
    for name, value in related.items():
        field = page._meta.get_field(name)
        if field.many_to_many:
            getattr(page, name).set(field.related_model.objects.filter(uuid__in=value))  # type: ignore[union-attr]
        else:
            _thaw_rows(page, getattr(page, name), value)


def _thaw_rows(page: "Page", owned: Any, frozen_rows: tuple[RowContent, ...]) -> None:
    kept = {row.uuid: row for row in owned.all()}
    wanted = {row.uuid for row in frozen_rows}
    owned.filter(uuid__in=kept.keys() - wanted).delete()
    for position, frozen in enumerate(frozen_rows, 1):
        row = kept.get(frozen.uuid) or owned.model(**{owned.field.name: page})
        for name in type(frozen).model_fields:
            field, value = row._meta.get_field(name), getattr(frozen, name)
            setattr(row, name, field.related_model.objects.get(uuid=value) if field.is_relation else value)
        row.position = position
        row.save()
