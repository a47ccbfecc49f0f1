"""How many questions a public page asks of the database: few, and as many for thirty rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_article, make_clinician, make_treatment, publish

LIMITS = {"/": 7, "/treatments/": 5, "/articles/": 6, "/articles/subject/": 9, "/treatments/treatment/": 8}


def count(visitor, path):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = visitor.get(path)
    assert response.status_code == 200
    return len(queries)


@pytest.fixture
def clinic(staff, reviewer):
    """Makes a clinic whose lists, descriptions, authors and references have so many rows each."""
    reviewer.licence.profile = make_clinician()
    publish(reviewer.licence.profile)
    reviewer.licence.save()

    def make(rows):
        treatments = [make_treatment(slug="treatment"), *(make_treatment() for _ in range(rows - 1))]
        authors = [make_clinician() for _ in range(rows)]
        for page in [*treatments, *authors]:
            publish(page)
        publish(make_article(slug="earlier", described=treatments))
        publish(make_article(slug="subject", described=treatments, authors=authors))
        for _ in range(rows):
            publish(make_article(described=treatments[:1]))

    return make


@pytest.mark.parametrize("path", LIMITS)
def test_a_page_asks_few_questions(clinic, visitor, path):
    clinic(2)

    assert count(visitor, path) <= LIMITS[path]


@pytest.mark.parametrize("path", LIMITS)
def test_thirty_rows_ask_no_more_than_one(clinic, visitor, path):
    clinic(1)
    one = count(visitor, path)
    thirty = [make_treatment() for _ in range(30)]
    for treatment in thirty:
        publish(treatment)
    for _ in range(30):
        publish(make_article(described=thirty))
    from treatments.models import Treatment

    first = Treatment.objects.get(slug="treatment")
    article = make_article(slug="wide", described=[first, *thirty])
    publish(article)
    path = path.replace("subject", "wide")

    assert count(visitor, path) == one
