"""Two texts in one: what was put in and what was taken out, in words."""

from time import process_time

import html5lib
import pytest
from bs4 import BeautifulSoup
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from clinic.richtext.constructs import CONSTRUCTS, SAMPLE, TAGS
from clinic.richtext.marking import marked
from clinic.richtext.pieces import NAMES
from clinic.richtext.sanitise import sanitise

from .allowed import ALLOWED, parsed, strange
from .pieces import OURS, compositions

WRITTEN = {**ALLOWED, "ins": {}, "del": {}, "small": {}, "details": {"open": ""}}
PICTURE = '<figure class="picture"><img alt="{}" height="4" src="/media/pictures/{}.png" width="8"></figure>'
SENTENCE = "Take 5 mg of the medicine in the morning, and call us if the pain does not get better in {} days. "
SECONDS = 20  # of the processor: a hundredth of that is usual, and without a bound it takes hours
words = st.sampled_from(["the ", "5", " 50", "mg", "not ", ".", ", ", "(", ") ", " &amp; ", "0.5 ", "a"])
ours = st.lists(st.sampled_from(OURS) | words, max_size=12).map("".join)
texts = (compositions | ours).map(sanitise)
by_chance = settings(max_examples=400, deadline=None)


def letters(html, without="nothing"):
    """Every letter that stands in a text, without what stands in elements of a name, and without names of elements."""
    soup = BeautifulSoup(html, "html5lib")
    for element in soup.select(f"small, {without}"):
        element.decompose()
    return "".join(soup.get_text().split())


def is_valid(html):
    try:
        html5lib.HTMLParser(strict=True).parseFragment(html)
    except html5lib.html5parser.ParseError:
        return False
    return True


def changed(html):
    """What is marked, in order: `+` and `-` with their words."""
    signs = {"ins": "+", "del": "-"}
    return [f"{signs[one.name]}{one.get_text()}" for one in BeautifulSoup(html, "html5lib").select("ins, del")]


@by_chance
@given(texts, texts)
def test_without_what_was_put_in_it_is_the_older_text_and_without_what_was_taken_out_the_newer(before, after):
    html = marked(before, after)

    assert letters(html, without="ins") == letters(before)
    assert letters(html, without="del") == letters(after)


@by_chance
@given(texts, texts)
def test_it_is_well_nested_and_holds_nothing_but_our_constructs_and_the_marks(before, after):
    assume(is_valid(after))

    html = marked(before, after)

    assert is_valid(html)
    assert strange(parsed(html), WRITTEN) == []
    assert {element.find(True).name for element in BeautifulSoup(html, "html5lib").select("details")} <= {"summary"}


@by_chance
@given(texts, texts)
def test_every_change_shows(before, after):
    assert bool(changed(marked(before, after))) == (before != after)


@pytest.mark.parametrize(
    ("before", "after", "marks"),
    [
        ("<p>Take 5 mg daily.</p>", "<p>Take 50 mg daily.</p>", ["-5", "+50"]),
        ("<p>Take 5 mg daily.</p>", "<p>Take 0.5 mg daily.</p>", ["-5", "+0.5"]),
        ("<p>Take 5 mg daily.</p>", "<p>Take 5mg daily.</p>", ["-5 mg", "+5mg"]),
        ("<p>Do <strong>not</strong> drive.</p>", "<p>Do drive.</p>", ["-not"]),
        ("<p>You can drive.</p>", "<p>You can’t drive.</p>", ["-can", "+can’t"]),
        ("<p>In 20% (5 of 10).</p>", "<p>In 20% (50 of 10)!</p>", ["-5", "+50", "-.", "+!"]),
        ("<p>a</p>\n\n<p>b c</p>", "<p>b c</p>", ["-a"]),
        ("<p>5 &lt; 6 &amp; 7</p>", "<p>5 &gt; 6 &amp; 7</p>", ["-<", "+>"]),
        ("<p>a</p>", "<ul>\n\t<li>a</li>\n</ul>", ["-[paragraph]", "+[bulleted list] [list item]"]),
        ("", "<p>All of it.</p>", ["+All of it."]),
        ("<p>All of it.</p>", "", ["-All of it."]),
    ],
)
def test_words_that_changed_are_marked_and_no_others(before, after, marks):
    assert changed(marked(before, after)) == marks


