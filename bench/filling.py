"""Fills an empty database with a clinic of many articles, published over the years."""

from contextlib import closing
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import connection
from psycopg2.extensions import set_wait_callback

from articles.models import Article
from clinic.demonstration import reading
from clinic.demonstration.staff import hire
from clinic.practice.models import Clinician, InfoPage, Location, Practice
from clinic.publishing import clock
from clinic.publishing.models import Licence, Link, Mention, Page, Placement, ReviewEvent, Revision
from clinic.publishing.reconstruct import Span, reconstruct
from clinic.topics.models import Topic
from treatments.models import Treatment

from . import copying, scratch
from .checks import verify
from .lives import Fate
from .pages import KEYED, Subject, Writer
from .texts import Texts, templates

SEED = 20_240_229
YEARS = timedelta(days=12 * 365)
POOLS: dict[type[Page], int] = {Clinician: 6, Topic: 15, Treatment: 40}
BATCH = 500
COUNTED = (Page, Revision, Link, ReviewEvent, Placement, Mention)


def fill(articles: int) -> None:
    """Writes the clinic and so many articles. The same number gives the same texts, counted back from now."""
    scratch.require_own()
    set_wait_callback(None)  # with which a process that answered readers could not COPY: see pagecache/patience.py
    staff, now = hire(), clock.instant()
    author, publisher = staff["author"], staff["publisher"]
    write_frame(author, publisher, now - YEARS)
    writer, texts = Writer(author, publisher, now), Texts(templates(author), SEED)
    with copying.without_triggers(), closing(writer.rows):
        write_pools(writer, texts, now - YEARS)
        write_articles(writer, texts, now, articles)
        copying.write_mentions()
        copying.write_words()
        copying.write_notes()
    copying.set_sequences(KEYED)
    analyze()
    verify()


def write_frame(author: User, publisher: User, opened: datetime) -> None:
    """What stands around every page: few pages, so they come through the models."""
    places = [(Location, f"locations/{slug}") for slug in reading.slugs("locations")]
    info = [(InfoPage, f"info/{slug}") for slug in reading.slugs("info")]
    for model, file in [(Practice, "practice"), *places, *info]:
        page = reading.write(model, file, author)
        revision = page.save_revision(by=author)
        reconstruct(page, [Span(revision, opened, page.get_absolute_url())], publisher)


def write_pools(writer: Writer, texts: Texts, opened: datetime) -> None:
    """The pages that articles name."""
    for model, count in POOLS.items():
        uuids = [writer.announce(texts.words.uuid()) for _ in range(count)]
        texts.offer(model, uuids)
        for number, uuid in enumerate(uuids):
            writer.add(Subject(model, number, uuid, texts.write(model, number), opened))
        writer.rows.copy()
        if model is Clinician:
            writer.rows.wait()
            writer.licences = license_clinicians()


def license_clinicians() -> list[Licence]:
    licences = list(Licence.objects.order_by("pk"))
    for licence in licences:
        licence.profile = Page.objects.get(title=licence.name, type=Clinician._meta.label_lower)
        licence.save()
    return licences


def write_articles(writer: Writer, texts: Texts, now: datetime, count: int) -> None:
    replacement = None
    for number in range(count):
        uuid, first = writer.announce(texts.words.uuid()), now - YEARS * (count - number) / (count + 1)
        subject = Subject(Article, number, uuid, texts.write(Article, number), first, Fate.of(number))
        writer.add(subject, replacement)
        replacement = writer.pks[uuid] if subject.fate == Fate.LIVE else replacement
        if number % BATCH == BATCH - 1:
            writer.rows.copy()
    writer.rows.copy()
    writer.rows.wait()


def analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in (Article, Treatment, *COUNTED)}
