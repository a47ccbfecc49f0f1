from datetime import datetime
from typing import Any

from django.core import checks
from django.db import ProgrammingError, connections
from django.db.models.fields.json import KeyTextTransform

from clinic.publishing import clock
from clinic.publishing.models import Placement

from .models import InfoPage, Practice
from .models.info import REQUIRED


def required_pages_are_live(databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """practice.W001: a page that every clinic must have is not live. Looks into the database, so it runs with
    `check --database default` and with `migrate`, and says nothing before there are tables.
    """
    if not databases or Placement._meta.db_table not in connections["default"].introspection.table_names():
        return []
    try:
        missing = _missing()
    except ProgrammingError:  # the tables are older than the models: the migration that follows mends it
        return []
    return [
        checks.Warning(f"Not live: {what}.", hint="Write and publish it in the admin.", id="practice.W001")
        for what in missing
    ]


def _missing() -> list[str]:
    at = clock.instant()
    missing = [f"the page “{purpose.label}”" for purpose in missing_purposes(at)]
    return missing if practice_is_live(at) else ["the Practice, with the clinic's name and phones", *missing]


def practice_is_live(at: datetime) -> bool:
    return Placement.objects.live(at).filter(type=Practice._meta.label_lower).exists()


def missing_purposes(at: datetime) -> list[Any]:
    """Of the pages that every clinic must have, those that are not live."""
    live = Placement.objects.live(at).filter(type=InfoPage._meta.label_lower)
    found = set(
        live.annotate(purpose=KeyTextTransform("purpose", "revision__content")).values_list("purpose", flat=True)
    )
    return [purpose for purpose in REQUIRED if purpose.value not in found]
