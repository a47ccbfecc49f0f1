from collections import defaultdict
from datetime import timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management.base import BaseCommand, CommandError
from django.utils import formats, timezone

from ... import clock
from ...admin_urls import page_url
from ...models import Placement
from ...moment import Moment

DAYS = (-90, -30, 0, 14)  # after the review is due
BODY = """These pages of yours are due for review:

{pages}
"""


class Command(BaseCommand):
    help = "Reminds owners of reviews 90 and 30 days before they are due, on the day, and 14 days after. Run it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        moment = Moment(clock.instant())
        today, soon = timezone.localdate(moment.at), moment.at - timedelta(days=min(DAYS) - 1)
        lines = defaultdict(list)
        due: Any = Placement.objects.review_due(moment, soon).select_related("page__owner")
        for placement in due:
            day = timezone.localdate(placement.due)
            if (today - day).days in DAYS and placement.page.owner.is_active and placement.page.owner.email:
                said = f"{placement.page.title}: {formats.date_format(day, 'F j, Y')}"
                lines[placement.page.owner.email].append(f"{said}\n{settings.SITE_URL}{page_url(placement.page)}\n")
        unreached = [address for address, of_owner in lines.items() if not _sent(address, of_owner)]
        self.stdout.write(f"{len(lines) - len(unreached)} reminded.")
        if unreached:
            raise CommandError(f"No mail could be sent to {', '.join(unreached)}.")


def _sent(address: str, lines: list[str]) -> bool:
    """One address that is refused keeps nobody else from being reminded."""
    try:
        EmailMessage("Reviews that are due", BODY.format(pages="\n".join(lines)), to=[address]).send()
    except (OSError, SMTPException):
        return False
    return True
