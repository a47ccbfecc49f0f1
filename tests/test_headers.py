"""The headers that keep a browser safe, at every address that there is: a new one must be given a sample here."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import get_resolver

from clinic.publishing.models import Licence
from clinic.publishing.preview import preview_url
from clinic.richtext.fields import RichTextField
from clinic.sitemap import PART
from tests.factories import latest, make_picture
from tests.small_site import build

pytestmark = pytest.mark.usefixtures("staff")
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
)
STRICT += "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
EDITOR = STRICT.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
EDITOR = EDITOR.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
EDITOR = EDITOR.replace("img-src 'self'", "img-src 'self' data:")
FILE = "default-src 'none'; sandbox"


def patterns(resolver, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        whole = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern, whole)
        else:
            yield whole


@pytest.fixture
def addresses(superuser):
    """Every pattern of the site with addresses that it answers."""
    site, picture = build(), make_picture()
    objects = {page._meta.label_lower: page for page in site.pages} | {
        "publishing.licence": Licence.objects.first(),
        "auth.user": superuser,
        "auth.group": superuser.groups.model.objects.first(),
        "library.picture": picture,
    }
    media = f"media/pictures/{picture.sha256}"
    samples = {
        "media/pictures/<digest:sha256>.<extension:extension>": [
            f"{media}.{picture.extension}",
            f"media/pictures/{'0' * 64}.png",
        ],
        "media/pictures/<digest:sha256>/<width:width>w.webp": [f"{media}/64w.webp", f"{media}/320w.webp"],
        "preview/<str:token>/": [preview_url(latest(site.article))[1:], "preview/no-such-token/"],
        "admin/r/<path:content_type_id>/<path:object_id>/": ["admin/r/1/1/"],
        "admin/desk/<slug:name>/": ["admin/desk/scheduled/", "admin/desk/nothing/"],
        "admin/as-of/<str:instant>/": ["admin/as-of/2030-06-03T12:00/", "admin/as-of/never/"],
        "admin/as-of/<str:instant>/<path:path>": ["admin/as-of/2030-06-03T12:00/articles/five-treatments/"],
        "admin/auth/user/<id>/password/": [f"admin/auth/user/{superuser.pk}/password/"],
        "sitemap/<part:number>.xml": [
            f"sitemap/{site.article.pk // PART}.xml",
            "sitemap/999.xml",
        ],
        r"^(?P<path>.+[^/])$": ["articles/five-treatments", "articles", "no-such-page"],
        r"admin/(?P<url>.*)$": ["admin/no-such-page/"],
    }

    def answered(pattern: str) -> list[str]:
        if pattern in samples:
            return samples[pattern]
        if pattern.startswith("admin/^(?P<app_label>"):
            return ["admin/articles/"]
        if pattern.startswith("admin/") and "<" in pattern:
            _, app, model, *_ = pattern.split("/")
            key = str(objects[f"{app}.{model}"].pk)
            for part in ("<path:object_id>", "<int:pk>"):
                pattern = pattern.replace(part, key)
            return [pattern.replace("<slug:name>", name) for name in ("publish", "sign", "trash")]
        if "<slug:slug>" in pattern:
            folder = pattern.partition("/")[0]
            live = [
                page.get_absolute_url()[1:] for page in site.pages if page.get_absolute_url().startswith(f"/{folder}/")
            ]
            return [*live, pattern.replace("<slug:slug>", "never-there")]
        assert "<" not in pattern, f"give {pattern} a sample"
        return [pattern]

    return {pattern: answered(pattern) for pattern in patterns(get_resolver())}


def expected(pattern: str, types: set[str]) -> str:
    if pattern.startswith("media/"):
        return FILE
    parts = pattern.split("/")
    is_form = pattern.startswith("admin/") and parts[-2] in {"add", "change"}
    return EDITOR if is_form and ".".join(parts[1:3]) in types else STRICT


def policy(response) -> str:
    return "; ".join(sorted(response["Content-Security-Policy"].split("; ")))


def test_every_address_is_strict_and_only_a_form_with_the_editor_looser(addresses, superuser, enter):
    client = enter(superuser)
    with_editor = {
        field.model._meta.label_lower
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, RichTextField)
    }
    faults = []
    for pattern, answered in addresses.items():
        wanted = "; ".join(sorted(expected(pattern, with_editor).split("; ")))
        for address in answered:
            response = client.get(f"/{address}")
            response.getvalue()  # read to its end, as a browser does
            if response.status_code == 404 and pattern.startswith("media/"):
                wanted = "; ".join(sorted(STRICT.split("; ")))
            if policy(response) != wanted or response["X-Content-Type-Options"] != "nosniff":
                faults.append((address, response.status_code, policy(response)))
    assert faults == []
    assert len(with_editor) == 5


def test_no_address_may_be_framed_or_tells_where_a_reader_came_from(addresses, visitor):
    for answered in addresses.values():
        for address in answered:
            response = visitor.get(f"/{address}")
            response.getvalue()  # read to its end, as a browser does
            assert response["Referrer-Policy"] in {"same-origin", "no-referrer"}, address
            assert response["X-Frame-Options"] == "DENY", address


def test_a_form_that_somebody_may_only_read_is_strict(addresses, reviewer, enter):
    address = addresses["admin/articles/article/<path:object_id>/change/"][0]

    response = enter(reviewer).get(f"/{address}")

    assert response.status_code == 200
    assert "unsafe-inline" not in response["Content-Security-Policy"]


def test_an_address_that_there_is_not_is_strict_too(visitor):
    response = visitor.get(f"/{uuid4()}/")

    assert (response.status_code, policy(response)) == (404, "; ".join(sorted(STRICT.split("; "))))
    assert settings.X_FRAME_OPTIONS == "DENY"
