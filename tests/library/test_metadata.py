"""No byte of what is stored says where, when, by whom or with what a picture was made."""

import struct
import zlib

import pytest
from PIL import Image, ImageCms
from PIL.ExifTags import IFD, Base
from PIL.PngImagePlugin import PngInfo

from tests.factories import make_picture
from tests.uploads import encoded, named

SECRET = b"Quay Street 1, Jane Roe, taken 2026-03-04"
TRACES = [b"Exif", b"http://ns.adobe.com", b"xmpmeta", b"Photoshop", b"8BIM", b"ICC_PROFILE", b"acsp", b"MPF", b"Jane"]
PIXELS = Image.effect_noise((700, 500), 60).convert("RGB")


def exif():
    found = Image.Exif()
    found[Base.ImageDescription] = SECRET.decode()
    found[Base.Artist] = SECRET.decode()
    found.get_ifd(IFD.GPSInfo).update(
        {1: "N", 2: (40.0, 42.0, 46.0), 3: "W", 4: (74.0, 0.0, 21.0), 29: SECRET.decode()}
    )
    found.get_ifd(IFD.Exif)[Base.UserComment] = SECRET
    return found


def xmp():
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>' + SECRET + b"</dc:creator></x:xmpmeta>"


def profile():
    """sRGB in another name: whoever looks into the description of the profile reads it."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return data + SECRET


def jpeg():
    iptc = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(SECRET) + 5)
    iptc += b"\x1c\x02\x78" + struct.pack(">H", len(SECRET)) + SECRET
    own = {"exif": exif(), "xmp": xmp(), "comment": SECRET, "icc_profile": profile(), "dpi": (123, 123)}
    data = encoded(PIXELS, "JPEG", **own)
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:] + SECRET


def png():
    texts = PngInfo()
    texts.add_text("Author", SECRET.decode())
    texts.add_text("Comment", SECRET.decode() * 9, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", xmp().decode())
    texts.add_itxt("Zipped", SECRET.decode(), zip=True)
    texts.add(b"prVt", SECRET)
    texts.add(b"tIME", struct.pack(">H5B", 2026, 3, 4, 5, 6, 7))
    return encoded(PIXELS, "PNG", pnginfo=texts, exif=exif(), icc_profile=profile(), dpi=(123, 123)) + SECRET


def webp(mode="RGB"):
    image = PIXELS.convert(mode)
    if mode == "RGBA":
        image.putalpha(99)
    return encoded(image, "WEBP", exif=exif(), xmp=xmp(), icc_profile=profile()) + SECRET


FILES = {
    "phone.jpg": jpeg(),
    "screen.png": png(),
    "web.webp": webp(),
    "clear.webp": webp("RGBA"),
}


def segments(data):
    """Markers of a JPEG up to its pixels."""
    at, found = 2, []
    while data[at + 1] != 0xDA:
        found.append(data[at + 1])
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return set(found)


def chunks(data, at, order, tail):
    """Kinds of the chunks of a PNG or a WebP."""
    found = set()
    while at < len(data):
        if tail:
            size, kind = struct.unpack_from(f"{order}I4s", data, at)
        else:
            kind, size = struct.unpack_from(f"{order}4sI", data, at)
        found.add(kind.decode())
        at += 8 + size + tail + (0 if tail else size % 2)
    return found


@pytest.mark.parametrize("name", FILES)
def test_no_stored_byte_tells_more_than_the_pixels(author, files, name):
    upload = FILES[name]
    assert SECRET in upload

    make_picture(by=author, upload=named(upload, name))

    stored = files()
    assert len(stored) == 4  # the original and 320, 640 and 700 pixels
    for path, data in stored.items():
        assert [trace for trace in [SECRET, *TRACES] if trace in data] == [], path
        assert SECRET not in zlib.compress(data)


@pytest.mark.parametrize("name", FILES)
def test_what_is_stored_has_the_parts_that_pixels_need_and_no_other(author, files, name):
    make_picture(by=author, upload=named(FILES[name], name))

    for path, data in files().items():
        match path.rpartition(".")[2]:
            case "jpg":
                assert segments(data) <= {0xE0, 0xDB, 0xC2, 0xC4}
                assert data[2:20] == b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
                assert data.endswith(b"\xff\xd9")
            case "png":
                assert chunks(data, 8, ">", 4) == {"IHDR", "IDAT", "IEND"}
            case "webp":
                assert chunks(data, 12, "<", 0) <= {"VP8 ", "VP8L", "VP8X", "ALPH"}


def test_the_name_of_the_file_is_forgotten(author, files):
    picture = make_picture(by=author, upload=named(FILES["phone.jpg"], "Jane Roe, knee, 4 March.jpg"))

    assert {path.replace(picture.sha256, "digest") for path in files()} == {
        "pictures/digest.jpg",
        "pictures/digest/320w.webp",
        "pictures/digest/640w.webp",
        "pictures/digest/700w.webp",
    }
    assert not any("Jane" in str(value) for value in vars(picture).values())
