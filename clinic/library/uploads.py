from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler

from .cleaning import MAX_BYTES


class BoundedUploadHandler(MemoryFileUploadHandler):
    """Keeps an uploaded file in memory, and of one that is too large no more than shows it: no disk can fill up."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= MAX_BYTES:
            self.file.write(raw_data)
