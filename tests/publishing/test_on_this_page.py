"""Long pages begin with what is on them, and a reference leads back to where it is cited."""

import pytest
from bs4 import BeautifulSoup

from clinic.publishing.on_this_page import with_contents
from tests.factories import make_article, make_treatment, publish

LONG = '<h2>Rest &amp; <em>sleep</em></h2><p>a</p><h2 id="h-two">Two</h2><h3>Not this</h3><h2>Rest &amp; sleep</h2>'


def soup(html):
    return BeautifulSoup(html, "html5lib")


def entries(html):
    return [(link["href"], link.get_text()) for link in soup(html).select(".contents > div a")]


def test_a_long_page_lists_its_headings_and_every_entry_leads_to_one():
    page = with_contents(LONG)

    assert entries(page) == [("#h-rest-sleep", "Rest & sleep"), ("#h-two", "Two"), ("#h-rest-sleep-2", "Rest & sleep")]
    assert [f"#{heading['id']}" for heading in soup(page).select("h2")] == [href for href, _ in entries(page)]
    assert '<div class="text"><h2 id="h-rest-sleep">Rest &amp; <em>sleep</em></h2><p>a</p>' in page


def test_a_short_page_has_anchors_and_no_list():
    assert with_contents("<h2>One</h2><h2>Two</h2>") == '<h2 id="h-one">One</h2><h2 id="h-two">Two</h2>'


@pytest.mark.parametrize(("words", "anchor"), [("¿?", "h-"), ("A" * 90, "h-" + "a" * 60)])
def test_a_heading_without_letters_and_a_long_one_have_an_anchor_too(words, anchor):
    assert with_contents(f"<h2>{words}</h2>") == f'<h2 id="{anchor}">{words}</h2>'


def test_what_stands_in_a_heading_is_words_in_the_list():
    page = with_contents("<h2>a &lt;b&gt; c</h2>" * 3)

    assert [words for _, words in entries(page)] == ["a <b> c"] * 3
    assert "<b>" not in page


def test_a_reference_leads_back_to_every_marker_of_the_page(staff, visitor):
    page = make_treatment(slug="nerve-block")
    first = page.references.get()
    never = page.references.create(kind="book", title="Not cited", authors="Doe J", source="Pain", year=2020)
    cites = f'<p>So it is.<a href="reference:{first.uuid}">1</a></p>'
    publish(page, what_it_is=2 * cites, recovery=cites)

    html = soup(visitor.get("/treatments/nerve-block/").content.decode())

    markers = [(marker["id"], marker["href"]) for marker in html.select(".cite a")]
    assert markers == [(f"cited-1-{time}", "#reference-1") for time in (1, 2, 3)]
    assert [link["href"] for link in html.select("#reference-1 .back a")] == ["#cited-1-1", "#cited-1-2", "#cited-1-3"]
    assert html.select("#reference-2 .back") == []
    assert never.uuid


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/", []),
        ("/topics/", [("Conditions", "page")]),
        ("/treatments/", [("Treatments", "page")]),
        ("/articles/", [("Articles", "page")]),
        ("/clinicians/", [("Our team", "page")]),
        ("/locations/", [("Locations and hours", "page")]),
        ("/treatments/nerve-block/", [("Treatments", "true")]),
        ("/articles/walking/", [("Articles", "true")]),
    ],
)
def test_the_section_that_a_reader_is_in_is_marked(staff, visitor, address, current):
    publish(make_treatment(slug="nerve-block"))
    publish(make_article(slug="walking"))

    page = soup(visitor.get(address).content.decode())

    assert [(link.get_text(), link["aria-current"]) for link in page.select("[aria-current]")] == current


def test_a_page_says_where_it_stands(staff, visitor):
    publish(make_treatment(slug="nerve-block"))

    page = soup(visitor.get("/treatments/nerve-block/").content.decode())

    trail = [(link.get_text(), link["href"]) for link in page.select("[aria-label=Breadcrumb] a")]
    assert trail == [("Home", "/"), ("Treatments", "/treatments/")]
