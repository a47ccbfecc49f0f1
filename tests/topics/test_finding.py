"""A patient finds treatments by condition and by body area: the list leads to topics, and topics to treatments."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from clinic.publishing import clock
from tests.factories import fresh, make_article, make_topic, make_treatment, publish, write

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


@pytest.fixture
def read(visitor):
    return lambda address: BeautifulSoup(visitor.get(address).content.decode(), "html5lib")


@pytest.fixture
def sciatica(staff):
    page = make_topic("Sciatica", slug="sciatica")
    publish(page)
    return page


@pytest.fixture
def back(staff):
    page = make_topic("Lower back", slug="lower-back", kind="body area")
    publish(page)
    return page


def links(page, selector):
    return [(link.get_text(), link["href"]) for link in page.select(f"{selector} a")]


def finders(page):
    """The list's two ways in by topic: each by its name, with the topics that it leads to."""
    navs = page.select(".finders nav:not([aria-label^=Kinds])")
    return {nav["aria-label"]: [link["href"] for link in nav.select("a")] for nav in navs}


def named_on(page):
    """What a page says is about it: the heading of each group, with the addresses below."""
    groups = page.select("section[aria-labelledby^=named-by]")
    return {group.h2.get_text(): [link["href"] for link in group.select("a")] for group in groups}


def test_a_patient_goes_from_the_list_to_a_condition_to_a_treatment_and_back_to_the_condition(sciatica, back, read):
    publish(make_treatment("Nerve block", slug="nerve-block", conditions=[sciatica], body_areas=[back]))

    assert finders(read("/treatments/")) == {
        "Conditions": ["/topics/sciatica/"],
        "Body areas": ["/topics/lower-back/"],
    }
    assert named_on(read("/topics/sciatica/")) == {"Treatments": ["/treatments/nerve-block/"]}
    assert named_on(read("/topics/lower-back/")) == {"Treatments": ["/treatments/nerve-block/"]}
    assert [link for link in links(read("/treatments/nerve-block/"), ".facts") if "/topics/" in link[1]] == [
        ("Sciatica", "/topics/sciatica/"),
        ("Lower back", "/topics/lower-back/"),
    ]


def test_the_ways_in_are_by_name_and_subjects_are_none_of_them(staff, read):
    for title, kind in (
        ("Stenosis", "condition"),
        ("Arthritis", "condition"),
        ("Neck", "body area"),
        ("Self-care", "subject"),
    ):
        publish(make_topic(title, slug=title.lower(), kind=kind))

    assert finders(read("/treatments/")) == {
        "Conditions": ["/topics/arthritis/", "/topics/stenosis/"],
        "Body areas": ["/topics/neck/"],
    }
    assert [(h2.get_text(), links(h2.parent, "")) for h2 in read("/topics/").select("main h2")] == [
        ("Conditions", [("Arthritis", "/topics/arthritis/"), ("Stenosis", "/topics/stenosis/")]),
        ("Body areas", [("Neck", "/topics/neck/")]),
        ("Subjects", [("Self-care", "/topics/self-care/")]),
    ]


def test_a_topic_leads_to_its_own_treatments_alone_the_newest_first_and_to_articles_apart(sciatica, staff, read):
    stenosis = make_topic("Stenosis", slug="stenosis")
    publish(stenosis)
    for slug, topics in (("first", [sciatica]), ("second", [sciatica, stenosis]), ("elsewhere", [stenosis])):
        publish(make_treatment(slug=slug, conditions=topics))
    publish(make_article(slug="walking", topics=[sciatica]))

    assert named_on(read("/topics/sciatica/")) == {
        "Articles": ["/articles/walking/"],
        "Treatments": ["/treatments/second/", "/treatments/first/"],
    }


def draft(page, publisher):
    pass


def scheduled(page, publisher):
    publish(page, at=clock.instant() + DAY)


def withdrawn(page, publisher):
    publish(page)
    fresh(page).withdraw(publisher, "Under review.")


def retracted(page, publisher):
    publish(page)
    fresh(page).retract(publisher, "It left out a risk.")


def trashed(page, publisher):
    publish(page)
    fresh(page).trash(publisher)


NOT_LIVE = pytest.mark.parametrize("stand", [draft, scheduled, withdrawn, retracted, trashed])
PLACES = ["/", "/treatments/", "/topics/", "/topics/sciatica/", "/topics/lower-back/", "/treatments/other/"]


@NOT_LIVE
def test_a_treatment_that_is_not_live_is_found_nowhere(sciatica, back, publisher, visitor, stand):
    hidden = make_treatment("Zymurgy", slug="zymurgy", conditions=[sciatica], body_areas=[back])
    publish(make_treatment("Other", slug="other", conditions=[sciatica], related=[hidden]))
    stand(hidden, publisher)

    told = [place for place in PLACES if "zymurgy" in visitor.get(place).content.decode().lower()]

    assert told == []


