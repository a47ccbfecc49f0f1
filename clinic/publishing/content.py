"""The shapes that a page's content is frozen in.

A content class names what a revision holds. `freeze` reads a page into it, a revision stores it as JSON, and the
public page, the preview and the checks read it back. It has types and no limits: a limit is a rule of the form.
Owned rows are copied in and keep their uuid. Other pages are only uuids, resolved at the instant of reading.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, get_args
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

from .passages import Passage, Prose, passages
from .rules import Rules

if TYPE_CHECKING:
    from .checking.finding import Check
    from .models import Page

SCHEMA_VERSION = 1


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


class PageContent(Frozen):
    """The content of a page, and what the lifecycle must know of it.

    `checks` are those of its type alone; `headings_from` is the level of the topmost headings in its rich texts;
    `read_last` are fields that patients read after all others.
    """

    checks: ClassVar[tuple["Check", ...]] = ()
    headings_from: ClassVar[int] = 2
    read_last: ClassVar[frozenset[str]] = frozenset()

    title: Name

    @property
    def needs_signature(self) -> bool:
        """A clinician signs it before it is published."""
        return True

    @property
    def needs_references(self) -> bool:
        """It says what is so in medicine, and must say who found that out."""
        return self.needs_signature

    @property
    def short_interval(self) -> bool:
        """It is reviewed again at the short interval."""
        return False

    @property
    def rules(self) -> Rules:
        """How the clinic reviews: the Practice says it."""
        return Rules()

    @property
    def contacts(self) -> tuple[str, ...]:
        """The telephone numbers by which the clinic is reached, as far as they stand apart from the words."""
        return ()

    @property
    def boundaries(self) -> tuple[datetime, ...]:
        """Instants at which it reads differently without being published anew."""
        return ()

    @property
    def heading(self) -> str:
        """The title as patients read it."""
        return self.title

    @property
    def teaser(self) -> str:
        """One or two sentences for lists."""
        return ""

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return passages(self)

    @property
    def words(self) -> str:
        """Everything that patients read in it, without tags."""
        return "\n".join(block.text for passage in self.passages for block in passage.blocks)


class UnsignedContent(PageContent):
    """Of the clinic's own people, places and notices: no clinician signs it."""

    @property
    def needs_signature(self) -> bool:
        return False


def freeze(page: "Page") -> PageContent:
    return page.content_class.model_validate(page, context={"freezing": True})


def sha256(page: "Page", content: PageContent) -> str:
    """Hex digest over canonical JSON of the page's uuid, its type, the schema version and the content."""
    whole = {
        "page": str(page.uuid),
        "type": page.type,
        "schema_version": SCHEMA_VERSION,
        "content": content.model_dump(mode="json"),
    }
    text = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


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
