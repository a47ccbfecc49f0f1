"""The shapes that a page's content is frozen in.

A content class names what a revision holds. `freeze` reads a page into it, a revision stores it as JSON, and the
public page, the preview and the checks read it back. It has types and no limits: a limit is a rule of the form.
Owned rows are copied in and keep their uuid. Other pages are only uuids, resolved at the instant of reading.
"""

import hashlib
import json
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from clinic.richtext.blocks import Kind

from .frozen import Frozen, Name, Role
from .passages import Passage, Prose, passages
from .rules import Rules

if TYPE_CHECKING:
    from .checking.finding import Check
    from .models import Page

SCHEMA_VERSION = 1


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

    @classmethod
    def has_boundaries(cls) -> bool:
        return cls.boundaries is not PageContent.boundaries

    @property
    def heading(self) -> str:
        """The title as patients read it."""
        return self.title

    @property
    def teaser(self) -> str:
        """One or two sentences for lists."""
        return ""

    @cached_property
    def all_links(self) -> tuple[tuple[Role, UUID], ...]:
        """Its links, looked for once."""
        return tuple(self.links())

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return passages(self)

    @property
    def words(self) -> str:
        """Everything that patients read in it, without tags."""
        return "\n".join(block.text for passage in self.passages for block in passage.blocks)

    @property
    def wording(self) -> dict[str, str]:
        """Its words as search weighs them, by the columns of Wording: the first say most of what it is about."""
        blocks = [(passage, block.text, block.kind) for passage in self.passages for block in passage.blocks]
        return {
            "title": self.heading,
            "names": "\n".join(text for passage, text, _ in blocks if passage.prose is Prose.TERMS),
            "teaser": self.teaser,
            "headings": "\n".join(
                text for passage, text, kind in blocks if kind is Kind.NAME and passage.field != "title"
            ),
            "words": self.words,
        }


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
