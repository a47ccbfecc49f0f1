"""Pasted text comes out clean and complete, and what was left out is named."""

import pytest

from tests.factories import fresh, make_article

from .desk import PASTE, change_form, editor, save
from .pasted import DOCS, WORD

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
PASTE_FILE = """(body) => {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File(["not really"], "photo.png", { type: "image/png" }));
  body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
CLEAN = """<h2>Getting ready</h2>

<p>Bring a <strong>list</strong> of your <em>medicines</em>, and 10<sup>3</sup> questions.</p>

<h3>What to bring</h3>

<ul>
\t<li>Your glasses</li>
\t<li>A friend who drives</li>
</ul>

<p>See <a href="https://medlineplus.gov/">MedlinePlus</a>.</p>

<table>
\t<tbody>
\t\t<tr>
\t\t\t<td><strong>Day</strong></td>
\t\t\t<td><strong>You may</strong></td>
\t\t</tr>
\t\t<tr>
\t\t\t<td>First</td>
\t\t\t<td>Walk</td>
\t\t</tr>
\t</tbody>
</table>"""


@pytest.fixture
def desk(author, tab):
    article = make_article(body="")
    writing = tab(author)
    writing.goto(change_form(article))
    editor(writing).click()
    writing.article = article
    return writing


def paste(desk, html, text="plain"):
    editor(desk).evaluate(PASTE, [html, text])


@pytest.mark.parametrize("sample", [WORD, DOCS], ids=["word", "google docs"])
def test_a_page_of_another_program_comes_out_clean_and_complete(desk, sample):
    paste(desk, sample)
    editor(desk).get_by_text("Walk").wait_for()
    save(desk)

    assert fresh(desk.article).body == CLEAN


@pytest.mark.parametrize("sample", [WORD, DOCS], ids=["word", "google docs"])
def test_what_pasting_left_out_is_named(desk, sample):
    paste(desk, sample)

    told = desk.locator(".cke_notification").inner_text()

    assert told == "Left out: fonts, colors and layout; pictures (choose them from the library)."


def test_a_text_without_styles_is_pasted_whole_and_nothing_is_named(desk):
    paste(desk, "<h2>One</h2><p>A <strong>plain</strong> text.</p><ul><li>a</li></ul>")
    editor(desk).get_by_text("A plain text.").wait_for()
    save(desk)

    assert (
        fresh(desk.article).body == "<h2>One</h2>\n\n<p>A <strong>plain</strong> text.</p>\n\n<ul>\n\t<li>a</li>\n</ul>"
    )
    assert desk.locator(".cke_notification").count() == 0


def test_blocks_of_other_programs_stay_apart(desk):
    paste(desk, "<div>Take 1</div><div>0 mg</div><section>in the</section><pre>evening</pre>")
    editor(desk).get_by_text("evening").wait_for()
    save(desk)

    assert fresh(desk.article).body == "<p>Take 1</p>\n\n<p>0 mg</p>\n\n<p>in the</p>\n\n<p>evening</p>"


def test_words_marked_as_deleted_are_left_out_and_named(desk):
    paste(desk, "<p>Take <del>10 mg</del><ins>5 mg</ins>.</p>")
    told = desk.locator(".cke_notification").inner_text()
    save(desk)

    assert told == "Left out: words marked as deleted."
    assert fresh(desk.article).body == "<p>Take 5 mg.</p>"


def test_a_file_is_not_pasted_but_asked_for_in_the_library(desk):
    editor(desk).evaluate(PASTE_FILE)

    told = desk.locator(".cke_notification").inner_text()

    assert told == "Left out: pictures (choose them from the library)."
    assert editor(desk).locator("img").count() == 0


def test_addresses_that_run_and_pictures_from_elsewhere_are_left_out_and_named(desk):
    picture, script = (
        "<img src='data:image/png;base64,iVBORw0KGgo=' alt='x'>",
        "<a href='javascript:alert(1)'>press</a>",
    )
    paste(desk, f"<p>One {picture}</p><p>Two {script} <a name='_Toc1'></a><a href='/treatments/'>ours</a></p>")
    told = desk.locator(".cke_notification").inner_text()
    save(desk)

    assert told == "Left out: pictures (choose them from the library); links that lead nowhere."
    assert fresh(desk.article).body == '<p>One</p>\n\n<p>Two press <a href="/treatments/">ours</a></p>'


def test_what_was_typed_as_source_and_left_out_is_named(desk):
    desk.locator(".cke_button__source").click()
    desk.locator("textarea.cke_source").fill("<p>Fine <u>under</u></p><iframe src='/'></iframe>")
    desk.locator(".cke_button__source").click()

    assert desk.locator(".cke_notification").inner_text() == "Left out: underlining; pages inside the page."
    assert editor(desk).inner_text().strip() == "Fine under"


def test_what_was_saved_as_source_and_left_out_is_named_by_the_server(desk):
    desk.locator(".cke_button__source").click()
    desk.locator("textarea.cke_source").fill("<p>Fine <u>under</u></p><iframe src='/'></iframe>")
    save(desk)

    told = desk.locator(".messagelist .warning").inner_text()

    assert told == "Body: taken out, because pages do not hold it: underlining; the file “/”."
    assert fresh(desk.article).body == "<p>Fine under</p>"
