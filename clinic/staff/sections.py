"""What the desk can hold. Each section reads only what it shows, by an index: see tests/many/test_staff_plans.py."""

from datetime import timedelta
from itertools import zip_longest
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from clinic.practice.checks import missing_purposes
from clinic.practice.models import InfoPage, Practice
from clinic.publishing.admin_urls import page_url
from clinic.publishing.clock import in_words
from clinic.publishing.models import Mention, Page, PictureUse, Placement
from clinic.publishing.models.signable import signable
from clinic.publishing.people import GOVERN, PUBLISH, person

from . import turns
from .desk import Desk, Line, Section

SOON = timedelta(days=30)


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
    said = f"{'Was due' if placement.due <= desk.at else 'Due'} on {turns.day(placement.due)}"
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
    if desk.may_with(Practice, "change") and desk.moment.practice is None:
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
        "my-reviews",
        "Waiting for my review",
        "Nobody waits for you.",
        _reviews,
        turns.my_reviews,
        turns.review,
        turns.that_i_may_sign,
    ),
    Section(
        "unanswered",
        "Sent, but nobody can sign it",
        "",
        _sends,
        turns.sent,
        turns.unanswered,
        turns.that_nobody_answers,
    ),
    Section("my-drafts", "My drafts", "Nothing of yours is unfinished.", _writes, turns.my_drafts, turns.draft),
    Section(
        "ready", "Ready to publish", "Nothing waits to be published.", _publishes, turns.my_turn_to_publish, turns.ready
    ),
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
