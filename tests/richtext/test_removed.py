"""Nothing disappears silently: whatever cleaning takes out has a name that its author understands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.richtext.constructs import CONSTRUCTS, SAMPLE, SAMPLE_PICTURE
from clinic.richtext.removed import SILENT, removed
from clinic.richtext.sanitise import sanitise
from clinic.richtext.tokens import Kind, scan, written

PIECES = """<p> </p> <div> </div> <span> </span> <u> </u> <table> <tr> <td> </table> <li> <ul> </ul> <script> </script>
<svg> </svg> <title> <select> <option> <img> <video> <br> <hr> <a> </a> <font> <!-- --> word & < > <b> </b> <h1>
<iframe> <form> <input> <textarea> <center> <details> <summary> <o:p> </o:p>"""


@pytest.mark.parametrize(
    ("dirty", "named"),
    [
        ("<p>a<script>b()</script></p>", ["a script"]),
        ("<p onclick='b()' onfocus='c()'>a</p>", ["2 scripts"]),
        ("<p style='color:red' class='MsoNormal'><span lang='en'>a</span></p>", ["fonts, colors and layout"]),
        ("<img src='https://elsewhere.example/a.png' alt='a'>", ["the file “https://elsewhere.example/a.png”"]),
        ("<img alt='a'>", ["a picture that is not from the library"]),
        ("<a href='javascript:b()'>a</a>", ["the link to “javascript:b()”"]),
        (f"<a href='https://{'x' * 80}'>a</a><a href='ftp://{'x' * 80}'>b</a>", [f"the link to “ftp://{'x' * 54}…”"]),
        (
            "<div class='callout-note'><div class='callout-emergency'><p>a</p></div></div>",
            ["a box inside a box"],
        ),
        ("<div class='x'><p>a</p></div>", ["fonts, colors and layout"]),
        ("<section><pre>a</pre></section>", ["fonts, colors and layout"]),
        ("<div class='x callout-note'><p>a</p></div>", ["fonts, colors and layout"]),
        ("<h2><ul><li>a</li></ul></h2>", ["a heading"]),
        ("<iframe src='/b'></iframe><video></video><video></video>", ["the file “/b”", "2 videos"]),
        ("<svg><title>b</title></svg>a", ["a drawing", "the words “b”"]),
        ("<form><input><button>b</button></form>a", ["a form", "the words “b”"]),
        ("<h2 id='content'>a</h2>", ["id=“content” of <h2>"]),
        ("<a href='/b' target='_blank'>a</a>", ["target=“_blank” of <a>"]),
        ("<p>a <u>b</u> <s>c</s></p><hr>", ["underlining", "crossing out", "a line across the page"]),
        ("<p>a</p><!-- b -->", ["a hidden comment"]),
        ("<marquee>a</marquee>", ["<marquee>"]),
        ("<abbr>ESI</abbr>", ["an abbreviation without its meaning"]),
        ("a <b", ["the words “b”"]),
        ("<form>Name <input></form>a", ["a form", "the words “Name”"]),
        ("<p><u>k</u> pain <b and more</p>", ["underlining", "the words “b and more”"]),
        ("<svg><p>text</p><iframe src='/b'></iframe>", ["a drawing", "the file “/b”"]),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", ["fonts, colors and layout"]),
        (f"<p><a href='reference:{SAMPLE}'>A claim</a></p>", [f"the link to “reference:{SAMPLE}”"]),
    ],
)
def test_what_is_taken_out_is_named(dirty, named):
    assert removed(dirty, sanitise(dirty)) == named


@pytest.mark.parametrize(
    "html",
    [
        *(construct.example for construct in CONSTRUCTS),
        "<b>a</b> <i>b</i><h1>c</h1>",
        "<p>not closed",
        "<P>a</P><BR/>",
        "<table><tr><td>a</table>",
        "a &amp; b &copy; < c",
        '<abbr title="a > b">A</abbr>',
        f"<figure class=picture><img src={SAMPLE_PICTURE} alt=''></figure>",
    ],
)
def test_nothing_is_named_when_nothing_was_lost(html):
    assert removed(html, sanitise(html)) == []


@pytest.mark.parametrize(
    "html",
    [
        *("<!--" * 9_000, "<a " * 9_000, "<a x='" * 9_000, "<p" + " " * 290_000, "<p" + " x=" * 90_000, "<" * 9_999),
        *("<p " + "x " * 140_000, "&" * 50_000, "<textarea>" * 9_000, "<p '" + '"' * 250_000, "<![x" * 9_000),
        *("<" + "a" * 290_000, "<a" + "/" * 290_000),
    ],
    ids=lambda html: html[:12],
)
def test_a_text_written_to_take_long_is_scanned_once(html):
    read = scan(html)

    assert written(read) == html
    assert len(read) <= 20_000


@given(st.lists(st.sampled_from(PIECES.split()), max_size=12).map("".join))
def test_whatever_is_lost_is_named(html):
    cleaned = sanitise(html)

    before, after = (
        [token.name for token in scan(text) if token.kind is Kind.START and token.name not in SILENT]
        for text in (html, cleaned)
    )

    assert removed(html, cleaned) or len(before) <= len(after)
