from uuid import UUID

import pytest

from .texts import article, found, in_text, info, location, treatment

PAGE = "00000000-0000-4000-8000-000000000000"
PICTURE = f"/media/pictures/{'0' * 64}.png"


def shown(alt):
    return f'<figure class="picture"><img alt="{alt}" src="{PICTURE}"></figure>'


def hero(alt):
    fields = {"sha256": "0" * 64, "extension": "png", "width": 1, "height": 1, "caption": "", "credit": ""}
    return article(hero={"alt": alt, **fields})


@pytest.mark.parametrize(
    ("text", "check", "quotes"),
    [
        ("<h3>First</h3>", "headings.start", ["First"]),
        ("<h2>One</h2><h4>Deep</h4>", "headings.skip", ["Deep"]),
        ("<h2>One</h2><h3>Two</h3><h2>Three</h2><h4>Deep</h4>", "headings.skip", ["Deep"]),
        ("<h2></h2><p>Text.</p>", "headings.empty", [""]),
        ("<h2>&nbsp;</h2>", "headings.empty", [""]),
    ],
)
def test_headings_begin_at_the_second_level_skip_none_and_say_something(text, check, quotes):
    assert in_text(text, check) == quotes


@pytest.mark.parametrize("text", ["<h2>One</h2><h3>Two</h3><h4>Three</h4><h2>Four</h2>", "<p>No heading.</p>"])
@pytest.mark.parametrize("check", ["headings.start", "headings.skip", "headings.empty"])
def test_headings_in_order_are_let_be(text, check):
    assert in_text(text, check) == []


def test_the_texts_of_a_treatment_stand_under_headings_of_the_page():
    page = treatment(what_it_is="<h3>One</h3><h4>Two</h4>", recovery="<h2>Days</h2>")

    assert found(page, "headings.start") == ["Days"]
    assert found(page, "headings.skip") == []


def test_a_picture_says_what_it_shows_unless_the_library_calls_it_decoration():
    assert in_text(shown(""), "pictures.alternative") == [""]
    assert in_text(shown(""), "pictures.alternative", decorative=frozenset({PICTURE})) == []
    assert in_text(shown("A curved spine."), "pictures.alternative") == []


@pytest.mark.parametrize(
    ("alt", "quotes"),
    [
        ("spine-final.JPG", ["spine-final.JPG"]),
        ("IMG_2041", ["IMG_2041"]),
        ("Image of a spine", ["Image of"]),
        ("A photo of a spine", ["A photo of"]),
        ("A spine.", []),
        ("A doctor looks at an image of a spine.", []),
    ],
)
def test_the_name_of_a_file_or_needless_words_are_no_alternative_text(alt, quotes):
    assert in_text(shown(alt), "pictures.wording") == quotes
    assert found(hero(alt), "pictures.wording") == quotes


@pytest.mark.parametrize(
    ("words", "check"),
    [
        ("", "links.empty"),
        ("&nbsp;", "links.empty"),
        ("here", "links.vague"),
        ("Click here!", "links.vague"),
        ("click&nbsp;<strong>here</strong> for more", "links.vague"),
        ("Read more…", "links.vague"),
    ],
)
def test_a_link_says_where_it_leads(words, check):
    assert in_text(f'<p><a href="https://medlineplus.gov/">{words}</a></p>', check) != []


@pytest.mark.parametrize("words", ["MedlinePlus", "Read more about nerve blocks", "Where we are", "here in the Harbor"])
def test_a_link_that_says_it_is_let_be(words):
    assert in_text(f'<p><a href="https://medlineplus.gov/">{words}</a></p>', "links.vague") == []
    assert in_text(f'<p><a href="https://medlineplus.gov/">{words}</a></p>', "links.empty") == []


@pytest.mark.parametrize(
    ("address", "quotes"),
    [
        ("javascript:alert(1)", ["words"]),
        ("ftp://example.org/", ["words"]),
        ("www.example.org", ["words"]),
        ("https://example.org/", []),
        ("/articles/", []),
        ("#h-before", []),
        ("tel:+12125550142", []),
        (f"page:{PAGE}", []),
    ],
)
def test_a_link_leads_to_an_address_of_an_allowed_kind(address, quotes):
    assert in_text(f'<p><a href="{address}">words</a></p>', "links.address") == quotes


def test_a_link_to_a_page_that_is_not_live_is_found_with_its_title():
    text = f'<p>See <a href="page:{PAGE}">nerve blocks</a>.</p>'

    assert in_text(text, "links.not_live", titles={UUID(PAGE): "Nerve Block"}) == ["nerve blocks"]
    assert in_text(text, "links.not_live", live=frozenset({UUID(PAGE)})) == []


@pytest.mark.parametrize(
    ("table", "quotes"),
    [
        ("<table><tr><td>Day</td><td>Rest</td></tr></table>", ["Day"]),
        ("<table><caption>Days</caption><tr><td>1</td></tr></table>", ["Days"]),
        ("<table><tr><th>Day</th><td>Rest</td></tr></table>", []),
        ('<table><thead><tr><th scope="col">Day</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>', []),
    ],
)
def test_a_table_has_headings(table, quotes):
    assert in_text(table, "tables.headings") == quotes
    assert found(info(table), "tables.headings") == quotes


def test_a_page_without_rich_text_is_checked_too():
    assert found(location(directions="MRN 0012345"), "identifiers.patient") == ["MRN 0012345"]
