class PublishingError(Exception):
    """A step that the rules refuse. The message tells staff, in plain words, what to do instead."""


class Conflict(PublishingError):
    """The page changed after the person who asks for the step saw it."""

    def __init__(self, message: str = "This page changed after you opened it, so nothing was done.") -> None:
        super().__init__(message)
