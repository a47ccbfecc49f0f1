import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction

from clinic.demonstration.backends import PASSWORD
from clinic.practice.checks import required_pages_are_live
from clinic.publishing import clock
from clinic.publishing.models import Page, Placement, ReviewEvent, Revision
from clinic.publishing.models.kinds import SIGNATURES
from tests.factories import make_user


@pytest.fixture
def demo(loaded):
    """As it was loaded: what a test does to it is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


UNDER_WAY = {
    "heat-or-cold-for-back-pain": "requested",
    "massage-for-back-pain": "changes requested",
    "driving-after-an-injection": "approved",
    "working-at-a-desk": None,
    "walking-for-back-pain": None,
}
ANSWERS = {
    "walking-for-back-pain": 200,
    "bed-rest-for-back-pain": 200,
    "getting-ready-for-your-procedure": 301,
    "do-i-need-an-mri": 301,
    "working-at-a-desk": 404,
    "spring-newsletter": 404,
    "sleep-and-back-pain": 404,
    "winter-holiday-hours": 410,
    "inversion-tables-for-back-pain": 410,
}


def live_types():
    return sorted(set(Placement.objects.values_list("type", flat=True)))


def live(kind):
    return Placement.objects.live(clock.instant()).filter(type=kind)


def test_it_is_safe_to_load_twice(demo):
    before = (Page.objects.count(), Revision.objects.count(), Placement.objects.count(), User.objects.count())

    call_command("demo", verbosity=0)

    after = (Page.objects.count(), Revision.objects.count(), Placement.objects.count(), User.objects.count())
    assert after == before


def test_it_has_every_kind_of_page_and_articles_over_three_years(demo):
    counted = {kind: live(kind).count() for kind in live_types()}
    articles = live("articles.article").newest_first()

    assert counted == {
        "articles.article": 12,
        "practice.clinician": 3,
        "practice.infopage": 5,
        "practice.location": 2,
        "practice.practice": 1,
        "topics.topic": 9,
        "treatments.treatment": 8,
    }
    assert (articles[0].first_live_at - articles.reverse()[0].first_live_at).days > 2 * 365


def test_no_required_page_is_missing(demo):
    assert required_pages_are_live(databases=["default"]) == []


def test_the_article_of_five_treatments_describes_them_in_order(demo, visitor):
    page = visitor.get("/articles/5-interventional-back-pain-treatments/")

    assert [treatment.title for _, treatment in page.context["described"]] == [
        "Epidural Steroid Injection (ESI)",
        "Facet Joint Injection",
        "Radiofrequency Ablation (RFA)",
        "Spinal Cord Stimulation (SCS)",
        "Nerve Block",
    ]
    assert page.context["previous"].title == "Maintaining Spinal Health as You Age"
    assert page.context["next"].title == "Living With a Spinal Cord Stimulator: Everyday Questions"


def test_it_shows_every_way_a_page_can_stand(demo, visitor):
    now = clock.instant()
    newest = {page.slug: page.latest.newest_event for page in Page.objects.filter(slug__in=UNDER_WAY)}
    answers = {slug: visitor.get(f"/articles/{slug}/").status_code for slug in ANSWERS}

    assert sorted(placement.title for placement in Placement.objects.scheduled(now)) == [
        "Physical Therapy for Back Pain",
        "Sleep and Back Pain: Positions That May Help",
    ]
    assert {slug: event and event.kind for slug, event in newest.items()} == UNDER_WAY
    assert answers == ANSWERS
    assert "This page is withdrawn" in visitor.get("/articles/bed-rest-for-back-pain/").content.decode()
    assert visitor.get("/articles/getting-ready-for-your-procedure/")["Location"] == (
        "/articles/preparing-for-a-spine-procedure/"
    )
    assert visitor.get("/articles/do-i-need-an-mri/")["Location"] == "/articles/do-i-need-a-scan/"
    assert Page.objects.get(slug="spring-newsletter").trashed_at
    assert live("articles.article").get(page__slug="our-riverside-office-is-open").until


def test_it_shows_reviews_that_are_current_due_and_long_overdue(demo, visitor):
    def review(slug):
        return visitor.get(f"/articles/{slug}/").context["review"]

    standing = [
        (review(slug).is_due, review(slug).is_long_overdue)
        for slug in ("back-pain-warning-signs", "understanding-sciatica", "back-in-the-garden")
    ]

    assert standing == [(False, False), (True, False), (True, True)]
    assert visitor.get("/articles/back-in-the-garden/").context["content"].is_story  # so no advice hangs on it


def test_nobody_signed_what_they_wrote(demo):
    for event in ReviewEvent.objects.filter(kind__in=SIGNATURES).select_related("revision"):
        revision = event.revision
        assert event.by != revision.by
        assert not revision.links.filter(role="author", target=event.profile).exists()


def test_its_staff_enter_only_on_a_developers_machine(demo, settings):
    settings.DEBUG = True
    assert authenticate(username="author", password=PASSWORD).username == "author"

    settings.DEBUG = False
    assert authenticate(username="author", password=PASSWORD) is None


def test_its_password_opens_no_other_account(demo, settings):
    settings.DEBUG = True
    make_user("superuser", is_superuser=True)
    real = make_user("real", email="real@demonstration.example")
    real.set_password("a long password")
    real.save()

    assert [authenticate(username=name, password=PASSWORD) for name in ("superuser", "real")] == [None, None]
