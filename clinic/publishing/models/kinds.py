from django.db.models import TextChoices


class Kind(TextChoices):
    """What a placement shows: the text, the text under a banner, or only that it is gone."""

    LIVE = "live", "live"
    WITHDRAWN = "withdrawn", "withdrawn"
    GONE = "gone", "gone"


class EventKind(TextChoices):
    REQUESTED = "requested", "review requested"
    APPROVED = "approved", "signed"
    CHANGES_REQUESTED = "changes requested", "changes requested"
    STILL_CORRECT = "still correct", "found still correct"


SIGNATURES = (EventKind.APPROVED, EventKind.STILL_CORRECT)


class Scope(TextChoices):
    """What a signature covers. Only the whole page moves “last reviewed”."""

    PAGE = "page", "the whole page"
    CHANGE = "change", "this change"


class Change(TextChoices):
    """What a publication is to those who read the page before. An update and a correction say what changed."""

    MINOR = "minor", "a small change that alters no meaning"
    UPDATE = "update", "an update: something new, or said differently"
    CORRECTION = "correction", "a correction: something here was wrong"


class Turn(TextChoices):
    """Who acts next on the newest text of a page."""

    AUTHOR = "author", "the author’s"
    REVIEWER = "reviewer", "a reviewer’s"
    PUBLISHER = "publisher", "a publisher’s"
    NOBODY = "nobody", "nobody’s"
