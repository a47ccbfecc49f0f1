"""How texts show a picture: computed from what the text says of it, without a query."""

from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .renditions import widths

# The width of a text column of templates/base.html, and of a phone less its margins.
SIZES = "(min-width: 48rem) 44rem, calc(100vw - 2rem)"
WIDEST_ALONE = 1280  # of a picture that stands alone: in a feed, or where somebody shares a page


class Rendition(NamedTuple):
    src: str
    width: int
    height: int


def one_rendition(src: str, width: int, height: int) -> Rendition:
    """The widest that is no wider than a shared picture needs to be."""
    best = max(one for one in widths(width) if one <= WIDEST_ALONE)
    return Rendition(f"{src.rpartition('.')[0]}/{best}w.webp", best, height * best // (width or 1))


def picture_html(src: str, width: int | str, height: int | str, alt: str, lazy: bool = True) -> SafeString:
    """The picture with its renditions. The first of a page is not lazy: it is what a reader waits for.

    A text may hold a picture without its size: it is then shown as it is.
    """
    loading = {"loading": "lazy", "decoding": "async"} if lazy else {"fetchpriority": "high"}
    image = plain_picture(src, width, height, alt, **loading)
    if not str(width).isdecimal():
        return image
    stem = src.rpartition(".")[0]
    sources = format_html_join(", ", "{0}/{1}w.webp {1}w", ((stem, one) for one in widths(int(width))))
    return format_html('<picture><source type="image/webp" srcset="{}" sizes="{}">{}</picture>', sources, SIZES, image)


def plain_picture(src: str, width: int | str, height: int | str, alt: str, **more: str) -> SafeString:
    """One file alone."""
    return format_html(
        '<img src="{}"{} alt="{}"{}>', src, _attributes(width=width, height=height), alt, _attributes(**more)
    )


def _attributes(**values: int | str) -> SafeString:
    return format_html_join("", ' {}="{}"', ((name, value) for name, value in values.items() if value))
