"""Whatever the sanitiser lets stand inside another element outlives the editor, when its text is changed elsewhere."""

import pytest

from clinic.library.models import Picture
from clinic.richtext.constructs import CALLOUTS, SAMPLE, SAMPLE_PICTURE
from clinic.richtext.sanitise import sanitise
from clinic.richtext.tokens import tokens
from tests.factories import fresh, make_article, write

from .desk import change_form, editor, save

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]

INLINE = {
    "strong": "<strong>{}</strong>",
    "em": "<em>{}</em>",
    "sub": "<sub>{}</sub>",
    "sup": "<sup>{}</sup>",
    "abbr": '<abbr title="meaning">{}</abbr>',
    "link": '<a href="https://nih.gov/">{}</a>',
    "page": f'<a href="page:{SAMPLE}">{{}}</a>',
}
BLOCKS = {
    "p": "<p>{}</p>",
    "h2": '<h2 id="h-one">{}</h2>',
    "h3": "<h3>{}</h3>",
    "list": "<ul><li>{}</li></ul>",
    "numbers": '<ol start="3"><li>{}</li></ol>',
    "terms, the word": "<dl><dt>{}</dt><dd>meaning</dd></dl>",
    "terms, the meaning": "<dl><dt>word</dt><dd>{}</dd></dl>",
    "quotation": "<blockquote>{}</blockquote>",
    "cell": "<table><tbody><tr><td>{}</td></tr></tbody></table>",
    "heading cell": '<table><thead><tr><th scope="col">{}</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>',
    "caption of a table": "<table><caption>{}</caption><tbody><tr><td>a</td></tr></tbody></table>",
    "caption": f'<figure class="picture"><img alt="a" src="{SAMPLE_PICTURE}"><figcaption>{{}}</figcaption></figure>',
    "summary": "<details><summary>{}</summary><p>a</p></details>",
    "details": "<details><summary>a</summary>{}</details>",
    "box": f'<div class="{next(iter(CALLOUTS))}">{{}}</div>',
}
ALONE = {
    "marker": f'words<a href="reference:{SAMPLE}">1</a>',
    "line": "one<br>two",
    "picture": f'<figure class="picture"><img alt="a" src="{SAMPLE_PICTURE}"></figure>',
}
PARTS = {**INLINE, **BLOCKS}


def kept(outer):
    """What may stand in this element, each as the sanitiser writes it."""
    found = {}
    for name, part in {**PARTS, **ALONE}.items():
        written = PARTS[outer].format(part.format("some words"))
        if sanitise(written).replace("\n", "") == written:
            found[name] = written
    return found


def shape(html):
    """Every tag and word: white space and the paragraphs that an editor puts around bare words mean nothing."""
    read = [token.raw.strip() for token in tokens(html) if token.name != "p"]
    return [piece for piece in read if piece]


@pytest.fixture
def desk(author, tab):
    Picture(sha256="0" * 64, extension="png", width=800, height=450, alt="A spine.", uploaded_by=author).save()
    article = make_article(body="<p>x</p>")
    article.references.create(authors="Doe J", title="On nerves", source="Pain", year=2020, uuid=SAMPLE)
    writing = tab(author)

    def _desk(body):
        article.body = body
        article.save()
        write(article)
        writing.goto(change_form(article))
        writing.article = article
        return writing

    return _desk


@pytest.mark.parametrize("outer", PARTS)
def test_what_stands_in_it_outlives_a_change_elsewhere(desk, outer):
    parts = kept(outer)
    body = "\n\n".join([*parts.values(), "<p>The end.</p>"])
    writing = desk(body)

    editor(writing).locator(":scope > p", has_text="The end.").click()
    writing.keyboard.press("End")
    writing.keyboard.type(" Or not.")
    save(writing)

    assert len(parts) >= 5
    assert shape(fresh(writing.article).body) == shape(body.replace("The end.", "The end. Or not."))
