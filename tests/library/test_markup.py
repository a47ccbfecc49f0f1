"""How a text shows a picture."""

import pytest
from bs4 import BeautifulSoup

from clinic.library import renditions
from clinic.library.markup import picture_html
from tests.factories import make_picture
from tests.uploads import photo

SRC = f"/media/pictures/{'0' * 64}.jpg"
STEM = SRC.removesuffix(".jpg")
SIZES = "(min-width: 48rem) 44rem, calc(100vw - 2rem)"


def test_a_picture_offers_its_renditions_and_waits_until_it_is_near():
    assert picture_html(SRC, 700, 500, "A spine.") == (
        f'<picture><source type="image/webp" srcset="{STEM}/320w.webp 320w, {STEM}/640w.webp 640w, '
        f'{STEM}/700w.webp 700w" sizes="{SIZES}">'
        f'<img src="{SRC}" width="700" height="500" alt="A spine." loading="lazy" decoding="async"></picture>'
    )


def test_the_first_picture_of_a_page_does_not_wait():
    image = BeautifulSoup(picture_html(SRC, "700", "500", "A spine.", lazy=False), "html5lib").img

    assert image["fetchpriority"] == "high"
    assert "loading" not in image.attrs
    assert "decoding" not in image.attrs


def test_a_decorative_picture_has_an_empty_text():
    assert 'alt=""' in picture_html(SRC, 700, 500, "")


def test_what_a_text_says_stays_text():
    html = picture_html('"><script>.jpg', '"x', "'", '"><script>&')

    assert "<script>" not in html
    assert BeautifulSoup(html, "html5lib").img["alt"] == '"><script>&'


@pytest.mark.parametrize("size", [("", ""), ("700px", "1"), ("-1", "1")])
def test_a_picture_without_a_size_is_shown_as_it_is(size):
    html = BeautifulSoup(picture_html(SRC, *size, "A spine."), "html5lib")

    assert html.img["src"] == SRC
    assert not html.source


@pytest.mark.parametrize("width", [64, 320, 1000, 1920, 2560])
def test_what_is_offered_is_what_there_is_without_asking(author, visitor, django_assert_num_queries, width):
    picture = make_picture(by=author, upload=photo((width, 40)))
    with django_assert_num_queries(0):
        html = BeautifulSoup(picture_html(picture.url, picture.width, picture.height, picture.alt), "html5lib")

    offered = [one.split()[0] for one in html.source["srcset"].split(", ")]

    assert offered == [one.url for one in renditions.of(picture)]
    for address in [*offered, html.img["src"]]:
        response = visitor.get(address)
        assert response["Cache-Control"].endswith("immutable")
        response.close()
