"""Files as somebody's browser sends them."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def encoded(image: Image.Image, kind: str, **how: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **how)
    return buffer.getvalue()


def named(data: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def upload(image: Image.Image, kind: str = "PNG", name: str = "", **how: Any) -> SimpleUploadedFile:
    return named(encoded(image, kind, **how), name or f"picture.{ENDINGS[kind]}")


def photo(size: tuple[int, int] = (64, 48), color: Any = (120, 60, 30), **how: Any) -> SimpleUploadedFile:
    return upload(Image.new("RGB", size, color), "JPEG", **how)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))
