"""Makes working copies from the files in content/: the keys are the fields, tables the rows, slugs the other pages.

In rich text `reference:2` cites the second reference, `page:slug` links to a page, and a line `{{picture name}}` is a
drawing with its caption. A date may be told as `80 days ago`, or as `12-24`: that day of the winter that begins this
year. The table `earlier` holds what the page said before.
"""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.html import format_html

from clinic.library.models import Picture
from clinic.publishing.models import Page, Reference
from clinic.richtext.fields import RichTextField

from . import pictures

CONTENT = Path(__file__).parent / "content"


def slugs(folder: str) -> list[str]:
    return sorted(path.stem for path in (CONTENT / folder).glob("*.toml"))


def write(model: type[Page], file: str, owner: User) -> Any:
    """Saves a page as its file says it was first, all but its links to other pages: those may not be written yet."""
    values, _, rows = _sorted(model, _first(file))
    for name in values.keys() & {"hero", "photo"}:
        values[name] = pictures.keep(values[name], owner)
    page = model(slug=Path(file).name, owner=owner, **values)
    page.save()
    _own(page, rows)
    return page


def link(page: Page, file: str) -> None:
    """Adds the links to other pages, once all are written; those in the text too."""
    values, links, _ = _sorted(type(page), _first(file))
    _say(page, {name: value for name, value in values.items() if _is_rich(page, name)})
    for name, wanted in links.items():
        targets = page._meta.get_field(name).related_model.objects.filter(slug__in=wanted)  # type: ignore[union-attr]
        if targets.count() != len(wanted):
            raise ValueError(f"{file}: {name} names a page that there is not: {wanted}")
        getattr(page, name).set(targets)


def revise(page: Page, file: str) -> bool:
    """Gives the page the text that its file says it has now. Tells whether it had another."""
    told = _told(file)
    values, _, rows = _sorted(type(page), {name: told[name] for name in told.get("earlier", {})})
    for name in rows:
        getattr(page, name).all().delete()
    _own(page, rows)
    _say(page, values)
    return bool(values or rows)


def read_sources(page: Page, day: date) -> bool:
    """Sets when the sources that may change were read. Tells whether it has any.

    The files say when they were really read; in the story that the demonstration tells, it was before each signature.
    """
    return bool(Reference.objects.filter(page=page, accessed_on__isnull=False).update(accessed_on=day))


def _told(file: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / f"{file}.toml").read_text(encoding="utf-8"))


def _first(file: str) -> dict[str, Any]:
    told = _told(file)
    earlier = told.pop("earlier", {})
    return told | earlier


def _sorted(
    model: type[Page], told: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, list[str]], dict[str, list[Any]]]:
    values, links, rows = {}, {}, {}
    for name, value in told.items():
        field = model._meta.get_field(name)
        if field.many_to_many:
            links[name] = value
        elif field.one_to_many:
            rows[name] = value
        else:
            values[name] = _plain(field, value)
    return values, links, rows


def _own(page: Page, rows: dict[str, list[Any]]) -> None:
    for name, tables in rows.items():
        owned = getattr(page, name)
        for position, table in enumerate(tables, 1):
            owned.create(position=position, **{key: _value(owned.model, key, value) for key, value in table.items()})


def _say(page: Page, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(page, name, _resolved(page, value) if _is_rich(page, name) else value)
    page.save()


def _is_rich(page: Page, name: str) -> bool:
    return isinstance(page._meta.get_field(name), RichTextField)


def _value(model: Any, name: str, value: Any) -> Any:
    field = model._meta.get_field(name)
    return field.related_model.objects.get(slug=value) if field.is_relation else _plain(field, value)


def _plain(field: Any, value: Any) -> Any:
    told = isinstance(field, models.DateField) and isinstance(value, str)
    return _day(value, timezone.localdate()) if told else value


def _day(told: str, today: date) -> date:
    if ago := re.fullmatch(r"(\d+) days ago", told):
        return today - timedelta(days=int(ago[1]))
    month, day = map(int, told.split("-"))
    return date(today.year if month > 6 else today.year + 1, month, day)


def _resolved(page: Any, html: str) -> str:
    rows = list(page.references.all()) if "references" not in page.not_content else []
    html = re.sub(r'"reference:(\d+)"', lambda found: f'"reference:{rows[int(found[1]) - 1].uuid}"', html)
    html = re.sub(r'"page:([a-z0-9-]+)"', lambda found: f'"page:{Page.objects.get(slug=found[1]).uuid}"', html)
    return re.sub(r"\{\{picture ([a-z-]+)\}\}", lambda found: _figure(pictures.keep(found[1], page.owner)), html)


def _figure(picture: Picture) -> str:
    image = format_html(
        '<img alt="{}" height="{}" src="{}" width="{}">', picture.alt, picture.height, picture.url, picture.width
    )
    return format_html('<figure class="picture">{}\n<figcaption>{}</figcaption>\n</figure>', image, picture.caption)
