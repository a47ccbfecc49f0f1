"""What is stored of a picture that may come in: its pixels, upright, in sRGB, not too large."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from clinic.library.cleaning import clean
from tests.uploads import encoded, named, opened, photo, upload

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
ORIENTATION = 0x0112


def stored(file):
    return opened(clean(file).data)


def corners():
    """Four colors, clockwise from the upper left, in a picture that is wider than high."""
    image = Image.new("RGB", (60, 40))
    for color, place in zip((RED, GREEN, BLUE, WHITE), ((0, 0), (30, 0), (30, 20), (0, 20)), strict=True):
        image.paste(color, (*place, place[0] + 30, place[1] + 20))
    return image


@pytest.mark.parametrize(
    ("image", "kind", "becomes"),
    [
        (Image.new("RGB", (9, 9), RED), "JPEG", ("JPEG", "jpg", "RGB")),
        (Image.new("L", (9, 9), 99), "JPEG", ("JPEG", "jpg", "L")),
        (Image.new("RGB", (9, 9), RED), "PNG", ("PNG", "png", "RGB")),
        (Image.new("RGBA", (9, 9), (*RED, 99)), "PNG", ("PNG", "png", "RGBA")),
        (Image.new("RGBA", (9, 9), (*RED, 255)), "PNG", ("PNG", "png", "RGB")),
        (Image.new("LA", (9, 9), (99, 99)), "PNG", ("PNG", "png", "LA")),
        (Image.new("1", (9, 9), 1), "PNG", ("PNG", "png", "L")),
        (Image.new("RGB", (9, 9), RED), "WEBP", ("JPEG", "jpg", "RGB")),
        (Image.new("RGBA", (9, 9), (*RED, 255)), "WEBP", ("JPEG", "jpg", "RGB")),
        (Image.new("RGBA", (9, 9), (*RED, 99)), "WEBP", ("PNG", "png", "RGBA")),
    ],
)
def test_a_jpeg_and_a_png_stay_and_a_webp_becomes_a_png_where_something_shows_through(image, kind, becomes):
    cleaned = clean(upload(image, kind))
    found = opened(cleaned.data)

    assert (found.format, cleaned.extension, found.mode) == becomes
    assert (cleaned.width, cleaned.height) == found.size == (9, 9)


def test_a_palette_is_resolved_and_what_was_transparent_in_it_stays_so():
    image = Image.new("P", (2, 1))
    image.putpalette([*RED, *BLUE])
    image.putpixel((1, 0), 1)

    assert list(stored(upload(image)).get_flattened_data()) == [RED, BLUE]
    assert list(stored(upload(image, transparency=1)).get_flattened_data()) == [(*RED, 255), (*BLUE, 0)]


def test_the_same_file_gives_the_same_bytes():
    noise = Image.effect_noise((300, 200), 60).convert("RGB")

    first, second = (clean(upload(noise, "JPEG", name)) for name in ("a.jpg", "b.jpeg"))

    assert first == second
    assert len(first.sha256) == 64


@pytest.mark.parametrize(
    ("size", "becomes"),
    [
        ((2560, 1600), (2560, 1600)),
        ((2561, 1600), (2560, 1599)),
        ((5120, 2560), (2560, 1280)),
        ((1000, 4000), (640, 2560)),
        ((5000, 20), (2560, 10)),
        ((1, 1), (1, 1)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_long_side_has_at_most_2560_pixels(size, becomes, kind):
    cleaned = clean(upload(Image.new("RGB", size), kind))

    assert (cleaned.width, cleaned.height) == becomes == opened(cleaned.data).size


@pytest.mark.parametrize(
    ("orientation", "upper_left", "size"),
    [
        (1, RED, (60, 40)),
        (2, GREEN, (60, 40)),
        (3, BLUE, (60, 40)),
        (4, WHITE, (60, 40)),
        (5, RED, (40, 60)),
        (6, WHITE, (40, 60)),
        (7, BLUE, (40, 60)),
        (8, GREEN, (40, 60)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_stands_upright(orientation, upper_left, size, kind):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation

    found = stored(upload(corners(), kind, exif=exif))

    assert found.size == size
    assert all(abs(a - b) < 9 for a, b in zip(found.getpixel((5, 5)), upper_left, strict=True))


def test_sixteen_bits_become_eight_and_none_is_cut_off():
    image = Image.new("I;16", (256, 1))
    for x in range(256):
        image.putpixel((x, 0), x * 257)

    found = stored(upload(image))

    assert (found.mode, list(found.get_flattened_data())) == ("L", list(range(256)))


def test_ink_becomes_light():
    cyan, no_ink = Image.new("CMYK", (9, 9), (255, 0, 0, 0)), Image.new("CMYK", (9, 9), (0, 0, 0, 0))

    found = [stored(upload(image, "JPEG")) for image in (cyan, no_ink)]

    assert [image.mode for image in found] == ["RGB", "RGB"]
    assert found[0].getpixel((4, 4))[0] < 9
    assert min(found[1].getpixel((4, 4))) > 246


def profile(*, red_is_blue=False):
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if not red_is_blue:
        return data
    return data.replace(b"rXYZ", b"xxxx", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"xxxx", b"bXYZ", 1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colors_of_another_profile_become_those_of_srgb(kind):
    red = Image.new("RGB", (32, 32), RED)

    plain, exchanged = (
        stored(upload(red, kind, icc_profile=profile(red_is_blue=other))).getpixel((9, 9)) for other in (False, True)
    )

    assert plain[0] > 246
    assert plain[2] < 9
    assert exchanged[0] < 9
    assert exchanged[2] > 246


def test_what_shows_through_still_does_in_another_profile():
    image = Image.new("RGBA", (9, 9), (*RED, 99))

    assert stored(upload(image, icc_profile=profile(red_is_blue=True))).getpixel((4, 4)) == (0, 0, 255, 99)


@pytest.mark.parametrize("broken", [b"no profile", profile()[:200], bytes(128)])
def test_a_profile_that_cannot_be_read_is_forgotten(broken):
    assert stored(upload(Image.new("RGB", (9, 9), RED), icc_profile=broken)).getpixel((4, 4)) == RED


@pytest.mark.parametrize("image", [Image.new("L", (9, 9), 200), Image.new("CMYK", (9, 9), (0, 0, 0, 0))])
def test_a_profile_for_other_colors_does_no_harm(image):
    found = stored(upload(image, "JPEG", icc_profile=profile()))

    assert found.convert("L").getpixel((4, 4)) >= 199


def test_of_the_pictures_that_a_phone_stores_in_one_file_the_first_is_the_picture():
    first, second = Image.new("RGB", (40, 30), RED), Image.new("RGB", (20, 15), BLUE)
    buffer = BytesIO()
    first.save(buffer, "MPO", save_all=True, append_images=[second])

    found = stored(named(buffer.getvalue(), "phone.jpg"))

    assert (found.format, found.size) == ("JPEG", (40, 30))
    assert found.getpixel((9, 9))[0] > 246


@pytest.mark.parametrize("name", ["a.jpg", "a.JPG", "a.jpeg", "A.JpEg", "a.png.jpg", ".x.jpg"])
def test_the_name_may_be_written_as_people_write_it(name):
    assert clean(photo(name=name)).extension == "jpg"


def test_nothing_is_refused_at_the_limit_of_15_megabytes():
    padded = encoded(Image.new("RGB", (9, 9)), "JPEG").ljust(15 * 1024 * 1024, b"\0")

    assert clean(named(padded, "a.jpg")).width == 9
