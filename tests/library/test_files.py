"""A picture's file is there whole or not at all, once, and for good."""

import threading

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from clinic.library.files import storage
from clinic.library.models import Picture
from tests.factories import make_picture
from tests.uploads import photo, upload

NAMES = [
    "../../etc/cron.d/x.jpg",
    "a\r\nb.jpg",
    "\u202egpj.jpg",
    "<script>.jpg",
    "a" * 400 + ".jpg",
    "CON.jpg",
    "%00.jpg",
]


@pytest.mark.parametrize("room", [0, 1, 300, 2000])
def test_a_full_disk_leaves_no_file_and_no_row(author, files, full_disk, room):
    noise = upload(Image.effect_noise((300, 200), 60), "JPEG")
    assert noise.size > 4000

    with full_disk(room), pytest.raises(OSError, match="File too large"):
        make_picture(by=author, upload=noise)

    assert files() == {}
    assert not Picture.objects.exists()
    assert make_picture(by=author, upload=noise).name in files()


def test_a_disk_without_room_for_renditions_keeps_the_picture(author, files, full_disk):
    """A pattern packs into a small PNG, and into larger renditions."""
    checkers = Image.frombytes("L", (150, 120), bytes(255 * ((x + y) % 2) for y in range(120) for x in range(150)))
    pattern = upload(checkers.resize((600, 480), Image.Resampling.NEAREST))

    with full_disk(2000):
        picture = make_picture(by=author, upload=pattern)

    assert set(files()) == {picture.name}
    assert list(Picture.objects.all()) == [picture]


def test_whoever_saves_what_is_there_changes_nothing(author, media):
    picture = make_picture(by=author)
    before = (media / picture.name).stat()

    storage.save(picture.name, ContentFile(b"something else"))

    assert (media / picture.name).stat() == before


def test_a_file_is_never_deleted(author, files):
    picture = make_picture(by=author)
    before = files()

    storage.delete(picture.name)

    assert files() == before


def test_of_many_who_save_at_once_one_does_and_nothing_is_left_over(media, files):
    data = b"x" * 500_000
    start = threading.Barrier(8)

    def save():
        start.wait()
        storage.save("pictures/same.jpg", ContentFile(data))

    threads = [threading.Thread(target=save) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert files() == {"pictures/same.jpg": data}
    assert (media / "pictures/same.jpg").stat().st_nlink == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leads_anywhere(author, files, media, name):
    file = photo()
    file = type(file)(name, file.read())
    before = set(media.parent.rglob("*"))

    picture = make_picture(by=author, upload=file)

    assert set(files()) == {picture.name, f"pictures/{picture.sha256}/64w.webp"}
    assert {path for path in media.parent.rglob("*") if media not in {path, *path.parents}} == before - {media}


def test_others_may_read_the_files(author, media):
    picture = make_picture(by=author)

    assert (media / picture.name).stat().st_mode & 0o777 == 0o644
