"""One e-mail for each event, to whoever is next in line: in plain words, with the link to the place where they act."""

from typing import Any

from django.contrib.auth.models import User
from django.core.mail import EmailMessage

from . import clock
from .models import EventKind, ReviewEvent
from .models.signable import signable
from .people import BACKEND, PUBLISH, person

REQUESTED = """{who} asks you to review “{title}”.
{comment}
Read it, and sign it or ask for changes:
{link}
"""
SIGNED = """{who} signed “{title}”. It can be published now.

{link}
"""
CHANGES = """{who} asks for changes to “{title}”.
{comment}
{link}
"""
OUTSIDE = """{who} asks you to read “{title}”, a text of the clinic that is not published yet.
{comment}
The link is for you alone, shows exactly this text, and ends after seven days:
{link}

Please {answer}
"""


def tell(event: ReviewEvent, link: str) -> None:
    """Tells the reviewer who was asked, or all who may sign it; the publishers; or whoever sent the text for review.

    Of several, nobody sees the others' addresses.
    """
    revision = event.revision
    if event.kind == EventKind.REQUESTED:
        signers = signable([revision], clock.instant())[0].signers()
        asked = [event.asked] if event.asked else [user for user in signers if user != event.by]
        _send(REQUESTED, f"Please review: {revision.title}", event, link, asked)
    elif event.kind == EventKind.APPROVED:
        publishers = User.objects.with_perm(PUBLISH, backend=BACKEND, include_superusers=False)
        _send(SIGNED, f"Signed: {revision.title}", event, link, publishers.exclude(pk=event.by_id))
    elif event.kind == EventKind.CHANGES_REQUESTED:
        request = revision.events.filter(kind=EventKind.REQUESTED).order_by("-pk").first()
        writer = request.by if request else revision.by
        _send(CHANGES, f"Changes requested: {revision.title}", event, link, [writer])


def invite(address: str, event: ReviewEvent, link: str) -> None:
    """Lets somebody without an account read the text. The answer goes to whoever sent it."""
    who, email = person(event.by), event.by.email
    answer = f"write your answer to {who}: {email}" if email else f"give your answer to {who}."
    body = OUTSIDE.format(**_said(event, link) | {"answer": answer})
    subject = " ".join(f"Please read: {event.revision.title}".split())
    EmailMessage(subject, body, to=[address], reply_to=[email] if email else None).send()


def _send(body: str, subject: str, event: ReviewEvent, link: str, people: Any) -> None:
    addresses = sorted({user.email for user in people if user.email and user.is_active})
    if addresses:
        message = EmailMessage(" ".join(subject.split()), body.format(**_said(event, link)))
        message.to, message.bcc = (addresses, []) if len(addresses) == 1 else ([], addresses)
        message.send()


def _said(event: ReviewEvent, link: str) -> dict[str, str]:
    comment = f"\n{event.comment}\n" if event.comment else ""
    return {"who": person(event.by), "title": event.revision.title, "comment": comment, "link": link}
