from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from .clock import in_words
from .models import Page
from .people import person


def meanwhile(page: Page, version: int) -> str:
    """What happened since somebody saw this version, in words: every change of a version leaves one entry."""
    content_type = ContentType.objects.get_for_model(page.model)
    entries = LogEntry.objects.filter(content_type=content_type, object_id=str(page.pk)).select_related("user")
    missed = reversed(entries.order_by("-pk")[: max(Page.objects.get(pk=page.pk).version - version, 0)])
    said = [f"{in_words(entry.action_time)}, {person(entry.user)}: {entry.get_change_message()}" for entry in missed]
    return " ".join(["Meanwhile:", *said] if said else [])
