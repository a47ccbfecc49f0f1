"""The library in a browser: its list and its forms, in light and dark, on a phone and at a desk."""

import pytest
from playwright.sync_api import expect

from clinic.library.models import Picture
from tests.factories import make_picture
from tests.uploads import photo

from .desk import change_form
from .test_accessibility import violations, width_on_a_phone

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
LIST, ADD = "/admin/library/picture/", "/admin/library/picture/add/"
LONG = "A physical therapist shows how to lift a heavy box from the floor with a straight back and bent knees. "


@pytest.fixture
def picture(author):
    make_picture("A knee.", by=author, upload=photo((600, 900), (40, 90, 120)))
    return make_picture(LONG, by=author, caption="Lift with your legs.", credit="Ada", upload=photo((1200, 800)))


@pytest.fixture
def desk(author, tab, picture):
    return tab(author)


def test_the_list_is_accessible(desk, photograph):
    desk.goto(LIST)
    expect(desk.locator(".picture-thumbnail")).to_have_count(2)

    assert violations(desk, "#result_list") == []
    for scheme in ("light", "dark"):
        desk.emulate_media(color_scheme=scheme)
        photograph(desk, f"library-list-{scheme}")


def test_the_form_of_a_picture_is_accessible_and_fits_a_phone(desk, picture, photograph):
    desk.goto(change_form(picture))
    photograph(desk, "library-change-light")

    assert violations(desk, "#content") == []
    photograph(desk, "library-change-dark")
    assert width_on_a_phone(desk) <= 320
    photograph(desk, "library-change-phone")


def test_a_picture_is_brought_and_hidden(desk, photograph):
    file = photo((900, 600), (9, 120, 90))
    desk.goto(ADD)
    desk.get_by_label("Picture:").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": file.read()})
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".errorlist")).to_contain_text("Say what the picture shows")
    assert violations(desk, "#content") == []
    assert width_on_a_phone(desk) <= 320
    photograph(desk, "library-add-errors-phone")

    file.seek(0)
    desk.get_by_label("Picture:").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": file.read()})
    desk.get_by_label("Alternative text").fill("A foot.")
    desk.get_by_role("button", name="Save and continue").click()
    desk.get_by_role("button", name="Hide it from the chooser").click()

    expect(desk.locator(".messagelist")).to_contain_text("The picture is hidden")
    assert list(Picture.objects.exclude(hidden_at=None).values_list("alt", flat=True)) == ["A foot."]
