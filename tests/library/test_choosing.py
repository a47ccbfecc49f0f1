"""What the chooser asks: who may, what it is offered, and what becomes of an upload."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopFutureHandlers
from django.test import Client
from PIL import Image

from clinic.library.cleaning import MAX_BYTES, clean
from clinic.library.models import Picture
from clinic.library.uploads import BoundedUploadHandler
from tests.factories import make_picture, make_user
from tests.uploads import photo, upload

CHOOSE, UPLOAD = "/admin/library/picture/choose/", "/admin/library/picture/upload/"
ODD_PAGES = ["", "0", "-1", "x", "1.5", "²", "٣", "\0", "9" * 30, "9" * 5000, "99999999"]
ODD_WORDS = ["\0", "%", "\\", "'", "(", "a" * 5000, "\u202e"]


def offered(response):
    """The names of the buttons, each a picture's."""
    return [
        " ".join(one.text.split())
        for one in BeautifulSoup(response.content.decode(), "html5lib").select(".chooser-choice")
    ]


def send(client, file=None, **fields):
    return client.post(UPLOAD, {"upload": file or photo(), "alt": "A spine."} | fields)


@pytest.fixture
def desk(author, enter):
    return enter(author)


def nothing_is_stored(files):
    return files() == {} and not Picture.objects.exists() and not LogEntry.objects.exists()


def test_the_newest_pictures_are_offered_first_and_hidden_ones_never(author, desk):
    _, second, _ = (make_picture(name, by=author) for name in ("First", "Second", "Third"))
    second.hide(author)

    assert offered(desk.get(CHOOSE)) == ["Third", "First"]
    assert offered(desk.get(CHOOSE, {"page": 1, "q": "second"})) == []


def test_a_picture_without_a_text_says_that_it_is_decoration(author, desk):
    make_picture("", by=author, is_decorative=True)
    make_picture("", by=author, is_decorative=True, caption="Waves")

    assert offered(desk.get(CHOOSE)) == ["Only decoration: Waves", "Only decoration"]


def test_a_search_finds_words_of_every_text(author, desk):
    make_picture("A curved spine.", by=author, credit="Ada")
    make_picture("A knee.", by=author, caption="With a curve", credit="Ben")

    assert [offered(desk.get(CHOOSE, {"q": words, "page": 1})) for words in ("curve", "CURVE ada", "foot")] == [
        ["A knee.", "A curved spine."],
        ["A curved spine."],
        [],
    ]


def test_further_pictures_come_in_portions(author, desk):
    for number in range(27):
        make_picture(f"Number {number}", by=author)

    first, second, third = (desk.get(CHOOSE, {"page": page}) for page in (1, 2, 3))

    assert offered(first) == [f"Number {number}" for number in range(26, 2, -1)]
    assert offered(second) == ["Number 2", "Number 1", "Number 0"]
    assert offered(third) == []
    assert ['data-page="2"' in one.content.decode() for one in (first, second)] == [True, False]


def test_a_portion_of_exactly_all_pictures_is_the_last(author, desk):
    for _ in range(24):
        make_picture(by=author)

    assert "data-page" not in desk.get(CHOOSE).content.decode()


@pytest.mark.parametrize("page", ODD_PAGES)
def test_an_odd_number_of_a_page_is_no_error(author, desk, page):
    make_picture("A spine.", by=author)

    response = desk.get(CHOOSE, {"page": page})

    assert response.status_code == 200
    assert offered(response) in (["A spine."], [])


@pytest.mark.parametrize("words", ODD_WORDS)
def test_odd_words_are_no_error(author, desk, words):
    make_picture("A spine.", by=author)

    assert desk.get(CHOOSE, {"q": words}).status_code == 200


def test_what_a_picture_says_stays_text(author, desk):
    make_picture('"><script>alert(1)</script>', by=author)

    response = desk.get(CHOOSE)

    assert offered(response) == ['"><script>alert(1)</script>']
    assert "<script>alert" not in response.content.decode()


def test_many_pictures_ask_as_much_as_one(author, desk, django_assert_num_queries):
    make_picture(by=author)
    desk.get(CHOOSE)
    with django_assert_num_queries(6) as one:
        desk.get(CHOOSE)
    for _ in range(20):
        make_picture(by=author)

    with django_assert_num_queries(len(one)):
        desk.get(CHOOSE)


@pytest.mark.parametrize(
    ("who", "may_upload"), [("author", True), ("publisher", True), ("administrator", True), ("reviewer", False)]
)
def test_who_may_upload_is_offered_to(request, enter, who, may_upload):
    response = enter(request.getfixturevalue(who)).get(CHOOSE)

    assert response.status_code == 200
    assert ("chooser-upload" in response.content.decode()) == may_upload


def test_others_see_nothing(author, visitor, enter):
    make_picture(by=author)
    staff, reader = make_user("nobody"), make_user("reader", is_staff=False)

    assert enter(staff).get(CHOOSE).status_code == 403
    for client in (visitor, enter(reader)):
        response = client.get(CHOOSE)
        assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/admin/login/")


def test_what_was_uploaded_can_be_used_at_once(author, desk, files):
    response = send(desk, photo((700, 500)), caption="Five vertebrae.", credit="Ada", shows_people="on", is_model="on")

    picture = Picture.objects.get()
    assert response.status_code == 201
    assert response.json()["picture"] == {
        "id": picture.pk,
        "src": picture.url,
        "name": picture.name,
        "thumbnail": f"/media/pictures/{picture.sha256}/320w.webp",
        "width": 700,
        "height": 500,
        "alt": "A spine.",
        "decorative": False,
        "caption": "Five vertebrae.",
        "credit": "Ada",
    }
    assert picture.uploaded_by == author
    assert picture.name in files()
    assert [(entry.user, entry.object_id, entry.is_addition()) for entry in LogEntry.objects.all()] == [
        (author, str(picture.pk), True)
    ]


