"""The editor as its writers use it: it loses nothing, and makes every construct."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from clinic.library.models import Picture
from clinic.richtext.constructs import CALLOUTS, CONSTRUCTS, SAMPLE, SAMPLE_PICTURE
from tests.factories import fresh, make_article, make_topic, publish, write

from .desk import add_paragraph, change_form, editor, press, save

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
EVERYTHING = "\n\n".join(construct.example for construct in CONSTRUCTS)
WRITTEN_OTHERWISE = (
    "<ul><li>One<ol><li>Two</li></ol></li></ul>\n<p>a  b</p><table><tbody><tr><td>c</td></tr></tbody></table>"
)
MARKER = f'<p>It may help.<a href="reference:{SAMPLE}">1</a></p>'
FIGURE = f'<figure class="picture"><img alt="A spine." height="45" src="{SAMPLE_PICTURE}" width="80"></figure>'
NESTED = (
    f'<div class="callout-note">\n{MARKER}\n\n{FIGURE}\n</div>\n\n'
    f'<details>\n<summary>Why?</summary>\n<div class="callout-warning">\n{MARKER}\n</div>\n</details>'
)


@pytest.fixture
def desk(author, tab):
    """Opens the form of an article with this text, and goes to it."""

    def _desk(body, **fields):
        Picture(sha256="0" * 64, extension="png", width=800, height=450, alt="A spine.", uploaded_by=author).save()
        article = make_article(body=body, bare=True, **fields)
        article.references.create(authors="Doe J", title="On nerves", source="Pain", year=2020, pmid="1", uuid=SAMPLE)
        article.references.create(authors="Roe R", title="On backs", source="Spine", year=2021, pmid="2", position=1)
        write(article)
        writing = tab(author)
        writing.goto(change_form(article))
        editor(writing).focus()
        writing.article = article
        return writing

    return _desk


def choose_all(desk):
    editor(desk).click()
    desk.keyboard.press("Control+a")


def end_of(desk, text):
    editor(desk).get_by_text(text, exact=True).click()
    desk.keyboard.press("End")


def choose_box(desk, name):
    desk.locator(".cke_combo__clinicbox a").click()
    desk.frame_locator(".cke_combopanel iframe").get_by_role("option", name=name, exact=True).click()


@pytest.mark.parametrize("body", [EVERYTHING, WRITTEN_OTHERWISE], ids=["every construct", "written otherwise"])
def test_a_text_that_is_opened_and_saved_untouched_changes_by_no_byte(desk, body):
    writing = desk(body)
    revisions = writing.article.revisions.count()

    save(writing)

    assert fresh(writing.article).body == body
    assert writing.article.revisions.count() == revisions


@pytest.mark.parametrize("body", [EVERYTHING, WRITTEN_OTHERWISE], ids=["every construct", "written otherwise"])
def test_the_source_view_shows_every_byte_and_changes_none(desk, body):
    writing = desk(body)

    press(writing, "Source")
    source = writing.locator("textarea.cke_source").input_value()
    press(writing, "Source")
    editor(writing).click()
    save(writing)

    assert source == body
    assert fresh(writing.article).body == body


def test_a_change_at_one_place_changes_nothing_elsewhere(desk):
    writing = desk(EVERYTHING)

    add_paragraph(writing, "More.")
    save(writing)

    assert fresh(writing.article).body == f"{EVERYTHING}\n\n<p>More.</p>"


def test_markers_pictures_and_boxes_inside_others_outlive_a_change_elsewhere(desk):
    writing = desk(NESTED)

    editor(writing).evaluate("text => text.insertAdjacentHTML('beforeend', '<p>More.</p>')")
    save(writing)

    assert fresh(writing.article).body == f"{NESTED}\n\n<p>More.</p>"


def test_a_change_inside_boxes_and_questions_is_kept(desk):
    writing = desk(EVERYTHING)
    for at, typed in ((".callout-note p", "Please. "), (".details-content p", "Yes. "), ("figcaption", "Look. ")):
        editor(writing).locator(at).click()
        writing.keyboard.press("Home")
        writing.keyboard.type(typed)
    save(writing)

    changed = (
        EVERYTHING.replace("Bring your glasses", "Please. Bring your glasses")
        .replace("It shows where", "Yes. It shows where")
        .replace("The lower back has", "Look. The lower back has")
    )
    assert fresh(writing.article).body == changed


@pytest.mark.parametrize("kind", CALLOUTS)
def test_a_paragraph_is_put_into_a_box_and_taken_out_again(desk, kind):
    writing = desk("<p>Bring your glasses.</p>")
    choose_all(writing)

    choose_box(writing, CALLOUTS[kind])
    save(writing)
    boxed = fresh(writing.article).body

    assert boxed == f'<div class="{kind}">\n<p>Bring your glasses.</p>\n</div>'
    editor(writing).locator(f".{kind} p").click()
    choose_box(writing, "No box, keep the text")
    save(writing)
    assert fresh(writing.article).body == "<p>Bring your glasses.</p>"


def test_an_abbreviation_is_explained(desk):
    writing = desk("<p>ESI</p>")
    choose_all(writing)

    press(writing, "Abbreviation")
    writing.get_by_label("What it means").fill("epidural steroid injection")
    writing.get_by_role("button", name="Use it").click()
    save(writing)

    assert fresh(writing.article).body == '<p><abbr title="epidural steroid injection">ESI</abbr></p>'


def test_one_of_our_pages_is_found_by_its_title_and_linked_by_its_uuid(desk, publisher, tab):
    topic = make_topic("Sciatica", slug="sciatica")
    publish(topic)
    writing = desk("<p>sciatic pain</p>")
    choose_all(writing)

    press(writing, "Our page")
    writing.get_by_label("Search by title").fill("sciat")
    writing.get_by_role("button", name="Sciatica Topic").click()
    save(writing)
    article = fresh(writing.article)
    path = publish(article).path
    fresh(topic).move("leg-pain", publisher)
    visitor = tab()
    visitor.goto(path)

    assert article.body == f'<p><a href="page:{topic.uuid}">sciatic pain</a></p>'
    assert visitor.get_by_role("link", name="sciatic pain").get_attribute("href") == "/topics/leg-pain/"


def test_a_reference_that_was_just_added_is_cited_and_numbered_by_its_place(desk, tab):
    writing = desk("<p>A small benefit.</p>")
    writing.get_by_role("button", name="Add another Reference").click()
    for name, value in {"authors": "Poe P", "title": "On hips", "source": "Joint", "year": "2022", "pmid": "3"}.items():
        writing.locator(f"#id_references-2-{name}").fill(value)
    editor(writing).click()
    writing.keyboard.press("Control+End")

    press(writing, "Reference")
    writing.get_by_role("button", name="3. Poe P On hips 2022").click()
    expect(editor(writing).locator("sup.cite")).to_have_text("3")
    save(writing)
    article = fresh(writing.article)
    row = article.references.get(authors="Poe P")
    visitor = tab()
    visitor.goto(publish(article).path)

    assert article.body == f'<p>A small benefit.<a href="reference:{row.uuid}">3</a></p>'
    marker = visitor.locator("sup.cite a")
    assert marker.inner_text() == "3"
    assert "Poe P" in visitor.locator(marker.get_attribute("href")).inner_text()


def test_a_marker_shows_the_number_that_its_row_has_now(desk):
    writing = desk(f'<p>So.<a href="reference:{SAMPLE}">7</a><a href="reference:{uuid4()}">8</a></p>')

    assert editor(writing).locator("sup.cite").all_inner_texts() == ["2", "?"]


def test_a_question_to_open_is_written_over_its_example(desk):
    writing = desk("<p>Before.</p>\n\n<p>After.</p>")
    end_of(writing, "Before.")

    press(writing, "Opens on demand")
    writing.keyboard.type("Why?")
    writing.keyboard.press("Enter")
    writing.keyboard.type("Because.")
    save(writing)

    assert fresh(writing.article).body == (
        "<p>Before.</p>\n\n<details>\n<summary>Why?</summary>\n<p>Because.</p>\n</details>\n\n<p>After.</p>"
    )


def test_enter_after_a_question_replaces_no_answer_of_the_author(desk):
    writing = desk("<details>\n<summary>Why</summary>\n<p>Because.</p>\n</details>")
    end_of(writing, "Why")

    writing.keyboard.press("Enter")
    writing.keyboard.type("Well: ")
    save(writing)

    assert fresh(writing.article).body == "<details>\n<summary>Why</summary>\n<p>Well: Because.</p>\n</details>"


def test_a_list_of_terms_is_written_over_its_example(desk):
    writing = desk("<p>Before.</p>\n\n<p>After.</p>")
    end_of(writing, "Before.")

    press(writing, "Words explained")
    for typed in ("Lumbar", "Of the lower back", "Facet"):
        writing.keyboard.type(typed)
        writing.keyboard.press("Enter")
    writing.keyboard.type("A small joint")
    save(writing)

    assert fresh(writing.article).body == (
        "<p>Before.</p>\n\n<dl>\n\t<dt>Lumbar</dt>\n\t<dd>Of the lower back</dd>\n\t<dt>Facet</dt>\n"
        "\t<dd>A small joint</dd>\n</dl>\n\n<p>After.</p>"
    )


def test_a_new_box_is_written_in_at_once_and_there_is_a_line_behind_it(desk):
    writing = desk("")

    choose_box(writing, "Note")
    writing.keyboard.type("Bring your glasses.")
    editor(writing).locator(":scope > p").last.click()
    writing.keyboard.type("Behind.")
    save(writing)

    assert fresh(writing.article).body == (
        '<div class="callout-note">\n<p>Bring your glasses.</p>\n</div>\n\n<p>Behind.</p>'
    )


def test_behind_a_picture_the_text_goes_on(desk):
    writing = desk("<p>Before.</p>\n\n<p>After.</p>")
    end_of(writing, "Before.")

    press(writing, "Picture")
    writing.get_by_role("button", name="A spine.").click()
    editor(writing).locator("figure").wait_for()
    writing.keyboard.type("Between.")
    save(writing)

    assert fresh(writing.article).body == f"<p>Before.</p>\n\n{FIGURE}\n\n<p>Between.</p>\n\n<p>After.</p>".replace(
        'height="45"', 'height="450"'
    ).replace('width="80"', 'width="800"')


def test_typing_goes_on_behind_a_new_marker_and_a_new_link(desk):
    writing = desk("<p>It helps.</p>")
    end_of(writing, "It helps.")

    press(writing, "Reference")
    writing.get_by_role("button", name="2. Doe J On nerves 2020").click()
    expect(editor(writing).locator("sup.cite")).to_be_visible()
    writing.keyboard.type("See ")
    press(writing, "Link")
    writing.get_by_label("URL").fill("nih.gov")
    writing.get_by_label("Display Text").fill("NIH")
    writing.get_by_role("button", name="OK").click()
    expect(editor(writing).locator("a")).to_have_text("NIH")
    writing.keyboard.type(", too.")
    save(writing)

    assert fresh(writing.article).body.replace("&nbsp;", " ").replace("\xa0", " ") == (
        f'<p>It helps.<a href="reference:{SAMPLE}">2</a>See <a href="https://nih.gov">NIH</a>, too.</p>'
    )


def test_an_empty_last_line_leaves_a_box_and_an_answer(desk):
    boxed, answer = '<div class="callout-warning">\n<p>Take care.</p>\n</div>', "<p>Because.</p>\n</details>"
    writing = desk(f"{boxed}\n\n<details>\n<summary>Why?</summary>\n{answer}\n\n<p>The end.</p>")

    for text, typed in (("Take care.", "Behind the box."), ("Because.", "Behind the answer.")):
        end_of(writing, text)
        writing.keyboard.press("Enter")
        writing.keyboard.press("Enter")
        writing.keyboard.type(typed)
    save(writing)

    assert fresh(writing.article).body == (
        f"{boxed}\n\n<p>Behind the box.</p>\n\n<details>\n<summary>Why?</summary>\n{answer}\n\n"
        "<p>Behind the answer.</p>\n\n<p>The end.</p>"
    )


@pytest.mark.parametrize("button", ["Words explained", "Opens on demand"])
def test_no_block_is_put_into_the_words_of_a_question(desk, button):
    writing = desk("<details>\n<summary>Why?</summary>\n<p>Because.</p>\n</details>\n\n<p>The end.</p>")
    end_of(writing, "Why?")

    press(writing, button)
    writing.keyboard.type("New")
    save(writing)

    body = fresh(writing.article).body
    assert body.startswith("<details>\n<summary>Why?</summary>\n<p>Because.</p>\n</details>")
    assert "New" in body.partition("</details>")[2]


def test_enter_goes_through_a_list_of_terms_and_out_of_it(desk):
    writing = desk("<dl><dt>Lumbar</dt><dd>Of the lower back</dd></dl>")

    editor(writing).locator("dd").click()
    writing.keyboard.press("End")
    for typed in ("Facet", "A small joint", ""):
        writing.keyboard.press("Enter")
        writing.keyboard.type(typed)
    writing.keyboard.press("Enter")
    writing.keyboard.type("On we go.")
    save(writing)

    assert fresh(writing.article).body == (
        "<dl>\n\t<dt>Lumbar</dt>\n\t<dd>Of the lower back</dd>\n\t<dt>Facet</dt>\n\t<dd>A small joint</dd>\n</dl>\n\n"
        "<p>On we go.</p>"
    )


def test_the_dialogs_close_with_escape_and_change_nothing(desk):
    writing = desk("<p>Text.</p>")
    for button in ("Our page", "Reference", "Abbreviation"):
        press(writing, button)
        expect(writing.locator("dialog[open]")).to_be_visible()
        writing.keyboard.press("Escape")
        expect(writing.locator("dialog")).to_have_count(0)
    save(writing)

    assert fresh(writing.article).body == "<p>Text.</p>"


def test_a_marker_stands_behind_the_words_that_were_selected(desk):
    writing = desk("<p>A small benefit.</p>")
    choose_all(writing)

    press(writing, "Reference")
    writing.get_by_role("button", name="2. Doe J On nerves 2020").click()
    save(writing)

    assert fresh(writing.article).body == f'<p>A small benefit.<a href="reference:{SAMPLE}">2</a></p>'


def test_a_list_with_markers_is_put_into_a_box_whole(desk):
    listed = f'<ul>\n\t<li>One<a href="reference:{SAMPLE}">1</a></li>\n\t<li>Two</li>\n</ul>'
    writing = desk(listed)
    editor(writing).get_by_text("Two").click()

    choose_box(writing, "Warning")
    save(writing)

    assert fresh(writing.article).body == f'<div class="callout-warning">\n{listed}\n</div>'


LINKS = f'<a href="https://nih.gov/">NIH</a><a href="reference:{SAMPLE}">2</a>'
PICTURE = f'<img alt="A spine." height="450" src="{SAMPLE_PICTURE}" width="800">'


@pytest.mark.parametrize(
    "block",
    [
        f"<details>\n<summary>See {LINKS}</summary>\n<p>a</p>\n</details>",
        f'<figure class="picture">{PICTURE}\n<figcaption>One<br>\nand {LINKS}</figcaption>\n</figure>',
    ],
    ids=["summary", "caption"],
)
def test_links_and_markers_in_a_summary_and_a_caption_outlive_a_change_elsewhere(desk, block):
    writing = desk(f"{block}\n\n<p>The end.</p>")

    editor(writing).get_by_text("The end.").click()
    writing.keyboard.press("End")
    writing.keyboard.type(" Or not.")
    save(writing)

    assert fresh(writing.article).body == f"{block}\n\n<p>The end. Or not.</p>"
