"""The Atom feed (RFC 4287): the newest articles whole, each the same entry for good."""

import re
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.feed import NEWEST
from clinic.publishing import clock
from clinic.publishing.models import Change
from tests.browser.public_pages import clinical_rows, rich_text
from tests.factories import (
    fresh,
    latest,
    make_article,
    make_clinician,
    make_picture,
    make_practice,
    make_treatment,
    publish,
    sign,
    write,
)

DAY, SITE = timedelta(days=1), "https://clinic.example"
FEED = "/articles/feed/"
ATOM = "{http://www.w3.org/2005/Atom}"
# What RFC 4287 wants of each: exactly one of these, any number of those, and nothing else.
ONCE = {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated", "published", "summary", "content"}}
MANY = {"feed": {"link", "author", "entry"}, "entry": {"link", "author"}}

pytestmark = pytest.mark.usefixtures("staff")


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def feed(visitor):
    def _feed():
        response = visitor.get(FEED)
        assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
        return ElementTree.fromstring(response.content)  # noqa: S314 (our own)

    return _feed


def text(element, name):
    return element.findtext(f"{ATOM}{name}")


def entries(feed):
    return feed.findall(f"{ATOM}entry")


def links(element):
    return [(link.get("rel"), link.get("href")) for link in element.findall(f"{ATOM}link")]


def instant(element, name):
    return datetime.fromisoformat(text(element, name))


def html(entry):
    return BeautifulSoup(text(entry, "content"), "html5lib").body


def is_atom(element):
    """One element and all below it: each has what it must have, and nothing that it must not."""
    kind = element.tag.removeprefix(ATOM)
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert {name for name in names if names.count(name) == 1} >= ONCE[kind]
    assert set(names) <= ONCE[kind] | MANY[kind]
    for name in ("updated", "published"):
        for date in element.findall(f"{ATOM}{name}"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d", date.text)
    for person in element.findall(f"{ATOM}author"):
        assert [child.tag.removeprefix(ATOM) for child in person] == ["name", "uri"]
        assert all(child.text for child in person)
    return True


def test_an_entry_is_the_whole_article_with_addresses_that_lead_here_from_anywhere(feed, visitor):
    publish(make_practice())
    writer, described = make_clinician("Jordan", slug="jordan"), make_treatment("Block", slug="block")
    for page in (writer, described):
        publish(page)
    hero = make_picture("Five bones.")
    article = make_article("Five & <more>", [described], slug="five", authors=[writer], hero=hero)
    clinical_rows(article)
    article.key_points.create(text="Walking helps.")
    placement = publish(article, standfirst="The answer: <b>.", body=rich_text())

    found = feed()
    (entry,) = entries(found)
    body = html(entry)

    assert is_atom(found)
    assert is_atom(entry)
    assert (text(found, "id"), text(found, "title")) == (f"{SITE}{FEED}", "Articles – Harbor Clinic")
    assert links(found) == [("self", f"{SITE}{FEED}"), ("alternate", f"{SITE}/articles/")]
    assert (text(entry, "id"), text(entry, "title")) == (f"urn:uuid:{article.uuid}", "Five & <more>")
    assert text(entry, "summary") == "The answer: <b>."
    assert links(entry) == [("alternate", f"{SITE}/articles/five/")]
    assert [child.text for child in entry.find(f"{ATOM}author")] == ["Jordan", f"{SITE}/clinicians/jordan/"]
    assert instant(entry, "published") == instant(entry, "updated") == instant(found, "updated") == placement.start
    addresses = [link["href"] for link in body.select("[href]")] + [image["src"] for image in body.select("[src]")]
    assert [one for one in addresses if not one.startswith(("https://", "mailto:", "tel:"))] == []
    assert f"{SITE}/treatments/block/" in addresses
    assert f"{SITE}/articles/five/#reference-2" in addresses
    assert body.select_one("img")["src"] == f"{SITE}/media/pictures/{hero.sha256}/64w.webp"
    assert not body.select("script, style, [srcset]")
    page = BeautifulSoup(visitor.get(placement.path).content, "html5lib")
    for back in page.select(".references .back"):
        back.decompose()  # leads back into the page
    told = body.get_text(" ", strip=True)
    for part in page.select(".standfirst, .key-points li, .prose p, .described h3, .care li, .references cite"):
        assert " ".join(part.get_text(" ", strip=True).split()) in " ".join(told.split())


def test_an_entry_keeps_its_id_and_its_first_day_through_every_change(feed, article, publisher, stopped_clock):
    start = clock.instant()
    seen = []
    for day, happens in enumerate(
        (
            lambda: publish(article),
            lambda: publish(article, body="<p>Changed.</p>"),
            lambda: fresh(article).move("elsewhere", publisher),
        )
    ):
        stopped_clock.stop(start + day * DAY)
        happens()
        (entry,) = entries(feed())
        days = [(instant(entry, name) - start) / DAY for name in ("published", "updated")]
        seen.append((text(entry, "id"), *days, links(entry)[0][1]))

    id_, here, there = (
        f"urn:uuid:{article.uuid}",
        f"{SITE}/articles/caring-for-your-back/",
        f"{SITE}/articles/elsewhere/",
    )
    assert seen == [(id_, 0, 0, here), (id_, 0, 1, here), (id_, 0, 1, there)]


def test_a_correction_is_told_in_the_entry(feed, article, publisher):
    publish(article)
    sign(article, revision=write(article, body="<p>Right.</p>"))
    fresh(article).publish(latest(article), publisher, change=Change.CORRECTION, note="A dose was wrong.")

    (entry,) = entries(feed())

    assert "Corrected on" in html(entry).get_text()
    assert "A dose was wrong." in html(entry).get_text()


def test_an_entry_that_was_told_before_says_what_is_so_now(feed, publisher):
    """Entries are written once in a process, while nothing changes of what they say."""
    writer, described, gone = make_clinician("Jordan"), make_treatment(slug="block"), make_treatment(slug="gone")
    for page in (writer, described, gone):
        publish(page)
    article = make_article("Five", [described, gone], slug="five", authors=[writer])
    publish(article)
    publish(make_article("Another", slug="another"))

    def told():
        entry = entries(feed())[-1]
        addresses = [link["href"] for link in html(entry).select("a[href*='/treatments/']")]
        own = links(entry)[0][1]
        return [text(entry, "title"), entry.findtext(f"{ATOM}author/{ATOM}name"), own, *addresses]

    before = told()
    fresh(described).move("nerve-block", publisher)
    fresh(gone).withdraw(publisher, "Out of date.")
    publish(writer, title="Jordan Reed")
    moved = told()
    publish(gone)
    publish(article, title="Five of them")
    fresh(article).move("six", publisher)

    old, new, back = (f"{SITE}/treatments/{slug}/" for slug in ("block", "nerve-block", "gone"))
    assert before == ["Five", "Jordan", f"{SITE}/articles/five/", old, back]
    assert moved == ["Five", "Jordan Reed", f"{SITE}/articles/five/", new]
    assert told() == ["Five of them", "Jordan Reed", f"{SITE}/articles/six/", new, back]


def test_a_withdrawn_article_leaves(feed, live_article, publisher):
    fresh(live_article.page).withdraw(publisher, "Out of date.")

    assert entries(feed()) == []


def test_the_newest_are_told_newest_first(feed):
    paths = [publish(make_article(kind="news", bare=True)).path for _ in range(NEWEST + 1)]

    assert [links(entry)[0][1] for entry in entries(feed())] == [f"{SITE}{path}" for path in paths[:0:-1]]


def test_three_articles_ask_no_more_than_one_and_less_when_they_were_told_before(visitor):
    asked = []
    for articles in (1, 2):
        for _ in range(articles):
            treatment, writer = make_treatment(), make_clinician()
            publish(treatment)
            publish(writer)
            publish(make_article(described=[treatment], authors=[writer]))
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                visitor.get(FEED)
            asked.append(len(queries))

    assert asked == [5, 4, 5, 4]


def test_whatever_a_text_links_to_the_feed_is_read(feed):
    odd = ("//[", "//elsewhere.example/", "/about/x/", "#h-x", "?q", "https://[")
    linked = "".join(f'<p><a href="{link}">Opening hours</a></p>' for link in odd)
    image = f'<img alt="A spine." height="0" src="/media/pictures/{"0" * 64}.png" width="0">'
    picture = f'<figure class="picture">{image}</figure>'
    publish(make_article(slug="odd", body=linked + picture))

    body = html(entries(feed())[0])

    assert [link["href"] for link in body.select("p a")] == [
        f"{SITE}/about/x/",
        f"{SITE}/articles/odd/#h-x",
    ]
    assert [image["src"] for image in body.select("img")] == [f"{SITE}/media/pictures/{'0' * 64}.png"]


def test_characters_that_xml_may_not_hold_are_left_out(feed):
    publish(make_article("Bell\x07 and \ufffe nothing"))

    (entry,) = entries(feed())

    assert text(entry, "title") == "Bell and  nothing"


def test_a_clinic_without_an_article_has_an_empty_feed(feed):
    found = feed()

    assert is_atom(found)
    assert entries(found) == []
