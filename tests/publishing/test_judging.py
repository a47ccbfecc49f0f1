"""What the checks find decides what may be published, and stays with the placement."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.publishing.errors import PublishingError
from clinic.publishing.models import Scope
from tests.factories import (
    fresh,
    latest,
    make_article,
    make_info,
    make_picture,
    make_practice,
    make_treatment,
    publish,
    sign,
    write,
)

NOON = datetime(2090, 7, 1, 16, tzinfo=UTC)
CURE = "claims.absolute: cure"
WHY = "It is a quotation that the next sentence puts right."
MOST = 25  # queries of a publication


def signed(page, reviewer, reasons=None, **fields):
    revision = write(page, **fields)
    fresh(page).approve(revision, reviewer, Scope.PAGE, "I have read it.", reasons=reasons)
    return revision


def stored(placement):
    placement.refresh_from_db()
    return [(one["check"], one["quote"], one["reason"]) for one in placement.findings]


def test_what_blocks_is_listed_in_words_and_nothing_is_published(article, reviewer, publisher):
    revision = signed(article, reviewer, body="<h3>Deep</h3><p>MRN 12345</p>")

    with pytest.raises(PublishingError) as refused:
        fresh(article).publish(revision, publisher)

    assert str(refused.value) == (
        "This text cannot be published as it is. Body: “MRN 12345”. This could tell who a patient is. Take it out. "
        "Body: “Deep”. The headings of this text begin at level 2, and this one is of level 3. Change it to 2."
    )
    assert not article.placements.exists()


def test_a_save_is_never_stopped(article):
    assert write(article, body="<p>MRN 12345, a cure</p>").number == 2


def test_what_needs_a_reason_is_refused_without_one(article, reviewer, publisher):
    revision = signed(article, reviewer, body="<p>A cure.</p>")

    with pytest.raises(PublishingError, match=r"Body: “cure”\. .* the reviewer says, with the signature, why it may"):
        fresh(article).publish(revision, publisher, reasons={CURE: WHY})


def test_a_reason_given_with_the_signature_stays_with_the_placement(article, reviewer, publisher):
    revision = signed(article, reviewer, {CURE: WHY}, body="<p>A proven cure.</p>")

    placement = fresh(article).publish(revision, publisher)

    assert stored(placement) == [("claims.absolute", "cure", WHY), ("claims.soft", "proven", "")]


def test_a_reason_for_other_words_or_an_empty_one_is_none(article, reviewer, publisher):
    for reasons in ({"claims.absolute: guarantee": WHY}, {CURE: "  "}):
        revision = signed(article, reviewer, reasons, body=f"<p>A cure.</p><p>{len(reasons)}{reasons}</p>")

        with pytest.raises(PublishingError, match="“cure”"):
            fresh(article).publish(revision, publisher)


def test_the_newest_signature_counts(article, reviewer, second_reviewer, publisher):
    publish(article)
    revision = signed(article, reviewer, {CURE: WHY}, body="<p>A cure.</p>")
    fresh(article).request_changes(revision, second_reviewer, "Is this so?")
    fresh(article).approve(revision, second_reviewer, Scope.PAGE, "I have read it.")

    with pytest.raises(PublishingError, match="“cure”"):
        fresh(article).publish(revision, publisher)


def test_the_publisher_gives_the_reason_where_nobody_signs(staff, publisher):
    page = make_info(body="<p>A cure.</p>")

    placement = fresh(page).publish(latest(page), publisher, reasons={CURE: WHY})

    assert stored(placement) == [("claims.absolute", "cure", WHY)]


def test_in_a_solo_practice_the_publisher_gives_the_reason(article, publisher, administrator):
    publish(make_practice(solo=True, by=administrator))
    revision = write(article, body="<p>A cure.</p>")

    placement = fresh(article).publish(revision, publisher, reasons={CURE: WHY})

    assert stored(placement) == [("claims.absolute", "cure", WHY)]


def test_a_text_is_judged_at_the_instant_when_it_is_live(treatment, publisher):
    publish(treatment, until=NOON)
    page = make_article(described=[treatment])
    sign(page)

    with pytest.raises(PublishingError, match=r"Not live on July 1, 2090, noon EDT: Nerve block\."):
        fresh(page).publish(latest(page), publisher, at=NOON)

    assert fresh(page).publish(latest(page), publisher, at=NOON - timedelta(seconds=1)).pk


def test_the_clinics_own_words_and_numbers_are_known(article, reviewer, publisher, administrator):
    practice = make_practice(absolute_claims="no more shots", by=administrator)
    practice.phones.create(label="Desk", number="(212) 555-0142")
    practice.save_revision(by=administrator)
    publish(practice)
    revision = signed(
        article, reviewer, {"claims.absolute: no more shots": WHY}, body="<p>212-555-0142: no more shots</p>"
    )

    placement = fresh(article).publish(revision, publisher)

    assert stored(placement) == [("claims.absolute", "no more shots", WHY)]


def test_the_abbreviation_of_a_live_treatment_is_explained(article, reviewer, publisher):
    publish(make_treatment("Facet Joint Injection", abbreviation="FJI"))
    revision = signed(article, reviewer, body="<p>An FJI may help.</p>")

    with pytest.raises(PublishingError, match=r"write: Facet Joint Injection \(FJI\)"):
        fresh(article).publish(revision, publisher)


def test_only_what_the_library_calls_decoration_may_be_silent(article, reviewer, publisher):
    line, spine = make_picture("", is_decorative=True), make_picture("A spine.")
    revision = signed(article, reviewer, body=f'<p><img alt="" src="{line.url}"></p>')
    assert fresh(article).publish(revision, publisher).findings == []
    revision = signed(article, reviewer, body=f'<p><img alt="" src="{spine.url}"></p>')

    with pytest.raises(PublishingError, match="A picture has no alternative text"):
        fresh(article).publish(revision, publisher)


def test_a_new_end_and_a_new_address_keep_what_was_found(article, reviewer, publisher):
    first = signed(article, reviewer, {CURE: WHY}, body="<p>A cure.</p>")
    fresh(article).publish(first, publisher)
    second = signed(article, reviewer, body="<p>World-class.</p>")
    fresh(article).publish(second, publisher, at=NOON)

    ended = fresh(article).set_expiry(publisher, NOON + timedelta(days=1))
    moved = fresh(article).move("elsewhere", publisher)

    [scheduled] = article.placements.scheduled(moved.start)
    assert stored(ended) == stored(moved) == [("claims.absolute", "cure", WHY)]
    assert stored(scheduled) == [("claims.soft", "World-class", "")]


def test_a_publication_takes_few_queries_whatever_it_names(staff, publisher):
    described = [make_treatment(f"Block {number}", abbreviation=f"BL{number}A") for number in range(5)]
    for treatment in described:
        publish(treatment)
    links = "".join(f'<p>See <a href="page:{one.uuid}">the page of {one.title}</a>.</p>' for one in described)
    page = make_article(body=f'{links}<p><img alt="" src="{make_picture("", is_decorative=True).url}"></p>')
    publish(page)
    for treatment in described:
        fresh(page).described.create(treatment=treatment, heading=treatment.title, text="A risk.")
    revision = write(page, standfirst="Anew.")
    sign(page, revision=revision)
    page = fresh(page)

    with CaptureQueriesContext(connection) as queries:
        page.publish(revision, publisher)

    assert len(queries) <= MOST
