import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command

from clinic.demonstration.backends import PASSWORD
from clinic.publishing import clock
from clinic.publishing.models import Page, Placement, Revision
from tests.factories import make_user


@pytest.fixture
def demo(db):
    call_command("demo", verbosity=0)


def live(kind):
    return Placement.objects.live(clock.instant()).filter(type=kind)


def test_it_is_safe_to_load_twice(demo):
    before = (Page.objects.count(), Revision.objects.count(), Placement.objects.count(), User.objects.count())

    call_command("demo", verbosity=0)

    after = (Page.objects.count(), Revision.objects.count(), Placement.objects.count(), User.objects.count())
    assert after == before


def test_it_has_five_treatments_and_articles_over_three_years(demo):
    assert live("treatments.treatment").count() == 5
    articles = live("articles.article").newest_first()
    assert articles.count() >= 6
    assert (articles[0].first_live_at - articles.reverse()[0].first_live_at).days > 2 * 365


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
    moved = visitor.get("/articles/getting-ready-for-your-procedure/")

    assert Placement.objects.scheduled(now).get().title == "Sleep and Back Pain: Positions That May Help"
    assert Page.objects.get(slug="heat-or-cold-for-back-pain").latest.newest_event.kind == "requested"
    assert "This page is withdrawn" in visitor.get("/articles/bed-rest-for-back-pain/").content.decode()
    assert (moved.status_code, moved["Location"]) == (301, "/articles/preparing-for-a-spine-procedure/")


def test_nobody_signed_what_they_wrote(demo):
    for revision in Revision.objects.filter(events__kind="approved"):
        event = revision.events.get(kind="approved")
        assert event.by != revision.by
        assert not revision.links.filter(role="author", target=event.profile).exists()


def test_its_staff_enter_only_on_a_developers_machine(demo, settings):
    settings.DEBUG = True
    assert authenticate(username="author", password=PASSWORD).username == "author"

    settings.DEBUG = False
    assert authenticate(username="author", password=PASSWORD) is None


def test_its_password_opens_no_other_account(demo, settings, superuser):
    settings.DEBUG = True
    real = make_user("real", email="real@demonstration.example")
    real.set_password("a long password")
    real.save()

    assert [authenticate(username=name, password=PASSWORD) for name in ("superuser", "real")] == [None, None]
