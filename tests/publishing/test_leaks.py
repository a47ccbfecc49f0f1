"""No word of a text that is not public appears at any public address, and every one appears where it should later."""

from datetime import timedelta

import pytest

from clinic.publishing import clock
from clinic.publishing.models import Page, Placement
from clinic.sitemap import PART
from tests.factories import fresh, make_article, make_clinician, make_treatment, publish, sign, write

DAY = timedelta(days=1)
SECRET = "Zymurgy"
LISTS = ["/", "/treatments/", "/articles/", "/articles/feed/", "/topics/", "/clinicians/", "/locations/"]


@pytest.fixture
def neighbours(staff):
    """Live pages around the one that could leak: a treatment, and posts before and after it."""
    treatment = make_treatment("Nerve block", slug="nerve-block")
    publish(treatment)
    publish(make_article("Before", slug="before", described=[treatment]))
    return treatment


def make_secret(treatment, **fields):
    author = make_clinician(f"{SECRET} Writer", slug="zymurgy-writer")
    publish(author)
    fresh(author).trash(_publisher())
    secret = {"standfirst": f"{SECRET} in short.", "body": f"<p>{SECRET} text.</p>", "authors": [author]} | fields
    return make_article(f"{SECRET} and you", slug="zymurgy", described=[treatment], **secret)


def _publisher():
    from django.contrib.auth.models import User

    return User.objects.get(username="publisher")


def draft(article):
    pass


def in_review(article):
    fresh(article).request_review(article.latest, article.owner)


def signed(article):
    sign(article)


def scheduled(article):
    publish(article, at=clock.instant() + DAY)


def cancelled(article):
    schedule = publish(article, at=clock.instant() + DAY)
    fresh(article).cancel(schedule, _publisher())


def expired(article):
    publish(article)
    fresh(article).expire(_publisher())


def withdrawn(article):
    publish(article)
    fresh(article).withdraw(_publisher(), "Out of date.")


def gone(article):
    publish(article)
    fresh(article).retract(_publisher(), "A dose was wrong.")


def replaced(article):
    publish(article)
    fresh(article).retract(_publisher(), "Replaced.", replaced_by=Page.objects.get(slug="before"))


def moved_and_trashed(article):
    publish(article)
    fresh(article).move("zymurgy-elsewhere", _publisher())
    fresh(article).trash(_publisher())


def trashed(article):
    fresh(article).trash(article.owner)


def newer_draft(article):
    """A live page whose newer working copy is the secret."""
    write(article, slug="harmless", title="Harmless", body="<p>Harmless.</p>", standfirst="Harmless.")
    article.described.all().update(heading="Harmless", text="Harmless.")
    fresh(article).save_revision(by=article.owner)
    publish(article)
    write(
        article,
        slug="zymurgy",
        title=f"{SECRET} and you",
        body=f"<p>{SECRET} text.</p>",
        standfirst=f"{SECRET} in short.",
    )


STATES = [
    draft,
    in_review,
    signed,
    scheduled,
    cancelled,
    expired,
    withdrawn,
    gone,
    replaced,
    moved_and_trashed,
    trashed,
    newer_draft,
]


def public_addresses():
    """Every list, and every address that any page of any state could have."""
    own = {page.get_absolute_url() for page in Page.objects.all()} | {span.path for span in Placement.objects.all()}
    parts = {f"/sitemap/{key // PART}.xml" for key in Page.objects.values_list("pk", flat=True)}
    return [*LISTS, "/articles/?page=1", "/articles/nothing-here/", "/sitemap.xml", *sorted(parts | own)]


def told(visitor):
    """The addresses whose answer, headers included, contains the secret."""
    answers = {path: visitor.get(path) for path in public_addresses()}
    return [
        path
        for path, answer in answers.items()
        if SECRET.lower() in f"{answer.content.decode()} {answer.headers}".lower()
    ]


@pytest.mark.parametrize("state", STATES)
def test_nothing_leaks(neighbours, visitor, state):
    article = make_secret(neighbours)
    state(article)
    publish(make_article("After", slug="after", described=[neighbours]))

    readable = ["/articles/zymurgy/"] if state is withdrawn else []
    assert told(visitor) == readable


def test_it_would_have_been_seen(neighbours, visitor):
    placement = publish(make_secret(neighbours))
    publish(make_article("After", slug="after", described=[neighbours]))

    assert told(visitor) == [
        "/",
        "/articles/",
        "/articles/feed/",
        "/articles/?page=1",
        "/articles/after/",
        "/articles/before/",
        "/articles/zymurgy/",
        f"/sitemap/{placement.page_id // PART}.xml",
        "/treatments/nerve-block/",
    ]


def test_a_described_treatment_that_was_withdrawn_is_plain_text(neighbours, visitor):
    fresh(neighbours).withdraw(_publisher(), "Under review.")

    page = visitor.get("/articles/before/").content.decode()
    assert "Nerve block" in page
    assert "/treatments/nerve-block/" not in page
    assert "nerve-block" not in visitor.get("/treatments/").content.decode()
