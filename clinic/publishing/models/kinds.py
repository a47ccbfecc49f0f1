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
