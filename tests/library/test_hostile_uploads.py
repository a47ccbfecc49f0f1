"""Files that are no pictures, are more than pictures, or would take too much: refused in words that say what to do."""

import re
import struct
import warnings
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from clinic.library.cleaning import clean
from tests.uploads import ENDINGS, encoded, named, upload

NOISE = Image.effect_noise((160, 120), 80).convert("RGB")
PNG_START = b"\x89PNG\r\n\x1a\n"


def refused(data, name):
    """With which code; nothing if it was not."""
    try:
        clean(named(data, name))
    except ValidationError as error:
        says_what_to_do = re.search(r"Open it in|Make it smaller|Rename it|Cut it to", error.messages[0])
        return error.code if says_what_to_do else error.messages[0]
    return ""


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_header(width, height):
    """A PNG that says how large it is, and holds no pixel."""
    return PNG_START + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IEND", b"")


def jpeg_header(width, height):
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"\1\x11\0\2\x11\0\3\x11\0"
    scan = b"\3\1\0\2\0\3\0\0\x3f\0"
    parts = [(b"\xc0", frame), (b"\xda", scan)]
    return b"\xff\xd8" + b"".join(b"\xff" + kind + struct.pack(">H", len(data) + 2) + data for kind, data in parts)


def webp_header(width, height):
    size = b"\0\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBP" + b"VP8X" + struct.pack("<I", len(size)) + size
    return b"RIFF" + struct.pack("<I", len(body)) + body


HEADERS = {"jpg": jpeg_header, "png": png_header, "webp": webp_header}


@pytest.mark.parametrize("ending", HEADERS)
@pytest.mark.parametrize("size", [(10_000, 9_000), (10_000, 5_001), (16_000, 16_000)])
def test_more_than_50_megapixels_are_refused_from_the_header_before_any_room_is_made(ending, size):
    """There is no pixel in these files: whoever looked for one would call them damaged."""
    assert refused(HEADERS[ending](*size), f"bomb.{ending}") == "too_many_pixels"


@pytest.mark.parametrize("ending", HEADERS)
def test_the_pixels_of_fifty_megapixels_are_looked_for(ending):
    assert refused(HEADERS[ending](10_000, 5_000), f"large.{ending}") in {"damaged", "no_picture"}


def test_a_png_of_2_gigapixels_is_refused():
    assert refused(png_header(2**31 - 1, 1), "bomb.png") == "too_many_pixels"


def test_more_than_15_megabytes_are_refused():
    assert refused(encoded(NOISE, "JPEG").ljust(15 * 1024 * 1024 + 1, b"\0"), "a.jpg") == "too_many_bytes"


@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt", b"iCCP"])
def test_a_text_that_unpacks_to_a_hundred_megabytes_is_not_unpacked(kind):
    packed = zlib.compress(bytes(100_000_000), 9)
    start = {b"zTXt": b"a\0\0", b"iTXt": b"a\0\1\0\0\0", b"iCCP": b"a\0\0"}[kind]
    plain = encoded(NOISE, "PNG")
    after_header = len(PNG_START) + 25

    data = plain[:after_header] + chunk(kind, start + packed) + plain[after_header:]

    assert refused(data, "bomb.png") == "damaged"


DISGUISED = {
    "svg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><script>alert(1)</script>",
    "pdf": b"%PDF-1.7\n1 0 obj\n",
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%id) (w) file\n",
    "zip": b"PK\x03\x04" + bytes(60),
    "php": b"<?php system($_GET[0]);",
    "nothing": b"",
    "zeros": bytes(5000),
    "start of a jpeg": b"\xff\xd8\xff",
    "start of a png": PNG_START,
    **{
        kind.lower(): encoded(NOISE, kind)
        for kind in ("GIF", "TIFF", "BMP", "ICO", "PPM", "TGA", "PCX", "EPS", "PDF", "JPEG2000", "AVIF", "ICNS", "DDS")
    },
}


@pytest.mark.parametrize("ending", ENDINGS.values())
@pytest.mark.parametrize("kind", DISGUISED)
def test_other_files_in_a_pictures_name_are_refused(kind, ending):
    assert refused(DISGUISED[kind], f"picture.{ending}") in {"no_picture", "damaged"}


@pytest.mark.parametrize("kind", ENDINGS)
@pytest.mark.parametrize("name", ["a.{0}.svg", "a.html", "a.{0}.exe", "a", "{0}", "a.gif", "a.{0} ", "a.{0}.", "a.mpo"])
def test_a_name_that_says_something_else_is_refused(kind, name):
    assert refused(encoded(NOISE, kind), name.format(ENDINGS[kind])) == "wrong_name"


@pytest.mark.parametrize("kind", ENDINGS)
@pytest.mark.parametrize("other", ENDINGS)
def test_a_picture_in_the_name_of_another_kind_is_refused(kind, other):
    assert refused(encoded(NOISE, kind), f"a.{ENDINGS[other]}") == ("" if kind == other else "wrong_name")


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_moving_pictures_are_refused(kind):
    frames = [Image.new("RGB", (40, 30), color) for color in ("red", "blue")]
    buffer = BytesIO()
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=100)

    assert refused(buffer.getvalue(), f"a.{ENDINGS[kind]}") == "moves"


