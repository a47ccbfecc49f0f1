"""What the desk can hold. Each section reads only what it shows, by an index: see tests/many/test_staff_plans.py."""

from datetime import timedelta
from itertools import zip_longest
from typing import Any

from django.contrib.auth.models import User
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import formats, timezone

from clinic.practice.checks import missing_purposes, practice_is_live
from clinic.practice.models import InfoPage, Practice
from clinic.publishing.admin_urls import page_url
from clinic.publishing.clock import in_words
from clinic.publishing.models import Mention, Page, PictureUse, Placement, ReviewEvent, Revision, Turn
from clinic.publishing.models.kinds import SIGNATURES
from clinic.publishing.models.signable import signable
from clinic.publishing.people import GOVERN, PUBLISH, able_reviewers, person

from .desk import Desk, Line, Section

SOON = timedelta(days=30)


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


def _my_reviews(desk: Desk) -> Any:
    """What somebody saved last is never theirs to sign; the other rules are asked of the rows that are read."""
    asked = Q(asked=None) | Q(asked=desk.user.pk) | ~Q(asked__in=able_reviewers(desk.at).order_by())
    return _waiting(desk, Turn.REVIEWER).filter(asked).exclude(saved_by=desk.user.pk)


def _that_i_may_sign(desk: Desk, pages: list[Any]) -> list[Any]:
    return [page for page, text in _texts(desk, pages) if text.scopes(desk.user)]


def _of_mine(desk: Desk, turn: Turn) -> Any:
    """Whoever owns a page goes on with it, and so does whoever saved its newest text."""
    return _waiting(desk, turn).filter(Q(owner=desk.user.pk) | Q(saved_by=desk.user.pk))


def _my_drafts(desk: Desk) -> Any:
    return _of_mine(desk, Turn.AUTHOR).order_by("-turn_since", "-pk")


def _sent(desk: Desk) -> Any:
    return _of_mine(desk, Turn.REVIEWER).select_related("asked")


def _that_nobody_answers(desk: Desk, pages: list[Any]) -> list[Any]:
    """Who was asked cannot sign it, or any reviewer was asked and none can."""
    able = list(able_reviewers(desk.at)) if pages else []
    return [
        page
        for page, text in _texts(desk, pages)
        if not any(text.may_answer(user) for user in able if page.asked in {None, user})
    ]


def _my_turn_to_publish(desk: Desk) -> Any:
    """In a solo practice nobody reviews what was sent for review before it became one."""
    return _waiting(desk, Turn.PUBLISHER, *([Turn.REVIEWER] if desk.is_solo else []))


def _quoted(page: Any) -> str:
    return f": “{page.event_comment}”" if page.event_comment else ""


def _review(desk: Desk, page: Any) -> Line:
    said = f"{page.event_name} sent it on {day(page.turn_since)}{_quoted(page)}"
    return desk.line(page, said, "Read and answer", "sign")


def _draft(desk: Desk, page: Any) -> Line:
    if page.event:
        return desk.line(page, f"{page.event_name} asked for changes{_quoted(page)}", "Change it")
    done = "published" if desk.is_solo else "sent"
    return desk.line(page, f"Not {done} yet; yours since {day(page.turn_since)}", "Go on writing")


def _unanswered(desk: Desk, page: Any) -> Line:
    said = f"{person(page.asked)} was asked and cannot sign it" if page.asked else "No reviewer can sign it"
    return desk.line(page, said, "Send it again", "send-for-review")


def _ready(desk: Desk, page: Any) -> Line:
    said = f"{page.event_name} signed it" if page.event in SIGNATURES else "Saved; it needs no signature"
    return desk.line(page, f"{said} on {day(page.turn_since)}", "Publish", "publish")


def _scheduled(desk: Desk) -> Any:
    coming = Placement.objects.scheduled_by(desk.at, desk.at + SOON).filter(type__in=desk.types)
    return coming.select_related("page").with_revision()


def _show_scheduled(desk: Desk, placement: Placement) -> Line:
    return desk.line(placement.page, f"Live from {in_words(placement.start)}", "Look at it")


def _ending(desk: Desk) -> Any:
    ending = Placement.objects.leaving_by(desk.at, desk.at + SOON).filter(type__in=desk.types)
    return ending.select_related("page").with_revision()


def _show_ending(desk: Desk, placement: Placement) -> Line:
    return desk.line(placement.page, f"Off the site on {in_words(placement.end)}", "Look at it")  # type: ignore[arg-type]


def _due(desk: Desk) -> Any:
    return Placement.objects.review_due(desk.moment, desk.at + SOON).filter(type__in=desk.types).select_related("page")


