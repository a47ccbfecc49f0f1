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
    missing = [f"the page “{purpose.label}”" for purpose in missing_purposes()]
    if not Placement.objects.live(clock.instant()).filter(type=Practice._meta.label_lower).exists():
        missing.insert(0, "the Practice, with the clinic's name and phones")
    return missing


def missing_purposes() -> list[Any]:
    live = Placement.objects.live(clock.instant()).filter(type=InfoPage._meta.label_lower)
    found = set(
        live.annotate(purpose=KeyTextTransform("purpose", "revision__content")).values_list("purpose", flat=True)
    )
    return [purpose for purpose in REQUIRED if purpose.value not in found]
