"""Turns an uploaded file into a picture that can be shown to patients, or says in plain words why it cannot.

Nothing of the file survives but its pixels: they are decoded, brought to eight bits of sRGB, and copied into a new
picture, so that no position, name, comment or hidden second file comes along. The same file gives the same bytes.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from threading import Lock

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps
from PIL.ImageFile import ImageFile

from .colors import to_eight_bits, to_srgb

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 2560
MAX_RATIO = 300  # of the long side to the short one
PNG_END, JPEG_END = b"IEND\xaeB`\x82", b"\xff\xd9"
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
ACCEPT = ",".join(FORMATS)

# Pillow refuses twice as many when it has read the header: before it decodes a pixel or makes room for one.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2
_one_at_a_time = Lock()  # a picture of 50 megapixels takes up to 700 MB while it is cleaned

EXPORT = "Open it in a program for pictures, export it as JPEG, and choose the new file."
TOO_MANY_BYTES = "This file is larger than 15 MB. Make it smaller: 2560 pixels on the long side are enough."
TOO_MANY_PIXELS = "This picture has more than 50 megapixels. Make it smaller: 2560 pixels on the long side are enough."
NO_PICTURE = f"This is not a JPEG, PNG or WebP picture. {EXPORT}"
MOVES = f"This picture moves, and pages show still pictures only. {EXPORT}"
TOO_THIN = "This picture is more than 300 times as long as it is wide. Cut it to a shape that can be looked at."
DAMAGED = f"This picture is damaged or incomplete. {EXPORT}"
WRONG_NAME = (
    "This file holds a %(found)s picture, but its name does not end in %(ending)s. Rename it, or export it again."
)


@dataclass(frozen=True)
class CleanPicture:
    data: bytes
    extension: str
    width: int
    height: int
    sha256: str


def clean(upload: UploadedFile) -> CleanPicture:
    """What may be stored of an uploaded picture. Raises ValidationError with what to do about it."""
    if (upload.size or 0) > MAX_BYTES:
        raise ValidationError(TOO_MANY_BYTES, code="too_many_bytes")
    upload.seek(0)
    data = upload.read()
    with _reading(), Image.open(BytesIO(data), formats=tuple({*FORMATS.values()})) as image:
        _require_still(image)
        _require_shape(image)
        kind = _require_named(image, str(upload.name))
        _require_whole(data, kind)
        pixels = _pixels(image)
    return _encoded(pixels, "JPEG" if kind == "JPEG" or (kind == "WEBP" and pixels.mode in {"L", "RGB"}) else "PNG")


@contextmanager
def _reading() -> Iterator[None]:
    """Pillow meets a hostile file: whatever it raises or warns of, the file is refused."""
    with _one_at_a_time, warnings.catch_warnings():
        warnings.filterwarnings("error", module=r"PIL\.")
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # at half of what we refuse
        try:
            yield
        except ValidationError:
            raise
        except Image.DecompressionBombError as error:
            raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels") from error
        except Image.UnidentifiedImageError as error:
            raise ValidationError(NO_PICTURE, code="no_picture") from error
        except Exception as error:
            raise ValidationError(DAMAGED, code="damaged") from error


def _require_still(image: ImageFile) -> None:
    """Phones store a JPEG with further pictures behind it (MPO): the first is the one that was taken."""
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise ValidationError(MOVES, code="moves")


def _require_named(image: ImageFile, name: str) -> str:
    """The format, when the file's name says the same."""
    found = "JPEG" if image.format == "MPO" else str(image.format)
    if FORMATS.get(PurePath(name).suffix.lower()) != found:
        endings = " or ".join(ending for ending, kind in FORMATS.items() if kind == found)
        raise ValidationError(WRONG_NAME, code="wrong_name", params={"found": found, "ending": endings})
    return found


def _require_shape(image: ImageFile) -> None:
    """A rendition of 320 pixels must be one pixel high at least."""
    if max(image.size) > MAX_RATIO * min(image.size):
        raise ValidationError(TOO_THIN, code="too_thin")


def _require_whole(data: bytes, kind: str) -> None:
    """Pillow lets the end of a PNG or JPEG be missing when no pixel is; a cut WebP it refuses itself. What follows the
    end is let be: phones put films and further pictures there.
    """
    if (kind == "PNG" and PNG_END not in data) or (kind == "JPEG" and JPEG_END not in data[_first_scan(data) :]):
        raise ValidationError(DAMAGED, code="damaged")


def _first_scan(jpeg: bytes) -> int:
    """Where the pixels begin: behind the segments, one of which may hold a smaller picture with an end of its own."""
    at = 2
    while (mark := jpeg[at : at + 2]) != b"\xff\xda":
        is_segment = mark[0] == 0xFF != mark[1]
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4]) if is_segment else 1
    return at


def _pixels(image: Image.Image) -> Image.Image:
    """A new picture of at most 2560 pixels, upright, in sRGB: L, RGB, or with an alpha channel LA or RGBA."""
    image = to_eight_bits(image)
    image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=3)
    image = to_srgb(ImageOps.exif_transpose(image))
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    return fresh


def _encoded(pixels: Image.Image, kind: str) -> CleanPicture:
    buffer = BytesIO()
    if kind == "JPEG":
        pixels.save(buffer, "JPEG", quality=85, optimize=True, progressive=True)
    else:
        pixels.save(buffer, "PNG")
    data, extension = buffer.getvalue(), {"JPEG": "jpg", "PNG": "png"}[kind]
    return CleanPicture(data, extension, pixels.width, pixels.height, sha256(data).hexdigest())
