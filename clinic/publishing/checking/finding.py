"""What a check found."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Self, TypeAlias
from uuid import UUID

from django.db.models import TextChoices
from pydantic import BaseModel, ConfigDict

from ..passages import Passage

if TYPE_CHECKING:
    from .context import Context


class Level(TextChoices):
    """The worst first."""

    BLOCK = "block", "must be mended before it is published"
    REASON = "reason", "must be mended, or a reviewer says why it stays"
    WARN = "warn", "worth a look"


class Finding(BaseModel):
    """`field` is what it was found in: “body”, or in a row “risks.what_to_do” with the row's uuid. `reason` is why it
    may stand, once somebody said so.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    check: str
    level: Level
    message: str
    quote: str = ""
    field: str
    row: UUID | None = None
    reason: str = ""

    @property
    def key(self) -> str:
        """The same for the same words wherever they stand: what a reviewer's reason is attached to."""
        return f"{self.check}: {self.quote}" if self.quote else self.check

    @property
    def stops(self) -> bool:
        return self.level == Level.BLOCK or (self.level == Level.REASON and not self.reason)

    @classmethod
    def of(cls, passage: Passage, check: str, level: Level, message: str, quote: str = "") -> Self:
        return cls(check=check, level=level, message=message, quote=quote, field=passage.field, row=passage.row)


# Of the content it is declared for, each a class of its own.
Check: TypeAlias = Callable[[Any, "Context"], Iterator[Finding]]