GRADIENT = Image.linear_gradient("L").resize((16, 64))
SMALLER = b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0" + encoded(NOISE, "JPEG")
WHOLE = {
    "JPEG": encoded(NOISE, "JPEG"),
    "JPEG whose end Pillow does not miss": encoded(GRADIENT, "JPEG", quality=90),
    "JPEG with a smaller one inside": encoded(GRADIENT, "JPEG", quality=90, exif=SMALLER),
    "JPEG in several scans": encoded(NOISE, "JPEG", progressive=True),
    "PNG": encoded(NOISE, "PNG"),
    "PNG with a palette": encoded(NOISE.quantize(16), "PNG"),
    "WEBP": encoded(NOISE, "WEBP"),
    "WEBP without loss": encoded(NOISE, "WEBP", lossless=True),
}


@pytest.mark.parametrize("cut", [1, 2, 4, 8, 12, 20, "half"])
@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_that_was_cut_off_is_refused(kind, cut):
    data, name = WHOLE[kind], f"a.{ENDINGS[kind.split()[0]]}"

    assert refused(data, name) == ""
    assert refused(data[: len(data) // 2 if cut == "half" else -cut], name) == "damaged"


@pytest.mark.parametrize("kind", WHOLE)
def test_wherever_a_file_is_cut_off_it_is_refused(kind):
    data, name = WHOLE[kind], f"a.{ENDINGS[kind.split()[0]]}"
    lengths = [*range(0, len(data), 97), *range(len(data) - 40, len(data))]

    assert [length for length in lengths if not refused(data[:length], name)] == []


@pytest.mark.parametrize("behind", [b"camera's own\0" * 9, b"film \xff\xda film", b"\xff\xd8\xff\xda cut off"])
@pytest.mark.parametrize("kind", WHOLE)
def test_what_stands_behind_the_end_of_a_picture_is_let_be_and_not_kept(kind, behind):
    """Phones put a film there, and its bytes may be any: those that begin a scan too."""
    name = f"a.{ENDINGS[kind.split()[0]]}"

    assert clean(named(WHOLE[kind] + behind, name)) == clean(named(WHOLE[kind], name))


@pytest.mark.parametrize("between", [b"\xff\xff", b"\0\0\0"])
def test_what_fills_the_room_between_the_segments_of_a_jpeg_is_skipped(between):
    padded = WHOLE["JPEG"][:20] + between + WHOLE["JPEG"][20:]  # behind the first segment

    assert [refused(padded, "a.jpg"), refused(padded[:-2], "a.jpg")] == ["", "damaged"]


def test_of_a_phones_several_pictures_only_the_first_has_to_be_whole():
    buffer = BytesIO()
    GRADIENT.save(buffer, "MPO", save_all=True, append_images=[NOISE])
    data = buffer.getvalue()
    first = data.index(b"\xff\xd8", data.index(b"\xff\xda"))

    assert [refused(data[:length], "a.jpg") for length in (len(data), len(data) - 4, first + 40, first)] == [""] * 4
    assert {refused(data[: first - cut], "a.jpg") for cut in (1, 2, 4, 8, 12, 20, first // 2)} == {"damaged"}


@pytest.mark.parametrize("behind", [b"<script>alert(1)</script>", b"PK\x03\x04payload", b"<?php payload", b"%PDF-1.7"])
@pytest.mark.parametrize("kind", ENDINGS)
def test_what_is_hidden_behind_a_picture_is_not_stored(kind, behind):
    cleaned = clean(named(encoded(NOISE, kind) + behind, f"a.{ENDINGS[kind]}"))

    assert behind not in cleaned.data
    assert cleaned == clean(upload(NOISE, kind))


def test_what_is_hidden_in_a_picture_is_not_stored():
    script = b"<script>alert(1)</script>*/=1;/*"
    text = PngInfo()
    text.add_text("Comment", script.decode())

    jpeg, png = encoded(NOISE, "JPEG", comment=script), encoded(NOISE, "PNG", pnginfo=text)

    assert script in jpeg
    assert script in png
    assert script not in clean(named(jpeg, "a.jpg")).data
    assert script not in clean(named(png, "a.png")).data


def test_what_pillow_warns_of_is_refused():
    """Warnings are errors in tests: here they would be heard nowhere, as in production."""
    odd = encoded(NOISE, "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert refused(odd, "a.jpg") == "damaged"


@pytest.mark.parametrize(("size", "code"), [((2560, 1), "too_thin"), ((9, 2701), "too_thin"), ((9, 2700), "")])
def test_a_picture_so_thin_that_it_has_no_renditions_is_refused(size, code):
    assert (refused(encoded(Image.new("RGB", size), "PNG"), "a.png") or "") == code
