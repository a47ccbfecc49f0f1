"""Makes working copies from the files in content/: the keys are the fields, tables the rows, slugs the other pages.

In rich text `reference:2` cites the second reference, `page:slug` links to a page, and a line `{{picture name}}` is a
drawing with its caption.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.utils.html import format_html

from clinic.library.models import Picture
from clinic.publishing.models import Page
from clinic.richtext.fields import RichTextField

from . import pictures

CONTENT = Path(__file__).parent / "content"


def slugs(folder: str) -> list[str]:
    return sorted(path.stem for path in (CONTENT / folder).glob("*.toml"))


def write(model: type[Page], file: str, owner: User) -> Any:
    """Saves a page as its file says it, all but its links to other pages: those may not be written yet."""
    values, _, rows = _sorted(model, file)
    for name in values.keys() & {"hero", "photo"}:
        values[name] = pictures.keep(values[name], owner)
    page = model(slug=Path(file).name, owner=owner, **values)
    page.save()
    for name, tables in rows.items():
        owned = getattr(page, name)
        for position, table in enumerate(tables, 1):
            owned.create(position=position, **{key: _value(owned.model, key, value) for key, value in table.items()})
    return page


def link(page: Page, file: str) -> None:
    """Adds the links to other pages, once all are written; those in the text too."""
    values, links, _ = _sorted(type(page), file)
    for name, value in values.items():
        if isinstance(page._meta.get_field(name), RichTextField):
            setattr(page, name, _resolved(page, value))
    page.save()
    for name, wanted in links.items():
        targets = page._meta.get_field(name).related_model.objects.filter(slug__in=wanted)  # type: ignore[union-attr]
        if targets.count() != len(wanted):
            raise ValueError(f"{file}: {name} names a page that there is not: {wanted}")
        getattr(page, name).set(targets)


def _sorted(model: type[Page], file: str) -> tuple[dict[str, Any], dict[str, list[str]], dict[str, list[Any]]]:
    values, links, rows = {}, {}, {}
    for name, value in tomllib.loads((CONTENT / f"{file}.toml").read_text(encoding="utf-8")).items():
        field = model._meta.get_field(name)
        if field.many_to_many:
            links[name] = value
        elif field.one_to_many:
            rows[name] = value
        else:
            values[name] = value
    return values, links, rows


def _value(model: Any, name: str, value: Any) -> Any:
    field = model._meta.get_field(name)
    return field.related_model.objects.get(slug=value) if field.is_relation else value


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
