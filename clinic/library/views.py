"""Addresses of pictures. Nothing else under /media/ is ever answered."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from . import renditions
from .files import FOLDER, original_name, storage
from .models import Picture

TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOR_GOOD = "public, max-age=31536000, immutable"


@require_safe
def original(request: HttpRequest, sha256: str, extension: str) -> HttpResponseBase:
    return _answer(request, original_name(sha256, extension), FOR_GOOD)


@require_safe
def rendition(request: HttpRequest, sha256: str, width: int) -> HttpResponseBase:
    """Made now if it is missing. A picture that is narrower, or of which none can be made, is answered itself."""
    wanted = renditions.rendition(original_name(sha256, "jpg"), width)
    if not storage.exists(wanted.name):
        picture = get_object_or_404(Picture, sha256=sha256)
        if width not in renditions.widths(picture.width) or not renditions.make(picture, wanted):
            return _answer(request, picture.name, "no-store")
    return _answer(request, wanted.name, FOR_GOOD)


def _answer(request: HttpRequest, name: str, keep: str) -> HttpResponseBase:
    try:
        file = storage.open(name)
    except FileNotFoundError:
        raise Http404 from None
    stem, _, extension = name.removeprefix(f"{FOLDER}/").partition(".")
    etag = f'"{stem}"'  # the digest, and of a rendition its width
    response: Any = get_conditional_response(request, etag)
    if response:
        file.close()
    else:
        response = FileResponse(file, filename=name.rpartition("/")[2], content_type=TYPES[extension])
    for header, value in {**HEADERS, "Cache-Control": keep, "ETag": etag}.items():
        response[header] = value
    return response
