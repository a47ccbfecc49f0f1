"""Whatever is typed or forged in a save that is allowed: it is refused in words, or it changes this page alone and can
be read.
"""

from random import Random
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import connection, transaction

from clinic.publishing.models import Page, Revision, Row
from clinic.publishing.preview import preview_url
from tests import forms, small_site
from tests.digest import changed, digest
from tests.factories import latest
from tests.hostile import URLENCODED, VALUES

KINDS = ["practice", "location", "info", "clinician", "topic", "epidural", "article", "news"]
TRIES = 30
ROW_TABLES = {model._meta.db_table for model in apps.get_models() if issubclass(model, Row)}
SMALL = [b"0", b"1", b"2", b"3", b"on"]  # of what counts and numbers rows


def of_others(page):
    """Everything that is stored of the other pages."""
    rows = [model for model in apps.get_models() if issubclass(model, Row)]
    parents = {model: next(field.attname for field in model._meta.fields if field.many_to_one) for model in rows}
    return [
        *(list(model.objects.exclude(**{parents[model]: page.pk}).order_by("pk").values()) for model in rows),
        list(Revision.objects.exclude(page=page.pk).order_by("pk").values()),
        list(Page.objects.exclude(pk=page.pk).order_by("pk").values()),
    ]


def oddly(random, opened):
    """The form with a few odd values: typed where one types, and forged in what counts the rows."""
    names = random.sample(sorted(opened.keys() - {"seen", "csrfmiddlewaretoken"}), k=random.randint(1, 3))
    return opened | {name: random.choice(SMALL if random.random() < 0.2 else VALUES) for name in names}


@pytest.fixture
def site(staff):
    site = small_site.build()
    connection.check_constraints()  # what waits for the end of a transaction is done before anything is compared
    return site


@pytest.mark.parametrize("kind", KINDS)
def test_an_odd_save_is_refused_or_changes_this_page_alone_and_can_be_read(site, author, enter, visitor, kind):
    page, client, random = getattr(site, kind), enter(author), Random(kind)  # noqa: S311
    opened, others, before = forms.opened(client, page), of_others(page), digest()
    own = {table for table in before if table in ROW_TABLES or table.startswith(page._meta.db_table)}
    tables = ("page", "revision", "wording", "link", "pictureuse")
    own |= {"django_admin_log", *(f"publishing_{name}" for name in tables)}
    answered = []

    for _ in range(TRIES):
        with transaction.atomic():
            body = urlencode(oddly(random, opened), doseq=True)
            answered.append(client.generic("POST", forms.address(page), body, URLENCODED).status_code)
            connection.check_constraints()
            if answered[-1] == 302:
                assert changed(before) <= own
                assert of_others(page) == others
                assert visitor.get(preview_url(latest(page))).status_code == 200
                assert client.get(forms.address(page)).status_code == 200
            else:
                assert changed(before) == set()
            transaction.set_rollback(True)

    assert set(answered) == {200, 302}
