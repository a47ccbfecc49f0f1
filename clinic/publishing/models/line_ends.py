from typing import Any

from django.db import models

from ..frozen import one_kind_of_line_end


class OneKindOfLineEnd(models.Model):
    """Stores text as it will be frozen, so that restoring a text brings back exactly what was stored."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        for field in self._meta.concrete_fields:
            value = self.__dict__.get(field.attname)
            if isinstance(value, str):
                setattr(self, field.attname, one_kind_of_line_end(value))
        super().save(*args, **kwargs)
