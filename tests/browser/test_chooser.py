"""The library in a dialog: choosing, searching, uploading, for the editor and for a field that holds one picture."""

import base64
import re

import pytest
from django.conf import settings
from PIL import Image
from playwright.sync_api import expect

from clinic.library.models import Picture
from tests.factories import fresh, make_picture
from tests.uploads import encoded, named

from .desk import change_form, editor, press, save
from .test_accessibility import PHONE, violations, width_on_a_phone

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
SEARCH = "Search descriptions, captions and credits"
NOISE = Image.effect_noise((640, 480), 90).convert("RGB")
DROP = """files => {
    const held = new DataTransfer();
    for (const [name, size, bytes] of files) {
        const content = bytes ? Uint8Array.from(atob(bytes), c => c.charCodeAt(0)) : new Uint8Array(size);
        held.items.add(new File([content], name));
    }
    return held;
}"""
FOLLOW = """() => {
    window.seen = [];
    const all = document.querySelector('.chooser-progress'), bar = all.querySelector('progress');
    const said = all.querySelector('[role=status]');
    new MutationObserver(() => window.seen.push([bar.value, said.textContent]))
        .observe(all, {attributes: true, childList: true, subtree: true});
}"""
SIDEWAYS = (
    "document.querySelector('.chooser-content').scrollWidth > document.querySelector('.chooser-content').clientWidth"
)


@pytest.fixture
def library(author):
    """Three pictures, the newest last."""
    return [make_picture(name, by=author) for name in ("A curved spine.", "A knee.", "Somebody walks.")]


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "IMG_0042.jpg"
    file.write_bytes(encoded(NOISE, "JPEG", quality=95))
    return file


@pytest.fixture
def desk(article, author, tab):
    """Somebody at the form of an article, with the chooser open."""

    def _desk(who=author):
        opened = tab(who)
        opened.goto(change_form(article) if who.has_perm("articles.change_article") else "/one-field/")
        open_chooser(opened)
        return opened

    return _desk


@pytest.fixture
def one_field(settings, author, tab):
    """Somebody at a form that holds one picture, or none."""
    settings.ROOT_URLCONF = "tests.library.one_field"

    def _one_field(has=""):
        opened = tab(author)
        opened.goto(f"/one-field/?has={has and has.pk}")
        return opened

    return _one_field


def open_chooser(desk):
    desk.evaluate("void (window.answer = window.clinicPictures.choose())")
    expect(desk.get_by_label(SEARCH)).to_be_focused()


def answer(desk):
    return desk.evaluate("window.answer")


def choices(desk):
    return desk.locator(".chooser-choice").all_inner_texts()


def bring(desk, file):
    desk.get_by_label("Drop a new picture here, or choose its file").set_input_files(file)
    expect(desk.get_by_label("Alternative text")).to_be_focused()


def upload(desk):
    desk.get_by_role("button", name="Upload and use it").click()


def errors(desk):
    """What is said beside which field."""
    fields = desk.locator(".chooser-field:has(.errorlist:not([hidden]))")
    return {field.get_attribute("data-field"): field.locator(".errorlist").inner_text() for field in fields.all()}


def test_whoever_chooses_a_picture_gets_what_there_is_to_know_of_it(desk, library):
    at = desk()
    assert choices(at) == ["Somebody walks.", "A knee.", "A curved spine."]

    at.get_by_role("button", name="A knee.").click()

    assert answer(at) == library[1].described()
    expect(at.locator("dialog")).to_have_count(0)


def test_of_a_long_text_the_whole_is_the_name_of_the_button(desk, author):
    text = "A physical therapist shows how to lift a box with a straight back. " * 5
    make_picture(text.strip(), by=author)

    expect(desk().get_by_role("button", name=text.strip(), exact=True)).to_be_visible()


@pytest.mark.parametrize(
    "leave", [lambda at: at.keyboard.press("Escape"), lambda at: at.get_by_role("button", name="Close").click()]
)
def test_whoever_leaves_chooses_nothing_and_is_back_where_they_were(article, author, tab, library, leave):
    at = tab(author)
    at.goto(change_form(article))
    at.locator("#id_standfirst").focus()
    open_chooser(at)

    leave(at)

    assert answer(at) is None
    expect(at.locator("#id_standfirst")).to_be_focused()
    expect(at.locator("dialog")).to_have_count(0)


def test_a_search_finds_while_somebody_types(desk, library):
    at = desk()

    at.keyboard.type("spine")
    expect(at.locator(".chooser-choice")).to_have_text(["A curved spine."])
    expect(at.locator(".chooser-said")).to_have_text("1 picture.")

    at.keyboard.type("less")
    expect(at.locator(".chooser-said")).to_have_text("No picture has these words.")

    at.keyboard.press("Control+a")
    at.keyboard.press("Delete")
    expect(at.locator(".chooser-choice")).to_have_count(3)


