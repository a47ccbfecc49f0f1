import pytest
from django.db import connection

from tests.plans import Plan

from .clinic import ARTICLES, clinic_of

# Of one question: rows of tables and indexes that were looked at, and pages of 8 kB.
ROWS, BLOCKS = 500, 1_000


@pytest.fixture(scope="package", autouse=True)
def loaded(django_db_setup, django_db_blocker):
    with clinic_of(ARTICLES, django_db_blocker):
        yield


@pytest.fixture
def growing():
    """The tables that grow with the articles."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= %s", [ARTICLES])
        return {name for (name,) in cursor.fetchall()}


@pytest.fixture
def judged(growing):
    """The plans that read more than they may."""

    def _judged(plans: list[Plan], rows: int = ROWS, blocks: int = BLOCKS) -> list[Plan]:
        return [plan for plan in plans if growing & set(plan.scanned) or plan.rows > rows or plan.blocks > blocks]

    return _judged