def test_every_error_is_said_beside_its_field_and_nothing_is_stored(desk, files):
    wrong = SimpleUploadedFile("a.jpg", b"<svg>")

    response = send(desk, wrong, alt="", shows_people="on", credit="a" * 201)

    assert response.status_code == 400
    assert response.json()["known"] is None
    assert {field: messages[0][:20] for field, messages in response.json()["errors"].items()} == {
        "upload": "This is not a JPEG, ",
        "alt": "Say what the picture",
        "credit": "Ensure this value ha",
        "consent": "A real person needs ",
    }
    assert nothing_is_stored(files)


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"alt": " "}, "alt", "Say what the picture shows, or mark it as only decoration."),
        ({"is_decorative": "on"}, "alt", "A picture that is only decoration has no alternative text."),
        ({"alt": "a\0b"}, "alt", "Null characters are not allowed."),
        ({"shows_people": "on", "consent": " "}, "consent", "A real person needs to have agreed"),
        ({"upload": ""}, "upload", "This field is required."),
    ],
)
def test_what_is_missing_is_asked_for(desk, files, fields, field, message):
    response = send(desk, **fields)

    assert list(response.json()["errors"]) == [field]
    assert response.json()["errors"][field][0].startswith(message)
    assert nothing_is_stored(files)


def test_a_large_file_arrives_whole(desk, files):
    noise = upload(Image.effect_noise((2000, 1500), 90), "PNG")
    assert noise.size > 2.5 * 1024 * 1024  # more than Django would keep in memory

    send(desk, noise)

    assert files()[Picture.objects.get().name] == clean(noise).data


def test_of_a_file_that_is_too_large_no_more_is_kept_than_shows_it():
    keeper = BoundedUploadHandler()
    keeper.handle_raw_input(None, {}, 10**9, b"")
    with pytest.raises(StopFutureHandlers):
        keeper.new_file("upload", "a.jpg", "image/jpeg", None)

    for number in range(400):
        keeper.receive_data_chunk(bytes(2**16), number * 2**16)

    assert keeper.file_complete(400 * 2**16).size == 400 * 2**16
    assert keeper.file.seek(0, 2) == MAX_BYTES + 2**16


@pytest.mark.parametrize("megabytes", [16, 40])
def test_a_file_that_is_too_large_is_refused_in_words(desk, files, megabytes):
    response = send(desk, SimpleUploadedFile("a.jpg", photo().read().ljust(megabytes * 1024 * 1024, b"\0")))

    assert response.status_code == 400
    assert response.json()["errors"] == {
        "upload": ["This file is larger than 15 MB. Make it smaller: 2560 pixels on the long side are enough."]
    }
    assert nothing_is_stored(files)


def test_a_second_file_is_refused(desk, files):
    assert desk.post(UPLOAD, {"upload": photo(), "other": photo(), "alt": "A spine."}).status_code == 400
    assert nothing_is_stored(files)


def test_a_full_disk_is_said_and_leaves_no_file_and_no_row(desk, files, full_disk):
    noise = upload(Image.effect_noise((300, 200), 60), "JPEG")

    with full_disk(1000):
        response = send(desk, noise)

    assert response.status_code == 400
    assert response.json()["errors"]["upload"][0].startswith("The server could not store the picture")
    assert nothing_is_stored(files)


def test_a_picture_that_is_there_is_offered_instead_of_stored_twice(author, desk, files):
    known = make_picture("A spine.", by=author, upload=photo())
    before = files()

    response = send(desk, photo(), alt="Another text.")

    assert response.status_code == 409
    assert response.json()["known"] == known.described()
    assert response.json()["errors"] == {"upload": ["This picture is already in the library: “A spine.”."]}
    assert files() == before
    assert Picture.objects.count() == 1


def test_a_hidden_picture_that_is_there_is_not_offered(author, desk):
    make_picture("A spine.", by=author, upload=photo()).hide(author)

    response = send(desk, photo())

    assert (response.status_code, response.json()["known"]) == (409, None)
    assert "It is hidden: offer it again instead." in response.json()["errors"]["upload"][0]


@pytest.mark.parametrize("who", ["author", "administrator"])
def test_nothing_is_uploaded_without_a_token(request, enter, files, who):
    client = Client(enforce_csrf_checks=True)
    client.force_login(request.getfixturevalue(who), backend="django.contrib.auth.backends.ModelBackend")
    token = BeautifulSoup(client.get(CHOOSE).content.decode(), "html5lib").select_one("[name=csrfmiddlewaretoken]")[
        "value"
    ]

    for forged in ({}, {"csrfmiddlewaretoken": "x" * 64}, {"csrfmiddlewaretoken": ""}):
        assert send(client, **forged).status_code == 403
    assert nothing_is_stored(files)

    assert send(client, csrfmiddlewaretoken=token).status_code == 201


@pytest.mark.parametrize(("who", "status"), [("visitor", 302), ("reader", 302), ("nobody", 403), ("reviewer", 403)])
def test_nothing_is_uploaded_without_permission(reviewer, visitor, enter, files, who, status):
    client = visitor if who == "visitor" else enter(make_user(who, is_staff=who != "reader"))

    assert send(client).status_code == status
    assert nothing_is_stored(files)


@pytest.mark.parametrize(
    ("address", "methods"), [(CHOOSE, ["post", "put", "delete"]), (UPLOAD, ["get", "put", "delete"])]
)
def test_an_address_is_for_one_thing(desk, address, methods):
    assert {getattr(desk, method)(address).status_code for method in methods} == {405}