def test_a_slow_answer_to_an_earlier_search_is_not_shown(desk, library):
    at = desk()
    held = []
    at.route(re.compile(r"choose/\?q=knee&"), lambda route: held.append(route))
    with at.expect_request(re.compile(r"choose/\?q=knee&")):
        at.keyboard.type("knee")
        at.keyboard.press("Enter")

    at.get_by_label(SEARCH).fill("spine")
    expect(at.locator(".chooser-choice")).to_have_text(["A curved spine."])
    held[0].continue_()
    at.wait_for_load_state("networkidle")

    assert choices(at) == ["A curved spine."]


def test_further_pictures_are_loaded_behind_those_that_are_there(desk, author):
    for number in range(26):
        make_picture(f"Number {number}", by=author)
    at = desk()
    expect(at.locator(".chooser-said")).to_have_text("24 pictures. There are more.")

    at.get_by_role("button", name="Load more").click()

    expect(at.get_by_role("button", name="Number 1", exact=True)).to_be_focused()
    assert choices(at) == [f"Number {number}" for number in range(25, -1, -1)]
    expect(at.get_by_role("button", name="Load more")).to_have_count(0)


def test_a_new_picture_comes_in_by_its_file(desk, author, photo, files):
    at = desk()
    bring(at, photo)
    assert re.fullmatch(r"IMG_0042.jpg \(\d+ KB\)", at.locator(".chooser-file").inner_text())

    at.keyboard.type("A curved spine.")
    at.get_by_label("Caption", exact=True).fill("Five vertebrae.")
    at.get_by_label("Credit", exact=True).fill("Ada")
    upload(at)
    expect(at.locator("dialog")).to_have_count(0)

    picture = Picture.objects.get()
    assert answer(at) == picture.described()
    assert (picture.alt, picture.caption, picture.credit) == ("A curved spine.", "Five vertebrae.", "Ada")
    assert (picture.uploaded_by, picture.width, picture.height) == (author, 640, 480)
    assert picture.name in files()


def test_a_new_picture_is_seen_while_it_is_described(desk, tmp_path):
    file = tmp_path / "red.png"
    file.write_bytes(encoded(Image.new("RGB", (960, 240), "red"), "PNG"))
    at = desk()
    bring(at, file)

    expect(at.locator(".chooser-seen")).to_be_visible()

    middle = "canvas => [canvas.width, canvas.height, ...canvas.getContext('2d').getImageData(240, 60, 1, 1).data]"
    assert at.locator(".chooser-seen").evaluate(middle) == [480, 120, 255, 0, 0, 255]


def test_of_a_file_that_is_damaged_it_is_said_before_anything_is_typed(desk, tmp_path):
    file = tmp_path / "torn.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    at = desk()

    bring(at, file)

    expect(at.locator(".chooser-problem")).to_contain_text("It may be damaged")
    expect(at.locator(".chooser-seen")).to_be_hidden()


def test_the_progress_of_an_upload_is_seen_to_its_end(desk, photo):
    at = desk()
    bring(at, photo)
    at.keyboard.type("A curved spine.")
    at.evaluate(FOLLOW)

    upload(at)
    expect(at.locator("dialog")).to_have_count(0)

    seen = at.evaluate("window.seen")
    assert [value for value, _ in seen] == sorted(value for value, _ in seen)
    assert [100, "It is there. The server is cleaning it …"] in seen


def test_a_new_picture_comes_in_by_dropping_it(desk, photo):
    at = desk()
    held = at.evaluate_handle(DROP, [["dropped.jpg", 0, base64.b64encode(photo.read_bytes()).decode()]])

    at.dispatch_event(".chooser-grid", "dragover", {"dataTransfer": held})
    expect(at.locator(".chooser.is-dropping")).to_be_visible()
    at.dispatch_event(".chooser-grid", "drop", {"dataTransfer": held})
    expect(at.locator(".chooser-file")).to_contain_text("dropped.jpg")
    at.get_by_label("Alternative text").fill("A curved spine.")
    upload(at)
    expect(at.locator("dialog")).to_have_count(0)

    assert answer(at) == Picture.objects.get().described()


def test_of_several_dropped_files_the_first_is_taken_and_that_is_said(desk):
    at = desk()
    held = at.evaluate_handle(DROP, [["first.jpg", 2048, ""], ["second.jpg", 9, ""]])

    at.dispatch_event(".chooser-drop", "drop", {"dataTransfer": held})

    said = "first.jpg (2 KB). One at a time: this is the first of 2."
    expect(at.locator(".chooser-file")).to_have_text(said)


