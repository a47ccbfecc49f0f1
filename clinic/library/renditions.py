"""The smaller pictures that browsers choose from: WebP, made when the picture comes in or when one is first missing."""

import logging
from typing import TYPE_CHECKING

from pictures.models import PillowPicture
from PIL import Image

from .files import storage

if TYPE_CHECKING:
    from .models import Picture

WIDTHS = (320, 640, 960, 1280, 1920)
logger = logging.getLogger(__name__)


def widths(width: int) -> list[int]:
    """Of the renditions of a picture as wide as that: those that are narrower, and its own unless it is the widest."""
    return [*(narrower for narrower in WIDTHS if narrower < width), *([width] if width <= WIDTHS[-1] else [])]


def rendition(name: str, width: int) -> PillowPicture:
    """One of the original that the storage holds by this name."""
    return PillowPicture(name, "WEBP", None, storage, width)


def of(picture: "Picture") -> list[PillowPicture]:
    return [rendition(picture.name, width) for width in widths(picture.width)]


def make_all(picture: "Picture") -> None:
    make(picture, *of(picture))


def make(picture: "Picture", *wanted: PillowPicture) -> bool:
    """Whether it could: on a full disk, for example, it cannot, and patients get the original."""
    try:
        with storage.open(picture.name) as file, Image.open(file, formats=("JPEG", "PNG")) as image:
            for one in wanted:
                one.save(image)
    except Exception:  # whatever stopped it, the picture is stored and can be shown
        logger.exception("The renditions of %s could not be made.", picture.name)
        return False
    return True
