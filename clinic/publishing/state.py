"""Where a page stands, for the person who looks at it."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.functional import cached_property

from . import clock
from .due import Review, last_review
from .models import EventKind, Kind, Page, Placement, ReviewEvent, Revision, Scope
from .models.signing import SIGN
from .models.timeline import PUBLISH
from .moment import Moment
from .preview import preview_url


def with_state(pages: QuerySet[Page], at: datetime) -> QuerySet[Page]:
    """Adds to each page what patients see now, what is scheduled, and the newest event on its newest revision."""
    own = OuterRef("pk")
    newest_event = ReviewEvent.objects.filter(revision=own).order_by("-pk").values("kind")[:1]
    newest_revision = Revision.objects.filter(page=own).order_by("-number").annotate(event=Subquery(newest_event))
    return pages.annotate(
        kind_now=Subquery(Placement.objects.at(at).filter(page=own).values("kind")[:1]),
        revision_now=Subquery(Placement.objects.at(at).filter(page=own).values("revision")[:1]),
        newest_revision=Subquery(newest_revision.values("pk")[:1]),
        scheduled_for=Subquery(Placement.objects.scheduled(at).filter(page=own).values("during__startswith")[:1]),
        newest_event=Subquery(newest_revision.values("event")[:1]),
        newest_needs_signature=Subquery(newest_revision.values("needs_signature")[:1]),
    )


@dataclass
class PageState:
    page: Page
    user: User

    @cached_property
    def now(self) -> datetime:
        return clock.instant()

    @cached_property
    def current(self) -> Placement | None:
        return self.page.current(self.now)

    @cached_property
    def scheduled(self) -> Placement | None:
        return self.page.scheduled(self.now)

    @cached_property
    def latest(self) -> Revision | None:
        return self.page.latest

    @cached_property
    def newest_event(self) -> ReviewEvent | None:
        return self.events[-1] if self.events else None

    @cached_property
    def moment(self) -> Moment:
        return Moment(self.now)

    @cached_property
    def needs_signature(self) -> bool:
        return self.latest is not None and not self.moment.rules.solo and self.page.must_be_signed(self.latest)

    @cached_property
    def is_signed(self) -> bool:
        return self.newest_event is not None and self.newest_event.is_signature

    @cached_property
    def review(self) -> Review | None:
        """The last review of what patients read."""
        return last_review(self.live.revision, self.moment) if self.live else None

    @cached_property
    def publishable(self) -> Revision | None:
        """The newest revision that may be published, unless it is live or scheduled already or was retracted."""
        newest = self.page.revisions.signed().last() if self.needs_signature else self.latest
        out = {placement.revision.sha256 for placement in (self.live, self.scheduled) if placement}
        out |= set(self.page.placements.kept().filter(kind=Kind.GONE).values_list("revision__sha256", flat=True))
        return newest if newest and newest.sha256 not in out else None

    @property
    def live(self) -> Placement | None:
        return self.current if self.current and self.current.kind == Kind.LIVE else None

    def is_live(self, revision: Revision) -> bool:
        return self.live is not None and self.live.revision_id == revision.pk

    @cached_property
    def events(self) -> list[ReviewEvent]:
        """What was said about exactly the newest text, in order."""
        return list(self.latest.events.all()) if self.latest else []

    @cached_property
    def was_public(self) -> bool:
        return self.page.placements.kept().filter(during__startswith__lte=self.now).exists()

    @property
    def differs(self) -> bool:
        """The working copy is not what patients read."""
        return bool(self.latest and self.current and self.current.revision_id != self.latest.pk)

    @cached_property
    def scopes(self) -> list[Scope]:
        """What this person may sign in the newest revision."""
        if self.latest is None or not self.needs_signature or not self.may(SIGN):
            return []
        return [scope for scope in Scope if not self.page.why_not_sign(self.latest, self.user, scope, self.now)]

    @cached_property
    def may_attest(self) -> bool:
        """This person may say of the live text that it is still correct."""
        if self.live is None or self.moment.rules.solo or not self.may(SIGN):
            return False
        return not self.page.why_not_attest(self.live.revision, self.user, self.now)

    @cached_property
    def contestable(self) -> dict[int, str]:
        """By number, the texts about which a reviewer can ask for changes, and what each is."""
        found: dict[int, str] = {}
        newest = [(self.latest, "the newest text")] if self.latest else []
        placed = [(span.revision, what) for span, what in ((self.scheduled, "scheduled"), (self.live, "live")) if span]
        for revision, what in [*newest, *placed]:
            event = revision.newest_event
            if event and event.kind != EventKind.CHANGES_REQUESTED:
                found.setdefault(revision.number, what)
        return found

    @property
    def why_not_sign(self) -> str:
        """Told to reviewers, who would otherwise look for the button."""
        if self.latest is None or self.is_signed or self.scopes or not self.needs_signature or not self.may(SIGN):
            return ""
        return self.page.why_not_sign(self.latest, self.user, Scope.PAGE, self.now)

    @property
    def preview_url(self) -> str:
        return preview_url(self.latest) if self.latest else ""

    def may(self, permission: str) -> bool:
        return self.user.has_perm(permission)

    @property
    def may_change(self) -> bool:
        return self.may(self.page.own("change"))

    @property
    def may_publish(self) -> bool:
        return self.may(PUBLISH)

    @property
    def may_sign(self) -> bool:
        return self.may(SIGN)
