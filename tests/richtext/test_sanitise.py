import pytest
from django.core.exceptions import ValidationError

from clinic.richtext import editor
from clinic.richtext.constructs import CONSTRUCTS
from clinic.richtext.sanitise import MAX_CHARACTERS, sanitise

ALLOWED = """<h2>What it is</h2>
<p>A <strong>needle</strong> and <em>medicine</em>, H<sub>2</sub>O, x<sup>2</sup>, <abbr title="World Health Organization">WHO</abbr>.<br>Next.</p>
<ul><li>One</li></ul>
<ol start="3"><li>Three</li></ol>
<h3>More</h3>
<h4>Most</h4>
<blockquote><p>Said.</p></blockquote>
<table><caption>Doses</caption><thead><tr><th scope="col" colspan="2">Dose</th></tr></thead><tbody><tr><td rowspan="1">1</td><td>2</td></tr></tbody></table>
<p><a href="https://example.org/">out</a> <a href="/treatments/">in</a> <a href="tel:+12125550100">call</a> <a href="mailto:a@example.org">write</a></p>"""


def test_everything_allowed_stays_as_it_was():
    assert sanitise(ALLOWED) == ALLOWED


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ("<style>p{}</style><p>a</p>", "<p>a</p>"),
        ('<p onclick="alert(1)" style="color:red" class="x" id="y">a</p>', "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href=" &#106;avascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<a href="//evil.example/">a</a>', "<a>a</a>"),
        ('<a href="/\\evil.example/">a</a>', "<a>a</a>"),
        ('<a href="/&#9;/evil.example/">a</a>', "<a>a</a>"),
        ('<a href="&#1;//evil.example/">a</a>', "<a>a</a>"),
        ('<a href="https://example.org/" target="_blank" ping="/x">a</a>', '<a href="https://example.org/">a</a>'),
        ('<img src="x" onerror="alert(1)">', ""),
        ("<svg><script>alert(1)</script></svg><p>a</p>", "<p>a</p>"),
        ('<iframe src="/"></iframe><form><input></form><p>a</p>', "<p>a</p>"),
        ("<h1>a</h1>", "a"),
        ("<div><p>a</p></div>", "<p>a</p>"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_everything_else_is_taken_out(dirty, clean):
    assert sanitise(dirty) == clean


@pytest.mark.parametrize(
    "html", [ALLOWED, "<math><mi//xlink:href='x'>", "<p><b><p>x</b>", "<table><a>x<td>y", "&lt;script&gt;"]
)
def test_cleaning_twice_changes_nothing(html):
    assert sanitise(sanitise(html)) == sanitise(html)


@pytest.mark.parametrize("html", ["a" * (MAX_CHARACTERS + 1), "<div>" * 10_001])
def test_a_text_too_large_to_clean_safely_is_refused_first(html, monkeypatch):
    monkeypatch.setattr("nh3.clean", lambda *args, **kwargs: pytest.fail("the cleaner was called"))

    with pytest.raises(ValidationError, match="too long or too complicated"):
        sanitise(html)


@pytest.mark.parametrize("html", ["&" * 100_000, "<blockquote>" * 6_000, "<li>a" * 9_000])
def test_a_text_that_grows_over_the_bounds_is_refused_the_first_time(html):
    with pytest.raises(ValidationError, match="too long or too complicated"):
        sanitise(html)


def test_the_editor_allows_exactly_what_the_sanitiser_keeps():
    assert set(editor.CONFIG["allowedContent"]) == set(CONSTRUCTS)
    assert editor.CONFIG["allowedContent"]["th"] == {"attributes": "colspan,rowspan,scope"}


def test_the_editor_keeps_what_paste_needs_and_loads_nothing_that_calls_out():
    removed = set(editor.REMOVED_PLUGINS.split(","))

    assert not {"ajax", "xml", "pastefromword", "pastefromgdocs"} & removed
    assert {"exportpdf", "scayt", "wsc", "iframe", "uploadimage", "embed"} <= removed
