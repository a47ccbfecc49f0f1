"""What frozen content is made of: words, rich text, owned rows, pictures, and the uuids of other pages."""

from collections.abc import Iterator
from typing import Annotated, Any, TypeVar, get_args
from uuid import UUID

from django.db.models import TextChoices
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    ValidationInfo,
    field_validator,
)

from clinic.library.files import address
from clinic.richtext import addresses
from clinic.richtext.sanitise import sanitise

from .passages import Prose


class Role(TextChoices):
    """What a page is to the revision that links to it."""

    DESCRIBES = "describes", "describes"
    AUTHOR = "author", "author"
    TOPIC = "topic", "topic"
    RELATED = "related", "related"
    INLINE = "inline", "inline"


def one_kind_of_line_end(text: str) -> str:
    """Browsers send CRLF, and read a lone CR as a line end too."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, from_attributes=True, extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def _one_kind_of_line_end(cls, value: Any, info: ValidationInfo) -> Any:
        """A text that only went through a form is not another text."""
        return one_kind_of_line_end(value) if isinstance(value, str) and _is_freezing(info) else value

    def links(self) -> Iterator[tuple[Role, UUID]]:
        """Every page this content links to, with the role that the field declares, in order. Rich text links inline."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            items = value if isinstance(value, tuple) else (value,)
            roles = [mark for mark in field.metadata if isinstance(mark, Role)]
            for item in items:
                if isinstance(item, Frozen):
                    yield from item.links()
                elif Role.INLINE in roles:
                    yield from ((Role.INLINE, page) for page in addresses.pages(item))
                elif roles:
                    yield roles[0], item

    def pictures(self) -> Iterator[tuple[str, bool]]:
        """The address of every picture that this content shows, in order, and whether it has an alternative text."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, Frozen):
                    yield from item.pictures()
                elif Role.INLINE in field.metadata:
                    yield from addresses.pictures(item)

    @classmethod
    def names(cls, role: Role) -> bool:
        """Whether content of this class can link to a page in this role, itself or in a row."""
        rows = [get_args(field.annotation)[0] for field in cls.model_fields.values() if get_args(field.annotation)]
        return any(role in field.metadata for field in cls.model_fields.values()) or any(
            row.names(role) for row in rows if isinstance(row, type) and issubclass(row, Frozen)
        )


Words = Annotated[str, Prose.WORDS]
Name = Annotated[str, Prose.NAME]
Terms = Annotated[str, Prose.TERMS]
Alternative = Annotated[str, Prose.ALTERNATIVE]


class RowContent(Frozen):
    """One owned row, for example a reference."""

    uuid: UUID


class PictureContent(Frozen):
    """A picture of the library, with what it said of it when the page was saved: later words are another text."""

    sha256: str
    extension: str
    width: int
    height: int
    alt: Alternative
    caption: Words
    credit: str

    @property
    def src(self) -> str:
        return address(self.sha256, self.extension)

    def pictures(self) -> Iterator[tuple[str, bool]]:
        yield self.src, bool(self.alt.strip())


def _unwrapped(html: Any) -> Any:
    return html[HTML] if isinstance(html, dict) and html.keys() == {HTML} else html


def _wrapped(html: str) -> dict[str, str]:
    return {HTML: html}


def _clean_when_freezing(html: str, info: ValidationInfo) -> str:
    return sanitise(html) if _is_freezing(info) else html


def _is_freezing(info: ValidationInfo) -> bool:
    return bool(info.context and info.context.get("freezing"))


def _all(rows: Any) -> Any:
    return tuple(rows.all()) if hasattr(rows, "all") else rows


def _uuid(page: Any) -> Any:
    return getattr(page, "uuid", page)


def _uuids(pages: Any) -> Any:
    return tuple(pages.order_by("pk").values_list("uuid", flat=True)) if hasattr(pages, "all") else pages


T = TypeVar("T", bound=RowContent)
# Rich text stands in the JSON as {"html": "…"}: the database knows it wherever it is, and refuses scripts in it.
HTML = "html"
Html = Annotated[
    str,
    BeforeValidator(_unwrapped),
    AfterValidator(_clean_when_freezing),
    PlainSerializer(_wrapped, when_used="json"),
    Role.INLINE,
    Prose.RICH,
]
Rows = Annotated[tuple[T, ...], BeforeValidator(_all)]
Describes = Annotated[UUID, BeforeValidator(_uuid), Role.DESCRIBES]
Authors = Annotated[tuple[UUID, ...], BeforeValidator(_uuids), Role.AUTHOR]
Topics = Annotated[tuple[UUID, ...], BeforeValidator(_uuids), Role.TOPIC]
Related = Annotated[tuple[UUID, ...], BeforeValidator(_uuids), Role.RELATED]
