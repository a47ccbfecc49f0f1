from django.db.models import TextChoices


class Kind(TextChoices):
    CLINICAL = "clinical", "clinical"
    NEWS = "news", "news of the clinic"
    STORY = "story", "a patient's story"


class CallToAction(TextChoices):
    NONE = "none", "none"
    CALL = "call", "call us"
    BOOK = "book", "book a visit"
