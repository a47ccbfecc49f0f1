"""The library in the admin: who may bring, describe and hide pictures, and that nothing typed is lost."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry
from django.core.files.uploadhandler import StopFutureHandlers
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from clinic.library.cleaning import MAX_BYTES
from clinic.library.models import Picture
from clinic.library.uploads import BoundedUploadHandler
from tests import forms
from tests.factories import make_picture
from tests.uploads import encoded, named, photo, upload

LIST, ADD = "/admin/library/picture/", "/admin/library/picture/add/"


@pytest.fixture
def picture(author):
    return make_picture("A spine.", by=author, upload=photo((640, 480)))


def step(picture, name):
    return reverse(f"admin:library_picture_{name}", args=[picture.pk])


def rows(response):
    return [cell.a.text for cell in BeautifulSoup(response.content, "html5lib").select(".field-says")]


def errors(response):
    """By the name of the field, as they stand beside it."""
    form = response.context["adminform"].form
    return {name: " ".join(found) for name, found in form.errors.items()}


def typed(**fields):
    return {"alt": "A spine.", "caption": "Five vertebrae.", "credit": "Ada Author", **fields}


@pytest.mark.parametrize("who", ["author", "publisher", "administrator"])
def test_whoever_writes_brings_a_picture_with_what_is_said_of_it(who, request, enter, files):
    member = request.getfixturevalue(who)

    response = enter(member).post(ADD, typed(upload=photo((640, 480))))

    picture = Picture.objects.get()
    assert response["Location"] == LIST
    assert (picture.alt, picture.caption, picture.credit) == ("A spine.", "Five vertebrae.", "Ada Author")
    assert (picture.width, picture.height, picture.uploaded_by) == (640, 480, member)
    assert set(files()) == {picture.name, *(f"pictures/{picture.sha256}/{width}w.webp" for width in (320, 640))}
    assert LogEntry.objects.get().get_change_message() == "Added."


@pytest.mark.parametrize(
    ("said", "field", "message"),
    [
        ({"alt": ""}, "alt", "Say what the picture shows"),
        ({"is_decorative": "on"}, "alt", "Take one of the two out"),
        ({"shows_people": "on"}, "consent", "needs to have agreed"),
    ],
)
def test_what_is_missing_is_told_beside_its_field_and_nothing_is_stored(author, enter, files, said, field, message):
    response = enter(author).post(ADD, typed(upload=photo()) | said)

    assert list(errors(response)) == [field]
    assert message in errors(response)[field]
    assert (files(), Picture.objects.count()) == ({}, 0)


BAD_FILES = {
    "nothing": (None, "This field is required"),
    "empty": (named(b"", "a.jpg"), "not a JPEG, PNG or WebP"),
    "svg": (named(b"<svg><script>alert(1)</script></svg>", "a.jpg"), "not a JPEG, PNG or WebP"),
    "name": (photo(name="a.png"), "does not end in .jpg or .jpeg"),
    "large": (named(encoded(Image.new("RGB", (9, 9)), "JPEG").ljust(16_000_000, b"\0"), "a.jpg"), "larger than 15 MB"),
    "huge": (named(b"\xff\xd8" + bytes(40_000_000), "a.jpg"), "larger than 15 MB"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_file_that_cannot_be_used_is_told_and_what_was_typed_stays(author, enter, files, kind):
    file, message = BAD_FILES[kind]
    if file:
        file.seek(0)

    response = enter(author).post(ADD, typed(caption="Five <vertebrae>.") | ({"upload": file} if file else {}))

    assert list(errors(response)) == ["upload"]
    assert message in errors(response)["upload"]
    assert "Choose the file again" in response.content.decode()
    assert forms.read(response).items() >= typed(caption="Five <vertebrae>.").items()
    assert (files(), Picture.objects.count()) == ({}, 0)


def test_a_file_of_many_parts_arrives_whole(author, enter):
    noise = upload(Image.effect_noise((1500, 1000), 90))
    assert noise.size > 1_000_000

    enter(author).post(ADD, typed(upload=noise))

    assert (Picture.objects.get().width, Picture.objects.get().height) == (1500, 1000)


def test_of_a_file_that_is_too_large_no_more_is_kept_than_shows_it():
    handler, part = BoundedUploadHandler(), bytes(65_536)
    handler.handle_raw_input(None, {}, 0, b"")
    with pytest.raises(StopFutureHandlers):
        handler.new_file("upload", "a.jpg", "image/jpeg", None)

    for start in range(0, 60_000_000, len(part)):
        handler.receive_data_chunk(part, start)
    file = handler.file_complete(60_000_000)

    assert file.size > MAX_BYTES
    assert len(file.read()) <= MAX_BYTES + len(part)


def test_a_full_disk_is_told_and_what_was_typed_stays(author, enter, files, full_disk):
    noise = upload(Image.effect_noise((300, 200), 60), "JPEG")
    client = enter(author)

    with full_disk(2000):
        response = client.post(ADD, typed(upload=noise))

    assert "its disk may be full" in errors(response)["upload"]
    assert forms.read(response).items() >= typed().items()
    assert (files(), Picture.objects.count()) == ({}, 0)


@pytest.mark.parametrize("hidden", [False, True])
def test_a_picture_that_is_there_already_is_led_to(author, enter, picture, hidden):
    if hidden:
        picture.hide(author)

    response = enter(author).post(ADD, typed(alt="Another.", upload=photo((640, 480))))

    assert "already in the library: “A spine.”" in errors(response)["upload"]
    assert ("It is hidden" in errors(response)["upload"]) == hidden
    link = BeautifulSoup(response.content, "html5lib").select_one(".errornote a.in-text")
    assert (link["href"], link.text) == (forms.address(picture), "A spine.")
    assert forms.read(response)["alt"] == "Another."
    assert Picture.objects.count() == 1


def test_two_files_at_once_are_refused(author, enter):
    response = enter(author).post(ADD, typed(upload=[photo(), photo(color=(1, 2, 3))]))

    assert response.status_code == 400
    assert not Picture.objects.exists()


def test_the_form_shows_the_picture_and_changes_what_is_said_of_it_alone(author, enter, picture, files):
    client, before = enter(author), files()
    form = client.get(forms.address(picture))

    image = BeautifulSoup(form.content, "html5lib").select_one("img.picture-shown")
    assert (image["src"], image["alt"]) == (picture.url, "A spine.")
    assert "upload" not in forms.read(form)
    client.post(forms.address(picture), forms.read(form) | {"alt": "A straight spine.", "upload": photo()})

    changed = Picture.objects.get()
    assert (changed.alt, changed.sha256) == ("A straight spine.", picture.sha256)
    assert files() == before


@pytest.mark.parametrize("name", ["sha256", "extension", "width", "height", "hidden_at", "uploaded_by", "uploaded_at"])
def test_what_a_picture_is_does_not_come_from_its_form(author, enter, picture, name):
    client = enter(author)
    before = Picture.objects.values().get()

    client.post(forms.address(picture), forms.opened(client, picture) | {name: "1", "credit": "Saved"})

    assert Picture.objects.values().get() == before | {"credit": "Saved"}


def test_a_picture_is_hidden_and_taken_back(author, enter, picture):
    client = enter(author)

    hidden = client.post(step(picture, "hide"), follow=True)

    assert list(Picture.objects.offered()) == []
    assert "Texts that show it keep it" in hidden.content.decode()
    assert rows(client.get(LIST)) == []
    assert rows(client.get(LIST, {"hidden": "yes"})) == ["A spine."]

    client.post(step(picture, "show"))

    assert list(Picture.objects.offered()) == [picture]
    assert [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")] == ["Hidden.", "Offered again."]


def test_hiding_and_the_filter_say_in_plain_words_what_becomes_of_a_picture(author, enter, picture):
    client = enter(author)

    def says(where, what):
        return [part.text.strip() for part in BeautifulSoup(client.get(where).content, "html5lib").select(what)]

    form = reverse("admin:library_picture_change", args=[picture.pk])
    assert says(form, ".picture-offer button") == ["Hide it from the chooser"]
    assert says(LIST, "#changelist-filter summary") == ["By what is offered"]
    assert says(LIST, "#changelist-filter li") == ["Offered for texts", "Hidden"]

    client.post(step(picture, "hide"))

    assert says(form, ".picture-offer button") == ["Offer it for texts again"]


def test_whoever_hides_it_twice_changes_nothing_more(author, enter, picture):
    client = enter(author)
    client.post(step(picture, "hide"))
    before = Picture.objects.values().get()

    client.post(step(picture, "hide"))

    assert Picture.objects.values().get() == before
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize("name", ["hide", "show"])
def test_it_is_hidden_and_taken_back_by_a_press_only(author, enter, picture, name):
    if name == "show":
        picture.hide(author)
    before = Picture.objects.values().get()

    assert [enter(author).get(step(picture, name)).status_code, before] == [405, Picture.objects.values().get()]


@pytest.mark.parametrize("address", ["add", "change", "hide", "show"])
def test_nothing_happens_without_the_token_of_the_form(author, enter, picture, files, address):
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = enter(author).cookies
    before = (Picture.objects.values().get(), files())
    where = {"add": ADD, "change": forms.address(picture)}.get(address) or step(picture, address)

    response = careful.post(where, typed(alt="Forged.", upload=photo()))

    assert response.status_code == 403
    assert (Picture.objects.values().get(), files()) == before


@pytest.mark.parametrize("who", ["reviewer", "member", "visitor"])
def test_who_may_not_bring_change_or_hide_a_picture(request, enter, visitor, picture, files, who):
    client = visitor if who == "visitor" else enter(_member(who, request))
    before = (Picture.objects.values().get(), files())
    refused = 302 if who == "visitor" else 403

    for where in (ADD, forms.address(picture), step(picture, "hide"), step(picture, "show")):
        response = client.post(where, typed(alt="Forged.", upload=photo(color=(1, 2, 3))))

        assert response.status_code == refused
        assert refused == 403 or response["Location"].startswith("/admin/login/")
    assert (Picture.objects.values().get(), files()) == before


def _member(who, request):
    """A member of staff who is in no group, or whoever the fixture makes."""
    if who != "member":
        return request.getfixturevalue(who)
    return request.getfixturevalue("django_user_model").objects.create_user("member", is_staff=True)


def test_a_reviewer_looks_at_pictures(reviewer, enter, picture):
    client = enter(reviewer)

    assert rows(client.get(LIST)) == ["A spine."]
    form = BeautifulSoup(client.get(forms.address(picture)).content, "html5lib")
    assert form.select_one("img.picture-shown")["src"] == picture.url
    assert form.select("#picture_form :is(input, textarea):not([type=hidden])") == form.select(".picture-offer") == []


@pytest.mark.parametrize("who", ["author", "administrator", "superuser"])
def test_nobody_deletes_a_picture(request, enter, picture, who):
    client = enter(request.getfixturevalue(who))

    assert client.post(f"{LIST}{picture.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post(LIST, {"action": "delete_selected", "_selected_action": picture.pk, "post": "yes"})

    assert list(Picture.objects.all()) == [picture]


def test_the_list_is_searched_in_all_that_is_said(author, enter, picture):
    make_picture("A knee.", by=author, credit="Spine pictures")
    make_picture("A foot.", by=author)
    client = enter(author)

    assert rows(client.get(LIST, {"q": "spine"})) == ["A knee.", "A spine."]
    assert rows(client.get(LIST, {"q": "SPINE knee"})) == ["A knee."]
    assert client.get(LIST, {"q": "spine\0"}).status_code == 200


def test_the_list_shows_the_smallest_rendition_of_each(author, enter, picture):
    image = BeautifulSoup(enter(author).get(LIST).content, "html5lib").select_one("img.picture-thumbnail")

    assert image["src"] == f"/media/pictures/{picture.sha256}/320w.webp"
    assert image["alt"] == "A spine."


@pytest.mark.parametrize("lookup", ["alt__regex=(", "uploaded_by__password__startswith=p", "hidden_at__isnull=0"])
def test_the_list_answers_no_lookup_made_by_hand(author, enter, picture, lookup):
    assert enter(author).get(f"{LIST}?{lookup}").status_code == 400


def test_the_list_asks_as_many_questions_for_thirty_pictures_as_for_one(author, enter, picture):
    client = enter(author)
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for number in range(30):
        make_picture(f"Number {number}.", by=author)

    with CaptureQueriesContext(connection) as thirty:
        assert len(rows(client.get(LIST))) == 31

    assert len(thirty) == len(one)


def test_the_file_input_offers_what_may_come_in(author, enter):
    field = re.search(r'<input type="file"[^>]*>', enter(author).get(ADD).content.decode())[0]

    assert 'accept=".jpg,.jpeg,.png,.webp"' in field


def test_the_second_of_two_who_describe_a_picture_is_told_what_the_first_wrote(author, enter):
    client, picture = enter(author), make_picture("A knee.", by=author)
    before = forms.opened(client, picture)
    client.post(forms.address(picture), before | {"shows_people": "on", "consent": "Consents 2026, number 14"})

    refused = client.post(forms.address(picture), before | {"credit": "Ada"})

    said = refused.content.decode()
    assert "Somebody changed what is said of this picture after you opened it." in said
    assert "Shows people: “yes”; Consent: “Consents 2026, number 14”" in said
    assert 'value="Ada"' in said
    assert Picture.objects.values_list("consent", "credit").get() == ("Consents 2026, number 14", "")

    client.post(forms.address(picture), forms.read(refused))
    assert Picture.objects.values_list("consent", "credit").get() == ("", "Ada")


@pytest.mark.parametrize(
    ("alt", "is_refused"), [("IMG_0042.JPG", True), ("my holiday.png ", True), ("A knee. Seen", False)]
)
def test_the_name_of_a_file_is_no_alternative_text(author, enter, alt, is_refused):
    client, picture = enter(author), make_picture("A knee.", by=author)

    said = client.post(forms.address(picture), forms.opened(client, picture) | {"alt": alt}).content.decode()

    assert ("This is the name of a file. Say what the picture shows." in said) == is_refused
