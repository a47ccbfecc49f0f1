"""Stored text as patients read it."""

from uuid import UUID

import pytest
from bs4 import BeautifulSoup

from clinic.richtext import addresses
from clinic.richtext.constructs import SAMPLE_PICTURE
from clinic.richtext.reading import read
from clinic.richtext.sanitise import sanitise

HERE, AWAY, ROW, OTHER = (UUID(int=number) for number in range(1, 5))


def picture(src, width, height, alt):
    return f"[{alt} {width}×{height} {src}]"


def patients(html, pages=None, references=None):
    return read(html, pages or {HERE: "/treatments/here/"}, references or {ROW: 3}, picture)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (
            f'<p><a href="page:{HERE}">Nerve <em>blocks</em></a>.</p>',
            '<p><a href="/treatments/here/">Nerve <em>blocks</em></a>.</p>',
        ),
        (f'<p><a href="page:{AWAY}">Nerve <em>blocks</em></a>.</p>', "<p>Nerve <em>blocks</em>.</p>"),
        (
            f'<a href="page:{AWAY}">a</a><a href="/b/">b</a><a href="page:{HERE}">c</a>',
            'a<a href="/b/">b</a><a href="/treatments/here/">c</a>',
        ),
        (
            f'<p>So.<a href="reference:{ROW}">1</a></p>',
            '<p>So.<sup class="cite"><a href="#reference-3" id="cited-3-1" aria-label="Reference 3">3</a></sup></p>',
        ),
        (f'<p>So.<a href="reference:{OTHER}">1</a></p>', "<p>So.</p>"),
        ('<a href="https://nih.gov/">a</a>', '<a href="https://nih.gov/" rel="noreferrer">a</a>'),
        ('<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example">a</a>'),
        (
            '<div class="callout-dont"><p>a</p></div>',
            '<div class="callout-dont"><p class="callout-label">Do not</p><p>a</p></div>',
        ),
        (
            f'<img alt="A &quot;b&quot;" height="2" src="{SAMPLE_PICTURE}" width="3">',
            f'[A "b" 3×2 {SAMPLE_PICTURE}]',
        ),
        (f'<img src="{SAMPLE_PICTURE}">', f"[ × {SAMPLE_PICTURE}]"),
        (
            "<table><tr><td>a</td></tr></table><p>b</p>",
            '<div class="scrolled" role="region" aria-label="Table" tabindex="0">'
            "<table><tr><td>a</td></tr></table></div><p>b</p>",
        ),
        (
            "<table>\n<caption>How <em>five</em> &lt;differ&gt; &quot;why&quot;</caption></table>",
            '<div class="scrolled" role="region" aria-label="How five &lt;differ&gt; &quot;why&quot;" tabindex="0">'
            "<table>\n<caption>How <em>five</em> &lt;differ&gt; &quot;why&quot;</caption></table></div>",
        ),
        ("<p>a &lt;b&gt; &amp; c</p>", "<p>a &lt;b&gt; &amp; c</p>"),
    ],
)
def test_as_patients_read_it(stored, shown):
    assert patients(stored) == shown


def test_the_address_of_a_page_is_escaped():
    html = read(f'<a href="page:{HERE}">a</a>', {HERE: '/x"><script>'}, {}, picture)

    assert BeautifulSoup(html, "html5lib").a["href"] == '/x"><script>'


def test_what_a_text_names_is_found_in_order():
    html = (
        f'<p><a href="page:{HERE}">a</a> <a href="page:{AWAY}">b</a><a href="reference:{ROW}">1</a></p>'
        f'<figure class="picture"><img alt="page:{OTHER}" height="2" src="{SAMPLE_PICTURE}" width="3"></figure>'
    )

    assert list(addresses.pages(html)) == [HERE, AWAY]
    assert list(addresses.references(html)) == [ROW]
    assert list(addresses.pictures(html)) == [(SAMPLE_PICTURE, True)]


def test_words_that_look_like_an_address_are_words():
    html = f'<p>&lt;a href="page:{HERE}"&gt; <abbr title="&lt;a href=&quot;page:{HERE}&quot;&gt;">a</abbr></p>'

    assert list(addresses.pages(html)) == []
    assert patients(html) == html


@pytest.mark.parametrize(
    "hidden", [f'<a href="page:{HERE}">', f'<a href="reference:{ROW}">', f'<img src="{SAMPLE_PICTURE}">']
)
@pytest.mark.parametrize("place", ["<abbr title='{}'>a</abbr>", "<a href='/?{}'>a</a>", "<p>{}</p>"])
def test_what_stands_in_an_attribute_is_no_element_of_a_cleaned_text(hidden, place):
    """The patterns hold because the sanitiser writes quotes and angle brackets in attributes as references."""
    html = sanitise(place.format(hidden.replace("<", "&lt;") if place.startswith("<p") else hidden))

    found = (addresses.pages(html), addresses.references(html), addresses.pictures(html))
    assert [list(named) for named in found] == [[], [], []]


def test_addresses_are_uuids():
    assert [type(one) for one in addresses.pages(f'<a href="page:{HERE}">a</a>')] == [UUID]
