"""The drawings as pictures of the library, with the words that go with them."""

from functools import cache
from io import BytesIO

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from clinic.library.cleaning import CleanPicture, clean
from clinic.library.models import Picture

from .drawing import DRAWINGS, draw


@cache
def drawn(name: str) -> CleanPicture:
    """Drawn once in a process: it takes a third of a second."""
    file = BytesIO()
    draw(name).save(file, "PNG", compress_level=1)
    return clean(SimpleUploadedFile(f"{name}.png", file.getvalue()))


def keep(name: str, by: User) -> Picture:
    """The picture of this drawing, stored when it is first asked for."""
    known = Picture.objects.filter(sha256=drawn(name).sha256).first()
    return known or Picture.objects.keep(drawn(name), by, **_words(name))


def _words(name: str) -> dict[str, str]:
    drawing = DRAWINGS[name]
    return {"alt": drawing.alternative, "caption": drawing.caption, "credit": drawing.credit}