@pytest.mark.parametrize(
    ("name", "size", "said"),
    [
        ("letter.pdf", 100, "This is not a JPEG, PNG or WebP picture."),
        ("huge.jpg", 15 * 1024 * 1024 + 1, "This file is larger than 15 MB."),
    ],
)
def test_a_file_that_cannot_be_a_picture_is_refused_before_it_is_sent(desk, name, size, said):
    at = desk()
    sent = []
    at.on("request", lambda request: sent.append(request.url))

    at.dispatch_event(".chooser-drop", "drop", {"dataTransfer": at.evaluate_handle(DROP, [[name, size, ""]])})

    expect(at.locator(".chooser-drop .errorlist")).to_contain_text(said)
    expect(at.get_by_label("Alternative text")).to_be_hidden()
    assert sent == []


def test_what_is_missing_is_asked_for_and_nothing_that_was_typed_is_lost(desk, photo):
    at = desk()
    bring(at, photo)
    at.get_by_label("Caption", exact=True).fill("Five vertebrae.")
    expect(at.get_by_label("Consent")).to_be_hidden()
    at.get_by_label("Shows people").check()

    upload(at)
    expect(at.get_by_label("Alternative text")).to_be_focused()

    assert errors(at) == {
        "alt": "Say what the picture shows, or mark it as only decoration.",
        "consent": "A real person needs to have agreed: say where the signed consent is kept, or that it is a model.",
    }
    assert at.get_by_label("Alternative text").get_attribute("aria-invalid") == "true"
    assert "chooser-alt_errors" in at.get_by_label("Alternative text").get_attribute("aria-describedby")
    assert not Picture.objects.exists()

    at.keyboard.type("Somebody walks.")
    at.get_by_label("They are models").check()
    upload(at)
    expect(at.locator("dialog")).to_have_count(0)

    picture = Picture.objects.get()
    assert (picture.alt, picture.caption, picture.is_model) == ("Somebody walks.", "Five vertebrae.", True)


def test_decoration_needs_no_text(desk, photo):
    at = desk()
    bring(at, photo)
    at.keyboard.type("Typed in vain.")
    at.get_by_label("Only decoration").check()
    expect(at.get_by_label("Alternative text")).to_be_disabled()

    upload(at)
    expect(at.locator("dialog")).to_have_count(0)

    assert answer(at)["decorative"]
    assert Picture.objects.get().alt == ""


def test_what_the_server_says_of_a_file_stands_above_the_texts(desk, tmp_path):
    torn = tmp_path / "torn.jpg"
    torn.write_bytes(encoded(NOISE, "JPEG")[:2000])
    at = desk()
    bring(at, torn)
    at.keyboard.type("A curved spine.")

    upload(at)

    expect(at.locator(".chooser-problem")).to_contain_text("This picture is damaged or incomplete.")
    expect(at.get_by_label("Alternative text")).to_have_value("A curved spine.")
    at.get_by_role("button", name="Back to the library").click()
    expect(at.get_by_label("Drop a new picture here")).to_be_focused()


def test_a_picture_that_is_there_is_offered_instead(desk, author, photo):
    known = make_picture("A curved spine.", by=author, upload=named(photo.read_bytes(), "other.jpg"))
    at = desk()
    bring(at, photo)
    at.keyboard.type("Another text.")

    upload(at)
    expect(at.locator(".chooser-problem")).to_contain_text("already in the library: “A curved spine.”")
    expect(at.get_by_role("button", name="Use this one")).to_be_focused()
    at.keyboard.press("Enter")

    assert answer(at) == known.described()
    assert Picture.objects.count() == 1


def test_an_upload_that_breaks_off_keeps_what_was_typed_and_can_be_sent_again(desk, photo):
    at = desk()
    bring(at, photo)
    at.keyboard.type("A curved spine.")
    at.route("**/upload/", lambda route: route.abort())
    upload(at)
    expect(at.locator(".chooser-problem")).to_contain_text("The upload broke off.")
    at.unroute("**/upload/")

    upload(at)
    expect(at.locator("dialog")).to_have_count(0)

    assert Picture.objects.get().alt == "A curved spine."


def test_whoever_only_reads_uploads_nothing(settings, reviewer, desk, library):
    settings.ROOT_URLCONF = "tests.library.one_field"

    at = desk(reviewer)

    expect(at.locator(".chooser-choice")).to_have_count(3)
    expect(at.locator(".chooser :is([type=file], .chooser-upload)")).to_have_count(0)
    at.dispatch_event(".chooser-grid", "drop", {"dataTransfer": at.evaluate_handle(DROP, [["a.jpg", 9, ""]])})
    expect(at.get_by_label("Alternative text")).to_have_count(0)