@pytest.mark.parametrize(
    ("before", "after", "marks"),
    [
        (
            '<p>See <a href="https://a.org/">this</a>.</p>',
            '<p>See <a href="https://b.org/">this</a>.</p>',
            ["-[link: https://a.org/]", "+[link: https://b.org/]"],
        ),
        ("<p>See this.</p>", f'<p>See <a href="page:{SAMPLE}">this</a>.</p>', ["+[link: Nerve block]"]),
        (f'<p>Most.<a href="reference:{SAMPLE}">1</a></p>', "<p>Most.</p>", ["-[reference: Doe 2020] 1"]),
        (
            PICTURE.format("A spine.", "0" * 64),
            PICTURE.format("A curved spine.", "0" * 64),
            ["-[alternative text: A spine.]", "+[alternative text: A curved spine.]"],
        ),
        (PICTURE.format("A", "0" * 64), PICTURE.format("A", "1" * 64), ["-[picture]", "+[picture]"]),
        ("<h2>Risks</h2>", "<p>Risks</p>", ["-[heading 2]", "+[paragraph]"]),
        ("<p>Risks and gains</p>", "<p>Risks</p>\n\n<p>and gains</p>", ["+[paragraph]"]),
        ("<p>It is rare.</p>", "<p>It is <strong>rare</strong>.</p>", ["+[bold]"]),
        (
            '<p>An <abbr title="steroid shot">ESI</abbr></p>',
            '<p>An <abbr title="epidural steroid injection">ESI</abbr></p>',
            ["-[abbreviation: steroid shot]", "+[abbreviation: epidural steroid injection]"],
        ),
        (
            '<div class="callout-note">\n<p>Stop.</p>\n</div>',
            '<div class="callout-warning">\n<p>Stop.</p>\n</div>',
            ["-[box: Note]", "+[box: Warning]"],
        ),
        (
            "<table><tbody><tr><td>5</td></tr></tbody></table>",
            '<table><tbody><tr><th scope="row">5</th></tr></tbody></table>',
            ["-[table cell]", "+[heading in a table: row]"],
        ),
        (
            "<p>a <em>b c</em></p>",
            "<p>a <em>b</em> c</p>",
            ["+[the words are the same; the layout differs]"],
        ),
    ],
)
def test_what_has_no_words_is_named(before, after, marks):
    names = {f"page:{SAMPLE}": "Nerve block", f"reference:{SAMPLE}": "Doe 2020"}

    assert changed(marked(sanitise(before), sanitise(after), names)) == marks


@pytest.mark.parametrize(
    ("before", "after", "html"),
    [
        ("<p>a</p><p>b c</p><p>d</p>", "<p>a</p><p>d</p>", "<p>a</p><p><del>b c</del></p><p>d</p>"),
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li></ul>", "<ul><li>a<p><del>b</del></p></li></ul>"),
        ("<ul><li>a</li></ul><p>b</p>", "<ul><li>a</li></ul>", "<ul><li>a</li></ul><p><del>b</del></p>"),
        ("<p>(5 of 10)</p>", "<p>(50 of 10)</p>", "<p>(<del>5</del> <ins>50</ins> of 10)</p>"),
        (
            "<details><summary>a</summary><p>b</p></details><details><summary>c</summary></details>",
            "<details><summary>c</summary></details>",
            '<p><del>a</del></p><p><del>b</del></p><details open=""><summary>c</summary></details>',
        ),
        ("<p>a</p><p>c</p>", "<p>a</p><p>b</p><p>c</p>", "<p>a</p><p><ins>b</ins></p><p>c</p>"),
        (
            '<p>a <a href="/b/">b</a> c d</p>',
            '<p>a <a href="/b/">b</a> d</p>',
            '<p>a <a href="/b/">b</a> <del>c</del>  d</p>',
        ),
        (
            "<details><summary>a</summary><p>b</p><p>c</p></details>",
            "<details><summary>a</summary><p>c</p></details>",
            '<details open=""><summary>a</summary><p><del>b</del></p><p>c</p></details>',
        ),
    ],
)
def test_what_was_taken_out_is_struck_where_it_stood(before, after, html):
    assert marked(before, after) == html


def test_a_sentence_that_was_written_anew_is_not_torn_to_shreds():
    before = "<p>The medicine is put near the nerves in your back. It eases pain.</p>"
    after = "<p>A doctor of ours places a steroid near irritated roots of the spine. It eases pain.</p>"

    assert changed(marked(before, after)) == [
        "-The medicine is put near the nerves in your back",
        "+A doctor of ours places a steroid near irritated roots of the spine",
    ]


def test_the_names_of_places_and_addresses_that_lead_nowhere_are_left_out():
    text = f'<h2 id="h-risks">Risks</h2><p><a href="page:{SAMPLE}">Nerve block</a> <a href="/">Home</a></p>'

    assert marked(text, text) == '<h2>Risks</h2><p><a>Nerve block</a> <a href="/">Home</a></p>'


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">a</p>',
        "</div></main>",
        "<p>a",
        '<a href="javascript:a">b</a>',
    ],
)
def test_what_no_cleaned_text_holds_is_only_words(html):
    for shown in (marked("", html), marked(html, ""), marked(html, html)):
        assert strange(parsed(shown), WRITTEN) == []


def test_every_construct_is_written_as_it_is_when_nothing_changed():
    text = "\n\n".join(construct.example for construct in CONSTRUCTS)

    assert changed(marked(text, text)) == []
    assert [one.name for one in parsed(marked(text, text))] == [one.name for one in parsed(text)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (lambda number: SENTENCE.format(number), lambda number: SENTENCE.format(number + number % 2)),
        (lambda number: SENTENCE.format(number), lambda number: SENTENCE.format(-number).upper()),
        (lambda number: "x y " * 25, lambda number: "y x x " * 17),
    ],
    ids=["some sentences", "every word", "two words for ever"],
)
def test_a_large_text_is_compared_while_one_waits(before, after):
    old, new = ("".join(f"<p>{text(number)}</p>" for number in range(1000)) for text in (before, after))

    begun = process_time()
    html = marked(old, new)

    assert process_time() - begun < SECONDS
    assert len(old) > 100_000
    assert letters(html, without="ins") == letters(old)


def test_everything_that_a_text_can_hold_has_a_name():
    assert TAGS.keys() <= NAMES.keys()
