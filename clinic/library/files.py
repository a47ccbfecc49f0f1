"""Where the bytes of pictures are: named by their digest, written whole or not at all, never overwritten or deleted."""

import os
import tempfile
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from .cleaning import CleanPicture

FOLDER = "pictures"


def original_name(sha256: str, extension: str) -> str:
    return f"{FOLDER}/{sha256}.{extension}"


class PictureStorage(FileSystemStorage):
    """Files whose name says what is in them: whoever saves one that is there has nothing to do."""

    def keep(self, cleaned: CleanPicture) -> None:
        """Stores an original. Once it returned the file survives a power failure; after an OSError none is left."""
        self.save(original_name(cleaned.sha256, cleaned.extension), ContentFile(cleaned.data))

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def delete(self, name: str) -> None:
        """Does nothing: texts that patients could read show it."""

    def _save(self, name: str, content: Any) -> str:
        path = Path(self.path(name))
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._write(path, content)
        return name

    def _write(self, path: Path, content: Any) -> None:
        """Under a temporary name first. A link, unlike a renamed file, replaces none that somebody made meanwhile."""
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".") as file:
            for chunk in content.chunks():
                file.write(chunk)
            _to_disk(file)
            if self.file_permissions_mode is not None:
                os.fchmod(file.fileno(), self.file_permissions_mode)
            try:
                os.link(file.name, path)
            except FileExistsError:
                return
        for folder in (path.parent, path.parent.parent):
            _folder_to_disk(folder)


def _to_disk(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


storage = PictureStorage()


def address(sha256: str, extension: str) -> str:
    """Where browsers get an original."""
    return storage.url(original_name(sha256, extension))


def digest_in(address: str) -> str:
    return PurePosixPath(address).stem
