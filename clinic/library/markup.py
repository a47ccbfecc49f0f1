"""How texts show a picture: computed from what the text says of it, without a query."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .renditions import widths

# The width of a text column of templates/base.html, and of a phone less its margins.
SIZES = "(min-width: 48rem) 44rem, calc(100vw - 2rem)"


def picture_html(src: str, width: int | str, height: int | str, alt: str, lazy: bool = True) -> SafeString:
    """The picture with its renditions. The first of a page is not lazy: it is what a reader waits for.

    A text may hold a picture without its size: it is then shown as it is.
    """
    image = format_html(
        '<img src="{}"{} alt="{}"{}>',
        src,
        _attributes(width=width, height=height),
        alt,
        _attributes(loading="lazy", decoding="async") if lazy else _attributes(fetchpriority="high"),
    )
    if not str(width).isdecimal():
        return image
    stem = src.rpartition(".")[0]
    sources = format_html_join(", ", "{0}/{1}w.webp {1}w", ((stem, one) for one in widths(int(width))))
    return format_html('<picture><source type="image/webp" srcset="{}" sizes="{}">{}</picture>', sources, SIZES, image)


def _attributes(**values: int | str) -> SafeString:
    return format_html_join("", ' {}="{}"', ((name, value) for name, value in values.items() if value))
