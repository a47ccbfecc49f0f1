"""What is answered at the addresses of pictures: exactly those files, with headers that let them do nothing."""

import pytest
from PIL import Image

from clinic.library.models import Picture
from tests.factories import make_picture
from tests.hostile import Attack
from tests.uploads import opened, photo, upload

YEAR = "public, max-age=31536000, immutable"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def picture(author):
    return make_picture(by=author, upload=photo((1000, 750)))


def path(picture, width=None):
    return f"/media/pictures/{picture.sha256}/{width}w.webp" if width else picture.url


def body(response):
    data = response.getvalue()
    response.close()
    return data


def break_renditions(media, picture):
    """Where their folder was, there is a file, so that none can be written."""
    folder = media / "pictures" / picture.sha256
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    folder.touch()


@pytest.mark.parametrize(
    ("width", "content_type", "ending", "etag"),
    [(None, "image/jpeg", ".jpg", '"{0}"'), (320, "image/webp", "320w.webp", '"{0}/320w"')],
)
def test_a_picture_is_answered_with_every_header(picture, visitor, files, width, content_type, ending, etag):
    response = visitor.get(path(picture, width))

    data = body(response)
    assert data == next(data for name, data in files().items() if name.endswith(ending))
    assert response.status_code == 200
    assert response.headers.items() >= HEADERS.items()
    assert response["Content-Type"] == content_type
    assert response["Content-Length"] == str(len(data))
    assert response["Content-Disposition"].startswith("inline")
    assert response["Cache-Control"] == YEAR
    assert response["ETag"] == etag.format(picture.sha256)
    assert not response.cookies
    assert "Vary" not in response


def test_a_png_is_answered_as_one(author, visitor):
    picture = make_picture(by=author, upload=upload(Image.new("RGB", (9, 9))))

    response = visitor.get(picture.url)

    assert body(response).startswith(b"\x89PNG")
    assert response["Content-Type"] == "image/png"


@pytest.mark.parametrize("width", [None, 640])
def test_what_a_browser_has_is_not_sent_again(picture, visitor, width):
    first = visitor.get(path(picture, width))
    first.close()

    again = visitor.get(path(picture, width), headers={"If-None-Match": first["ETag"]})
    other = visitor.get(path(picture, width), headers={"If-None-Match": '"something else"'})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers.items() >= {**HEADERS, "Cache-Control": YEAR, "ETag": first["ETag"]}.items()
    assert other.status_code == 200
    other.close()


@pytest.mark.parametrize("width", [None, 640])
def test_a_head_has_no_body(picture, visitor, width):
    response = visitor.head(path(picture, width))

    assert (response.status_code, body(response)) == (200, b"")
    assert int(response["Content-Length"]) > 100


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("width", [None, 640])
def test_pictures_are_only_read(picture, visitor, files, method, width):
    before = files()

    assert getattr(visitor, method)(path(picture, width)).status_code == 405
    assert files() == before


@pytest.mark.parametrize("width", [None, 640])
def test_what_is_there_is_answered_without_the_database(picture, visitor, django_assert_num_queries, width):
    with django_assert_num_queries(0):
        response = visitor.get(path(picture, width))

    assert body(response)


def test_a_hidden_picture_is_still_answered(picture, author, visitor):
    picture.hide(author)

    responses = [visitor.get(path(picture, width)) for width in (None, 640)]

    assert [bool(body(response)) for response in responses] == [True, True]
    assert [response.status_code for response in responses] == [200, 200]