def test_a_treatment_that_is_live_would_have_been_found(sciatica, back, visitor):
    shown = make_treatment("Zymurgy", slug="zymurgy", conditions=[sciatica], body_areas=[back])
    publish(make_treatment("Other", slug="other", conditions=[sciatica], related=[shown]))
    publish(shown)

    told = [place for place in PLACES if "zymurgy" in visitor.get(place).content.decode().lower()]

    assert told == [place for place in PLACES if place != "/topics/"]


@NOT_LIVE
@pytest.mark.parametrize("kind", ["condition", "body area"])
def test_a_topic_that_is_not_live_is_found_nowhere_and_hides_no_treatment(
    sciatica, back, publisher, visitor, stand, kind
):
    hidden = make_topic("Zymurgy", slug="zymurgy", kind=kind)
    publish(make_treatment("Other", slug="other", conditions=[sciatica, hidden], body_areas=[back, hidden]))
    stand(hidden, publisher)

    told = [place for place in PLACES if "zymurgy" in visitor.get(place).content.decode().lower()]

    assert told == []
    assert "/treatments/other/" in visitor.get("/treatments/").content.decode()


def test_what_a_draft_says_it_is_for_is_not_said_until_it_is_published(sciatica, back, read):
    treatment = make_treatment(slug="nerve-block", conditions=[sciatica])
    publish(treatment)
    treatment.conditions.clear()
    treatment.body_areas.set([back])
    write(treatment)

    before = [named_on(read(f"/topics/{slug}/")) for slug in ("sciatica", "lower-back")]
    publish(treatment)
    after = [named_on(read(f"/topics/{slug}/")) for slug in ("sciatica", "lower-back")]

    found = {"Treatments": ["/treatments/nerve-block/"]}
    assert (before, after) == ([found, {}], [{}, found])


def test_the_kind_of_a_draft_topic_moves_it_to_no_other_group_until_it_is_published(sciatica, read):
    write(sciatica, kind="body area", title="Leg")
    assert finders(read("/treatments/")) == {"Conditions": ["/topics/sciatica/"]}

    publish(sciatica)
    assert finders(read("/treatments/")) == {"Body areas": ["/topics/sciatica/"]}
    assert links(read("/treatments/"), ".finders [aria-label='Body areas']") == [("Leg", "/topics/sciatica/")]


def test_a_scheduled_treatment_is_found_by_its_condition_at_its_second(sciatica, read, stopped_clock):
    at = clock.instant() + DAY
    publish(make_treatment(slug="nerve-block", conditions=[sciatica]), at=at)

    found = []
    for instant in (at - SECOND, at, at + SECOND):
        stopped_clock.stop(instant)
        found.append(named_on(read("/topics/sciatica/")))

    assert found == [{}, {"Treatments": ["/treatments/nerve-block/"]}, {"Treatments": ["/treatments/nerve-block/"]}]


def test_a_topic_that_moves_is_led_to_where_it_is(sciatica, publisher, read):
    publish(make_treatment(slug="nerve-block", conditions=[sciatica]))
    fresh(sciatica).move("leg-pain", publisher)

    assert finders(read("/treatments/")) == {"Conditions": ["/topics/leg-pain/"]}
    assert named_on(read("/topics/leg-pain/")) == {"Treatments": ["/treatments/nerve-block/"]}


def test_where_there_is_nothing_yet_the_lists_say_so(db, read):
    assert "No treatments are published yet." in read("/treatments/").get_text()
    assert "No topics are published yet." in read("/topics/").get_text()
    assert finders(read("/treatments/")) == {}


def test_treatments_stand_under_their_kind_by_title_with_simpler_care_first(staff, read):
    for title, kind in (("Stimulator", "implant"), ("Nerve block", "injection"), ("Epidural", "injection")):
        publish(make_treatment(title, slug=title.lower().replace(" ", "-"), kind=kind))

    page = read("/treatments/")

    assert links(page, "[aria-label^=Kinds]") == [("Injections", "#injection"), ("Implants", "#implant")]
    assert [
        (part.h2.get_text(), [link["href"] for link in part.select("a")]) for part in page.select("main section")
    ] == [
        ("Injections", ["/treatments/epidural/", "/treatments/nerve-block/"]),
        ("Implants", ["/treatments/stimulator/"]),
    ]
    assert links(read("/"), ".cards .card") == [
        ("Epidural", "/treatments/epidural/"),
        ("Nerve block", "/treatments/nerve-block/"),
        ("Stimulator", "/treatments/stimulator/"),
    ]


def test_home_and_the_articles_lead_to_topics_that_are_live(sciatica, back, staff, read):
    publish(make_topic("Self-care", slug="self-care", kind="subject"))
    make_topic("Draft")

    assert finders(read("/")) == {"Conditions": ["/topics/sciatica/"], "Body areas": ["/topics/lower-back/"]}
    assert links(read("/articles/"), "[aria-labelledby=by-topic]") == [
        ("Lower back", "/topics/lower-back/"),
        ("Sciatica", "/topics/sciatica/"),
        ("Self-care", "/topics/self-care/"),
    ]
