"""What pages tell search engines: only what the page shows, in words that schema.org has."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from clinic.publishing import clock
from clinic.publishing.due import GRACE
from clinic.publishing.models import Licence, Placement
from clinic.publishing.structured import node, script
from tests import schema_org
from tests.browser import public_pages
from tests.browser.public_pages import every_public_page
from tests.factories import fresh, make_article, make_clinician, make_practice, make_treatment, publish, write

pytestmark = pytest.mark.usefixtures("staff")
SITE = "https://clinic.example"
SEARCHES = {"search", "search_without_a_question", "search_that_finds_nothing"}
SILENT = {"withdrawn_article", "never_there", "gone", "preview"} | SEARCHES
CLINIC = {"@type": "MedicalClinic", "@id": f"{SITE}/#clinic", "name": "Harbor Clinic", "url": f"{SITE}/"}


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def said(visitor):
    """What the page at an address says, its steps from the home page left out."""

    def _said(path):
        nodes = schema_org.graph(visitor.get(path).content)
        for one in nodes:
            one.pop("breadcrumb", None)
        return nodes

    return _said


@every_public_page
def test_a_page_says_what_schema_org_knows_and_those_that_must_not_be_found_say_nothing(public_page, visitor):
    page = visitor.get(public_page()).content
    nodes, soup = schema_org.graph(page), BeautifulSoup(page, "html5lib")
    head = {meta["property"]: meta["content"] for meta in soup.select("meta[property^='og:']")}
    own = [link["href"] for link in soup.select("link[rel=canonical]")]

    assert schema_org.faults(nodes) == []
    if public_page.__name__ in SILENT:
        assert (nodes, own, head.get("og:url")) == ([], [], None)
        assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    else:
        assert own == [head["og:url"]]
        assert head.keys() >= {"og:type", "og:site_name", "og:title"}
        assert soup.select_one("meta[name=robots]") is None


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"@type": "Cure"}, "no type: Cure"),
        ({"@type": "Person", "cures": "all"}, "no property: cures"),
        ({"@type": "BlogPosting", "lastReviewed": "2026-01-01"}, "lastReviewed is no property of ['BlogPosting']"),
        ({"@type": "WebPage", "lastReviewed": "yesterday"}, "lastReviewed is not 'yesterday'"),
        ({"@type": "WebPage", "about": "sciatica"}, "about is not 'sciatica'"),
        ({"@type": "WebPage", "reviewedBy": {"@type": "WebPage"}}, "reviewedBy is not {'@type': 'WebPage'}"),
        ({"@type": "WebPage", "mainEntity": {"@id": "#no"}}, "mainEntity is not {'@id': '#no'}"),
        ({"@type": "WebPage", "about": []}, "about is empty"),
    ],
)
def test_what_schema_org_does_not_know_would_be_noticed(wrong, fault):
    assert schema_org.faults([wrong]) == [fault]


def test_no_text_ends_the_element_that_it_stands_in():
    hostile = "</script><!--<script>&amp;\u2028'\"\\"

    element = script([node("Thing", name=hostile)])

    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028") & set(inside)
    assert json.loads(inside)["@graph"] == [{"@type": "Thing", "name": hostile}]


def test_an_article_is_a_post_on_a_page_that_names_its_reviewer(said, article, reviewer):
    publish(make_practice())
    writer, signatory, described = (
        make_clinician("Jordan", slug="jordan"),
        make_clinician("Robin", slug="robin"),
        make_treatment("Block", slug="block"),
    )
    Licence.objects.filter(holder=reviewer).update(profile=signatory)
    for page in (writer, signatory, described):
        publish(page)
    article.authors.set([writer])
    article.described.create(treatment=described, heading="Blocks", text="Short.")
    placement = publish(article, standfirst="The answer.")
    today, since = timezone.localdate().isoformat(), timezone.localtime(placement.start).isoformat(timespec="seconds")
    url = f"{SITE}/articles/caring-for-your-back/"
    dates = {"inLanguage": "en", "datePublished": since, "dateModified": since}

    assert said(placement.path) == [
        {
            "@type": "MedicalWebPage",
            "@id": url,
            "url": url,
            "name": "Caring for your back",
            "description": "The answer.",
            **dates,
            "lastReviewed": today,
            "reviewedBy": {
                "@type": "Person",
                "name": "Dr reviewer",
                "honorificSuffix": "MD",
                "url": f"{SITE}/clinicians/robin/",
            },
            "publisher": CLINIC,
            "mainEntity": {"@id": f"{url}#article"},
        },
        {
            "@type": "BlogPosting",
            "@id": f"{url}#article",
            "url": url,
            "headline": "Caring for your back",
            "description": "The answer.",
            **dates,
            "author": [{"@type": "Person", "name": "Jordan", "url": f"{SITE}/clinicians/jordan/"}],
            "publisher": CLINIC,
            "mainEntityOfPage": {"@id": url},
            "mentions": [{"@type": "MedicalTherapy", "name": "Block", "url": f"{SITE}/treatments/block/"}],
        },
    ]


def test_the_steps_lead_from_the_home_page_through_the_list(visitor, live_article):
    url = f"{SITE}{live_article.path}"

    page, _ = schema_org.graph(visitor.get(live_article.path).content)

    steps = [(step["position"], step["name"], step["item"]["@id"]) for step in page["breadcrumb"]["itemListElement"]]
    assert steps == [(1, "Home", f"{SITE}/"), (2, "Articles", f"{SITE}/articles/"), (3, "Caring for your back", url)]


def test_news_is_no_medical_page_and_names_no_reviewer(said):
    page, _ = said(publish(make_article(kind="news")).path)

    assert page["@type"] == "WebPage"
    assert not {"lastReviewed", "reviewedBy"} & page.keys()


def test_a_review_that_is_long_overdue_names_nobody(said, live_article, stopped_clock):
    reviewed = clock.instant()

    stopped_clock.stop(reviewed + timedelta(days=731) + GRACE)
    page, _ = said(live_article.path)

    assert page["lastReviewed"] == timezone.localdate(reviewed).isoformat()
    assert "reviewedBy" not in page


def test_a_solo_practice_names_no_reviewer(said, live_article, administrator):
    publish(make_practice(by=administrator, owner=administrator, solo=True))

    page, _ = said(live_article.path)

    assert not {"lastReviewed", "reviewedBy"} & page.keys()


def test_who_is_not_live_is_not_named(said, article, publisher):
    writer, described = make_clinician(), make_treatment()
    publish(described)
    article.authors.set([writer])
    article.described.create(treatment=described, heading="Blocks", text="Short.")
    placement = publish(article, standfirst="The answer.")
    fresh(described).withdraw(publisher, "Under review.")

    _, post = said(placement.path)

    assert not {"author", "mentions"} & post.keys()


def test_a_treatment_is_a_therapy_with_what_it_asks_of_a_patient_and_what_can_happen(said):
    path = public_pages.treatment()

    page, therapy = said(path)

    url = f"{SITE}{path}"
    placement = Placement.objects.get(path=path)
    assert page["@type"] == "MedicalWebPage"
    assert [(about["@type"], about["name"]) for about in page["about"]] == [("MedicalCondition", "Sciatica")]
    assert therapy.pop("image") == f"{SITE}{placement.revision.frozen.hero.src.rpartition('.')[0]}/64w.webp"
    assert therapy == {
        "@type": "MedicalTherapy",
        "@id": f"{url}#treatment",
        "url": url,
        "name": "Epidural steroid injection",
        "alternateName": ["ESI", "epidural"],
        "description": "For whom.",
        "mainEntityOfPage": {"@id": url},
        "bodyLocation": ["Lower back"],
        "preparation": "Text.",
        "howPerformed": "You lie on your stomach.",
        "followup": "Text.",
        "contraindication": [
            {
                "@type": "MedicalContraindication",
                "name": "An infection",
                "description": "We wait until it has healed.",
            },
            {"@type": "MedicalContraindication", "name": "A pregnancy"},
        ],
        "adverseOutcome": [
            {"@type": "MedicalEntity", "name": "Soreness", "description": "Mild, common."},
            {"@type": "MedicalEntity", "name": "Soreness", "description": "Mild, common. Call us the same day."},
        ],
        "seriousAdverseOutcome": [
            {"@type": "MedicalEntity", "name": "Nerve injury", "description": "Serious, rare."},
            {
                "@type": "MedicalEntity",
                "name": "Spondylodiscitis of an intervertebral disc",
                "description": "Serious, how often is not known. Call us the same day.",
            },
        ],
    }


@pytest.mark.parametrize("kind", ["implant", "surgery"])
def test_an_implant_is_a_therapy_and_an_operation(said, treatment, kind):
    write(treatment, kind=kind)

    _, therapy = said(publish(treatment).path)

    assert therapy["@type"] == ["MedicalTherapy", "SurgicalProcedure"]


def test_the_clinic_says_its_phones_and_places_and_each_place_its_hours(said):
    public_pages.practice()
    place = public_pages.location()
    home = said("/")
    _, location = said(place)

    assert [one["@type"] for one in home] == ["WebSite", "MedicalClinic"]
    assert home[1]["telephone"] == ["+1-212-555-0142"]
    assert location.items() >= home[1]["department"][1].items()
    assert location["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "1 Quay",
        "addressLocality": "Harbor",
        "addressRegion": "NY",
        "postalCode": "10000",
        "addressCountry": "US",
    }
    assert [
        (hours["dayOfWeek"].rpartition("/")[2], hours["opens"], hours["closes"])
        for hours in location["openingHoursSpecification"]
    ] == [
        ("Monday", "08:00:00", "12:00:00"),
        ("Monday", "13:00:00", "17:00:00"),
        ("Saturday", "09:00:00", "12:00:00"),
    ]
    assert [
        (day["name"], day["validFrom"], day["opens"], day["closes"])
        for day in location["specialOpeningHoursSpecification"]
    ] == [
        ("Christmas Eve", "2099-12-24", "08:00:00", "12:00:00"),
        ("Christmas Day", "2099-12-25", "00:00:00", "00:00:00"),
    ]
    assert location["telephone"] == "+1-212-555-0142"
    assert location["parentOrganization"]["@id"] == f"{SITE}/#clinic"
