from collections import defaultdict
from datetime import date, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management.base import BaseCommand, CommandError
from django.utils import formats, timezone

from ... import clock
from ...admin_urls import page_url
from ...models import Page, Placement
from ...moment import Moment
from ...people import administrators, person

DAYS = (-90, -30, 0, 14)  # after the review is due
BODY = """These pages are due for review:

{pages}
"""


class Command(BaseCommand):
    help = (
        "Reminds owners of reviews 90 and 30 days before they are due, on the day, and 14 days after. Of pages whose "
        "owner has left it reminds the administrators. Run it daily."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        moment = Moment(clock.instant())
        today, soon = timezone.localdate(moment.at), moment.at - timedelta(days=min(DAYS) - 1)
        lines = defaultdict(list)
        due: Any = Placement.objects.review_due(moment, soon).select_related("page__owner")
        for placement in due:
            day = timezone.localdate(placement.due)
            if (today - day).days in DAYS:
                said = _line(placement.page, day)
                for address in _addresses(placement.page):
                    lines[address].append(said)
        unreached = [address for address, of_owner in lines.items() if not _sent(address, of_owner)]
        self.stdout.write(f"{len(lines) - len(unreached)} reminded.")
        if unreached:
            raise CommandError(f"No mail could be sent to {', '.join(unreached)}.")


def _line(page: Page, day: date) -> str:
    left = "" if page.owner.is_active else f" ({person(page.owner)}, whose page it is, has left: hand it over)"
    return f"{page.title}: {formats.date_format(day, 'F j, Y')}{left}\n{settings.SITE_URL}{page_url(page)}\n"


def _addresses(page: Page) -> set[str]:
    people = [page.owner] if page.owner.is_active else administrators()
    return {user.email for user in people if user.email}


def _sent(address: str, lines: list[str]) -> bool:
    """One address that is refused keeps nobody else from being reminded."""
    try:
        EmailMessage("Reviews that are due", BODY.format(pages="\n".join(lines)), to=[address]).send()
    except (OSError, SMTPException):
        return False
    return True