@pytest.mark.parametrize(
    ("width", "renditions"),
    [
        (200, [200]),
        (320, [320]),
        (321, [320, 321]),
        (1000, [320, 640, 960, 1000]),
        (1920, [320, 640, 960, 1280, 1920]),
        (2560, [320, 640, 960, 1280, 1920]),
    ],
)
def test_the_renditions_of_a_picture_are_made_when_it_comes_in(author, files, width, renditions):
    picture = make_picture(by=author, upload=photo((width, width // 2)))

    stored = files()
    assert set(stored) == {picture.name, *(f"pictures/{picture.sha256}/{one}w.webp" for one in renditions)}
    for one in renditions:
        found = opened(stored[f"pictures/{picture.sha256}/{one}w.webp"])
        assert found.format == "WEBP"
        assert abs(found.width - one) + abs(found.height - one // 2) <= 2


def test_a_rendition_that_is_missing_is_made(picture, visitor, media):
    rendition = media / f"pictures/{picture.sha256}/640w.webp"
    made = rendition.read_bytes()
    rendition.unlink()

    response = visitor.get(path(picture, 640))

    assert body(response) == made == rendition.read_bytes()
    assert (response["Content-Type"], response["Cache-Control"]) == ("image/webp", YEAR)


def is_the_original(response, picture, media):
    assert body(response) == (media / picture.name).read_bytes()
    return response["Content-Type"] == "image/jpeg" and response.headers.items() >= HEADERS.items()


def test_when_a_rendition_cannot_be_made_the_original_is_answered_and_not_kept(picture, visitor, media):
    break_renditions(media, picture)

    response = visitor.get(path(picture, 640))

    assert is_the_original(response, picture, media)
    assert response["Cache-Control"] == "no-store"


def test_when_the_original_cannot_be_read_it_is_answered_as_it_is(picture, visitor, media):
    (media / picture.name).write_bytes(b"rotten")
    (media / f"pictures/{picture.sha256}/640w.webp").unlink()

    response = visitor.get(path(picture, 640))

    assert (body(response), response["Cache-Control"]) == (b"rotten", "no-store")


def test_a_full_disk_breaks_no_page(picture, visitor, media, full_disk):
    (media / f"pictures/{picture.sha256}/640w.webp").unlink()

    with full_disk(100):
        response = visitor.get(path(picture, 640))

    assert is_the_original(response, picture, media)
    assert not (media / f"pictures/{picture.sha256}/640w.webp").exists()


def test_a_width_that_others_have_and_this_one_is_too_narrow_for_is_the_original(picture, visitor, media, files):
    before = files()

    response = visitor.get(path(picture, 1280))

    assert is_the_original(response, picture, media)
    assert response["Cache-Control"] == "no-store"
    assert files() == before


def test_a_picture_whose_file_is_lost_is_not_found(picture, visitor, media):
    break_renditions(media, picture)
    (media / picture.name).unlink()

    assert [visitor.get(path(picture, width)).status_code for width in (None, 640)] == [404, 404]


@pytest.mark.parametrize("width", [1, 319, 321, 999, 1001, 2560, 9999])
def test_a_width_that_no_page_asks_for_is_never_made_and_shows_the_picture_itself(
    picture, visitor, files, media, width
):
    before = files()

    assert is_the_original(visitor.get(path(picture, width)), picture, media)
    assert files() == before


ELSEWHERE = """
    /media/
    /media/pictures/
    /media/pictures
    /media/secret.txt
    /media/secret.jpg
    /media/pictures/secret.jpg
    /media/pictures/.secret
    /media/pictures/{digest}
    /media/pictures/{digest}/
    /media/pictures/{digest}.webp
    /media/pictures/{digest}.svg
    /media/pictures/{digest}.png
    /media/pictures/{digest}.jpeg
    /media/pictures/{digest}.JPG
    /media/pictures/{digest}.jpg/
    /media/pictures/{digest}.jpg%00
    /media/pictures/{digest}.jpg%0A
    /media/pictures/{digest}%00.jpg
    /media/pictures/{DIGEST}.jpg
    /media/pictures/{unknown}.jpg
    /media/pictures/{unknown}/320w.webp
    /media/pictures/{digest}/0320w.webp
    /media/pictures/{digest}/320w.jpg
    /media/pictures/{digest}/320w.webp%0A
    /media/pictures/{digest}/%D9%A3%D9%A2%D9%A0w.webp
    /media/pictures/{digest}/99999999999999999999w.webp
    /media/pictures/{digest}/secret.webp
    /media/pictures/{digest}/../secret.jpg
    /media/pictures/..%2F..%2Fsecret.txt
    /media/pictures/../secret.txt
    /media/../secret.txt
    /media/%2e%2e/secret.txt
    /media/..%5Csecret.txt
    /media//secret.txt
    /media//etc/passwd
    /media/file:///etc/passwd
    /media/%00
    /media/%FF
    //media/secret.txt
"""


@pytest.mark.parametrize("address", ELSEWHERE.split())
def test_nothing_else_under_media_is_found(picture, media, address):
    for place in ("secret.txt", "secret.jpg", "pictures/secret.jpg", "pictures/.secret", "../secret.txt"):
        (media / place).write_text("secret")
    (media / f"pictures/{picture.sha256}/secret.webp").write_text("secret")
    found = {"digest": picture.sha256, "DIGEST": picture.sha256.upper(), "unknown": "0" * 64}

    status, headers = Attack("GET", address.format(**found)).send()

    assert status == 404
    assert headers["Content-Type"].startswith("text/html")
    assert Picture.objects.count() == 1
