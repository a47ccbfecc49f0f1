class PublishingError(Exception):
    """A step that the rules refuse. The message tells staff, in plain words, what to do instead."""


class Conflict(PublishingError):
    """The page changed after the person who asks for the step saw it."""
