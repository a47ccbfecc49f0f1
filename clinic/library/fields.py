from typing import Any

from django.db import models


class PictureField(models.ForeignKey):
    """A picture of the library that a page may show."""

    def __init__(self, verbose_name: str | None = None, **kwargs: Any) -> None:
        settings: dict[str, Any] = {"to": "library.Picture", "on_delete": models.PROTECT, "related_name": "+"}
        super().__init__(verbose_name=verbose_name, **settings | {"null": True, "blank": True} | kwargs)
