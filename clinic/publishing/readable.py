"""A value of a page as staff read it, and two of them in one."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils import formats
from django.utils.html import escape, format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString

from clinic.library.fields import PictureField
from clinic.richtext.fields import RichTextField
from clinic.richtext.folding import folded
from clinic.richtext.marking import marked

from .clock import in_words
from .frozen import PictureContent
from .models import Page

UNKNOWN = "a page that there is not"


def paragraphs(text: str) -> str:
    """Plain text as the sanitiser would write it."""
    return linebreaks(text, autoescape=True) if text else ""


def replaced(before: str, after: str) -> SafeString:
    """A value that is another one as a whole."""
    parts = [(tag, said) for tag, said in (("del", before), ("ins", after)) if said]
    return format_html("<p>{}</p>", format_html_join(" ", "<{0}>{1}</{0}>", parts))


class Readable:
    """Knows the titles of the pages that the texts name, and their references, by the address that a text has for them.

    They are asked for once.
    """

    def __init__(self, pages: Iterable[UUID], references: Iterable[Any] = ()) -> None:
        self.titles: dict[UUID, str] = dict(Page.objects.filter(uuid__in=set(pages)).values_list("uuid", "title"))
        self.names = {f"page:{uuid}": title for uuid, title in self.titles.items()}
        self.names |= {f"reference:{row.uuid}": f"{row.written_by} {row.full_title}" for row in references}

    def marked(self, field: Any, before: Any, after: Any) -> SafeString:
        """Of two values of a field that differ; None is none at all."""
        if field.many_to_many:
            return self._marked_pages(before or (), after or ())
        if isinstance(field, RichTextField):
            return folded(marked(before or "", after or "", self.names))
        if isinstance(field, PictureField):
            return marked(_picture(before), _picture(after))
        old, new = self.words(field, before), self.words(field, after)
        is_text = isinstance(after or before, str) and not field.choices
        return marked(paragraphs(old), paragraphs(new)) if is_text else replaced(old, new)

    def words(self, field: Any, value: Any) -> str:
        if isinstance(value, UUID):
            return self.titles.get(value, UNKNOWN)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if field.choices:
            return str(dict(field.flatchoices).get(value, value or ""))
        if isinstance(value, datetime):
            return in_words(value)
        if isinstance(value, date):
            return formats.date_format(value, "F j, Y")
        if isinstance(value, time):
            return formats.time_format(value, "P")
        return "" if value is None else str(value)

    def _marked_pages(self, before: tuple[UUID, ...], after: tuple[UUID, ...]) -> SafeString:
        said = [("del", uuid) for uuid in before if uuid not in after]
        said += [("ins", uuid) for uuid in after if uuid not in before]
        return format_html_join(
            "", "<p><{0}>{1}</{0}></p>", ((tag, self.titles.get(uuid, UNKNOWN)) for tag, uuid in said)
        )


def _picture(picture: PictureContent | None) -> str:
    """As rich text holds one."""
    if picture is None:
        return ""
    said = "".join(f"<p>{name}: {escape(text)}</p>" for name, text in _said_of(picture) if text)
    image = f'<img alt="{escape(picture.alt)}" height="{picture.height}" src="{picture.src}" width="{picture.width}">'
    return f'<figure class="picture">{image}</figure>{said}'


def _said_of(picture: PictureContent) -> list[tuple[str, str]]:
    return [("Caption", picture.caption), ("Credit", picture.credit)]