def test_whoever_was_signed_out_meanwhile_is_told_so(article, author, tab):
    at = tab(author)
    at.goto(change_form(article))
    at.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    at.evaluate("void (window.answer = window.clinicPictures.choose())")

    expect(at.get_by_role("alert")).to_have_text("You are signed out. Sign in in another window, then try again.")
    at.keyboard.press("Escape")
    assert answer(at) is None


def test_the_editor_puts_the_chosen_picture_into_the_text(article, author, library, tab, watch):
    at = tab(author)
    faults = watch(at)
    at.goto(change_form(article))
    editor(at).click()
    press(at, "Picture")

    at.get_by_role("button", name="A curved spine.").click()
    expect(editor(at).locator("figure img")).to_have_attribute("alt", "A curved spine.")
    save(at)

    picture = library[0]
    assert f'<img alt="A curved spine." height="48" src="{picture.url}" width="64">' in fresh(article).body
    assert faults == []


def test_uploading_needs_nothing_that_the_policy_refuses(desk, photo, one_field, watch):
    at = one_field()
    faults = watch(at)
    at.reload()

    at.get_by_role("button", name="Choose a picture…").click()
    bring(at, photo)
    at.keyboard.type("A curved spine.")
    upload(at)
    expect(at.locator(".picture-field-shown")).to_have_text("A curved spine.")

    assert faults == []


def test_a_field_is_filled_changed_and_emptied_by_the_keyboard_alone(one_field, library):
    at = one_field()
    choose = at.get_by_role("button", name=re.compile("Choose a"))
    choose.focus()

    at.keyboard.press("Enter")
    expect(at.get_by_label(SEARCH)).to_be_focused()
    at.keyboard.type("spine")
    expect(at.locator(".chooser-choice")).to_have_count(1)
    while at.evaluate("!document.activeElement.matches('.chooser-choice')"):
        at.keyboard.press("Tab")
    at.keyboard.press("Enter")

    expect(choose).to_be_focused()
    expect(at.locator(".picture-field-shown")).to_have_text("A curved spine.")
    at.keyboard.press("Tab")
    expect(at.get_by_role("button", name="Take it out")).to_be_focused()
    at.keyboard.press("Shift+Tab")
    at.keyboard.press("Enter")
    at.keyboard.press("Escape")
    expect(choose).to_be_focused()
    expect(at.locator(".picture-field-shown")).to_have_text("A curved spine.")
    at.get_by_role("button", name="Save").press("Enter")
    expect(at.locator("output")).to_have_text("<Picture: A curved spine.>")

    at.get_by_role("button", name="Take it out").press("Enter")
    expect(choose).to_be_focused()
    expect(at.locator(".picture-field-shown")).to_be_hidden()
    at.get_by_role("button", name="Save").press("Enter")
    expect(at.locator("output")).to_have_text("None")


def test_the_keys_stay_in_the_dialog(desk, library):
    at = desk()

    for _ in range(30):
        at.keyboard.press("Tab")
        inside = "document.activeElement === document.body || !!document.activeElement.closest('.chooser')"
        assert at.evaluate(inside)


def test_without_scripts_the_number_of_a_picture_is_typed(browser, live_server, one_field, author, enter, library):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    cookie = enter(author).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    at = context.new_page()
    at.goto("/one-field/")

    assert at.get_by_role("link", name="the library").get_attribute("href") == "/admin/library/picture/"
    at.get_by_label("Hero picture").fill(str(library[1].pk))
    at.get_by_role("button", name="Save").click()

    assert at.locator("output").inner_text() == "<Picture: A knee.>"
    context.close()


def test_the_chooser_is_accessible_and_never_scrolls_sideways(desk, library, photo, photograph):
    at = desk()
    photograph(at, "chooser-desktop")

    assert violations(at, ".chooser") == []
    assert width_on_a_phone(at) <= PHONE
    assert not at.evaluate(SIDEWAYS)
    photograph(at, "chooser-phone")

    bring(at, photo)
    at.get_by_label("Shows people").check()
    upload(at)
    at.locator("[aria-invalid=true]").first.wait_for()
    photograph(at, "chooser-upload-phone")
    assert violations(at, ".chooser") == []
    assert width_on_a_phone(at) <= PHONE
    assert not at.evaluate(SIDEWAYS)


def test_a_field_with_a_picture_is_accessible_and_never_scrolls_sideways(one_field, library, photograph):
    at = one_field(library[0])
    photograph(at, "picture-field-desktop")

    assert violations(at, "#one_form") == []
    assert at.get_by_role("group", name="Hero picture").count() == 1
    assert width_on_a_phone(at) <= PHONE
    photograph(at, "picture-field-phone")
