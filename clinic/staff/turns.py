"""Pages by whose turn it is, as the verbs noted it: for their reviewers, their authors and their publishers."""

from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils import formats, timezone

from clinic.publishing.models import Page, ReviewEvent, Revision, Turn
from clinic.publishing.models.kinds import SIGNATURES
from clinic.publishing.models.signable import signable
from clinic.publishing.people import able_reviewers, person

from .desk import Desk, Line


def day(instant: Any) -> str:
    return formats.date_format(timezone.localtime(instant), "F j, Y")


def _waiting(desk: Desk, *turns: Turn) -> Any:
    """Pages whose turn it is, the longest waiting first, with their newest text and what was said of it last."""
    newest = Revision.objects.filter(page=OuterRef("pk")).order_by("-number")[:1]
    said = ReviewEvent.objects.filter(revision=OuterRef("newest")).order_by("-pk")[:1]
    pages = Page.objects.filter(turn__in=turns, trashed_at=None, type__in=desk.types).order_by("turn_since", "pk")
    return pages.annotate(newest=Subquery(newest.values("pk")), saved_by=Subquery(newest.values("by"))).annotate(
        event=Subquery(said.values("kind")),
        event_name=Subquery(said.values("name")),
        event_comment=Subquery(said.values("comment")),
    )


def _texts(desk: Desk, pages: list[Any]) -> Any:
    """Each page with what decides who may sign its newest text."""
    newest = Revision.objects.defer("content").in_bulk([page.newest for page in pages])
    return zip(pages, signable([newest[page.newest] for page in pages], desk.at), strict=True)


def my_reviews(desk: Desk) -> Any:
    """What somebody saved last is never theirs to sign; the other rules are asked of the rows that are read."""
    asked = Q(asked=None) | Q(asked=desk.user.pk) | ~Q(asked__in=able_reviewers(desk.at).order_by())
    return _waiting(desk, Turn.REVIEWER).filter(asked).exclude(saved_by=desk.user.pk)


def that_i_may_sign(desk: Desk, pages: list[Any]) -> list[Any]:
    return [page for page, text in _texts(desk, pages) if text.scopes(desk.user)]


def _of_mine(desk: Desk, turn: Turn) -> Any:
    """Whoever owns a page goes on with it, and so does whoever saved its newest text."""
    return _waiting(desk, turn).filter(Q(owner=desk.user.pk) | Q(saved_by=desk.user.pk))


def my_drafts(desk: Desk) -> Any:
    return _of_mine(desk, Turn.AUTHOR).order_by("-turn_since", "-pk")


def sent(desk: Desk) -> Any:
    return _of_mine(desk, Turn.REVIEWER).select_related("asked")


def that_nobody_answers(desk: Desk, pages: list[Any]) -> list[Any]:
    """Who was asked cannot sign it, or any reviewer was asked and none can."""
    able = list(able_reviewers(desk.at)) if pages else []
    return [
        page
        for page, text in _texts(desk, pages)
        if not any(text.may_answer(user) for user in able if page.asked in {None, user})
    ]


def my_turn_to_publish(desk: Desk) -> Any:
    """In a solo practice nobody reviews what was sent for review before it became one."""
    return _waiting(desk, Turn.PUBLISHER, *([Turn.REVIEWER] if desk.is_solo else []))


def _quoted(page: Any) -> str:
    return f": “{page.event_comment}”" if page.event_comment else ""


def review(desk: Desk, page: Any) -> Line:
    said = f"{page.event_name} sent it on {day(page.turn_since)}{_quoted(page)}"
    return desk.line(page, said, "Read and answer", "sign")


def draft(desk: Desk, page: Any) -> Line:
    if page.event:
        return desk.line(page, f"{page.event_name} asked for changes{_quoted(page)}", "Change it")
    done = "published" if desk.is_solo else "sent"
    return desk.line(page, f"Not {done} yet; yours since {day(page.turn_since)}", "Go on writing")


def unanswered(desk: Desk, page: Any) -> Line:
    said = f"{person(page.asked)} was asked and cannot sign it" if page.asked else "No reviewer can sign it"
    return desk.line(page, said, "Send it again", "send-for-review")


def ready(desk: Desk, page: Any) -> Line:
    on, is_signed = day(page.turn_since), page.event in SIGNATURES
    said = f"{page.event_name} signed it on {on}" if is_signed else f"Saved on {on}; it needs no signature"
    return desk.line(page, said, "Publish", "publish")