def _told_whose(desk: Desk, placements: list[Any]) -> list[Any]:
    """With whether this person may sign it again."""
    texts = signable([placement.revision for placement in placements], desk.at) if desk.licence else []
    for placement, text in zip_longest(placements, texts):
        placement.is_mine = text is not None and not text.why_not_attest(desk.user)
    return placements


def _show_due(desk: Desk, placement: Any) -> Line:
    said = f"{'Was due' if placement.due <= desk.at else 'Due'} on {day(placement.due)}"
    if placement.is_mine:
        return desk.line(placement.page, said, "Review it", "still-correct")
    return desk.line(placement.page, said, "Look at it")


def _undescribed(desk: Desk) -> Any:
    """Live pages that show a picture without saying what it shows, though it is more than decoration."""
    silent = PictureUse.objects.filter(is_described=False, picture__is_decorative=False)
    live = Placement.objects.live(desk.at).filter(type__in=desk.own_types, revision__in=silent.values("revision"))
    return live.select_related("page").with_revision().order_by("pk")


def _show_undescribed(desk: Desk, placement: Placement) -> Line:
    return desk.line(placement.page, "Shows a picture without an alternative text", "Write it")


def _overtaken(desk: Desk) -> Any:
    return Mention.objects.overtaken(desk.at).filter(type__in=desk.types).select_related("page", "target")


def _show_overtaken(desk: Desk, mention: Mention) -> Line:
    said = f"It describes “{mention.target}”, which changed or left the site since"
    return desk.line(mention.page, said, "Look at it")


def _missing(desk: Desk) -> list[Line]:
    """Of those that this person may write."""
    missing = []
    if desk.may_with(Practice, "change") and not practice_is_live(desk.at):
        missing.append(_line(Practice, "The Practice", Practice.objects.first()))
    if desk.may_with(InfoPage, "change"):
        written = {page.purpose: page for page in InfoPage.objects.filter(trashed_at=None)}
        lacking = missing_purposes(desk.at)
        missing += [_line(InfoPage, purpose.label, written.get(purpose.value)) for purpose in lacking]
    return missing


def _line(model: type[Page], title: str, page: Page | None) -> Line:
    url = page_url(page) if page else reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    return Line(title, str(model._meta.verbose_name), "Every clinic needs it, and it is not live", "Write it", url)


def _left_behind(desk: Desk) -> Any:
    """Read by owner: few leave, and many pages are of those who stay."""
    left = list(User.objects.filter(is_active=False).values_list("pk", flat=True))
    pages = Page.objects.filter(owner__in=left, trashed_at=None, type__in=desk.own_types)
    return pages.select_related("owner").order_by("title", "pk")


def _show_left_behind(desk: Desk, page: Page) -> Line:
    return desk.line(page, f"{person(page.owner)} left", "Hand it over", "hand-over")


def _writes(desk: Desk) -> bool:
    return bool(desk.own_types)


def _sends(desk: Desk) -> bool:
    return _writes(desk) and not desk.is_solo


def _anybody(desk: Desk) -> bool:
    return True


def _publishes(desk: Desk) -> bool:
    return desk.may(PUBLISH)


def _administers(desk: Desk) -> bool:
    return desk.may(GOVERN) and desk.may(PUBLISH)


def _reviews(desk: Desk) -> bool:
    return desk.licence is not None


def _are_reviewed(desk: Desk) -> bool:
    return not desk.is_solo


def _show_missing(desk: Desk, line: Line) -> Line:
    return line


SECTIONS = (
    Section(
        "my-reviews", "Waiting for my review", "Nobody waits for you.", _reviews, _my_reviews, _review, _that_i_may_sign
    ),
    Section("unanswered", "Sent, but nobody can sign it", "", _sends, _sent, _unanswered, _that_nobody_answers),
    Section("my-drafts", "My drafts", "Nothing of yours is unfinished.", _writes, _my_drafts, _draft),
    Section("ready", "Ready to publish", "Nothing waits to be published.", _publishes, _my_turn_to_publish, _ready),
    Section(
        "scheduled", "Scheduled in the next 30 days", "Nothing is scheduled.", _anybody, _scheduled, _show_scheduled
    ),
    Section("ending", "Off the site in the next 30 days", "", _anybody, _ending, _show_ending),
    Section(
        "due",
        "Review due or overdue",
        "No review is due in the next 30 days.",
        _are_reviewed,
        _due,
        _show_due,
        _told_whose,
    ),
    Section("undescribed", "Pictures without alternative text", "", _writes, _undescribed, _show_undescribed),
    Section("overtaken", "Described treatments that changed or left since", "", _writes, _overtaken, _show_overtaken),
    Section("left-behind", "Their owner has left", "", _administers, _left_behind, _show_left_behind),
    Section("missing", "Pages that every clinic needs", "", _writes, _missing, _show_missing),
)
