"""Where a page stands, for the person who looks at it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import OuterRef, Subquery, prefetch_related_objects
from django.db.models.functions import JSONObject
from django.utils.functional import cached_property

from . import clock
from .checking import Finding
from .due import Review, last_review
from .models import EventKind, Kind, Page, Placement, ReviewEvent, Revision, Scope, Turn
from .models.signable import Signable, signable
from .moment import Moment
from .people import PUBLISH, SIGN, person
from .preview import preview_url
from .reasons import Unreasoned, unreasoned

SAID_LAST = (
    ReviewEvent.objects.filter(revision__page=OuterRef("page"))
    .order_by("-pk")
    .values(said=JSONObject(kind="kind", name="name", number="revision__number", comment="comment"))[:1]
)


@dataclass
class PageState:
    page: Page
    user: User

    @cached_property
    def now(self) -> datetime:
        return clock.instant()

    @cached_property
    def latest(self) -> Revision | None:
        newest = self.page.revisions.select_related("by").prefetch_related("events").order_by("-number")
        return newest.annotate(said_last=Subquery(SAID_LAST)).first()

    @cached_property
    def spans(self) -> list[Placement]:
        """What holds now and what is coming, in order, with what was said of their texts."""
        spans = list(self.page.placements.unfinished(self.now).select_related("revision", "replaced_by"))
        for span in spans:
            if self.latest and span.revision_id == self.latest.pk:
                span.revision = self.latest
        prefetch_related_objects([span.revision for span in spans], "events")
        return spans

    @cached_property
    def current(self) -> Placement | None:
        return next((span for span in self.spans if span.start <= self.now), None)

    @cached_property
    def scheduled(self) -> Placement | None:
        return next((span for span in self.spans if span.start > self.now and span.kind == Kind.LIVE), None)

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
        is_newest = self.is_signed or not self.needs_signature
        newest = self.latest if is_newest else self.page.revisions.signed().last()
        out = {placement.revision.sha256 for placement in (self.live, self.scheduled) if placement}
        if newest is None or newest.sha256 in out:
            return None
        gone = self.page.placements.kept().filter(kind=Kind.GONE, revision__sha256=newest.sha256)
        return None if gone.exists() else newest

    @property
    def live(self) -> Placement | None:
        return self.current if self.current and self.current.kind == Kind.LIVE else None

    def is_live(self, revision: Revision) -> bool:
        return self.live is not None and self.live.revision_id == revision.pk

    @cached_property
    def events(self) -> list[ReviewEvent]:
        """What was said about exactly the newest text, in order."""
        return list(self.latest.events.all()) if self.latest else []

    @property
    def still_asked(self) -> dict[str, Any] | None:
        """The changes that a reviewer asked for in an earlier text, until a later one is sent for review or signed."""
        said = self.latest.said_last if self.latest and not self.events else None  # type: ignore[attr-defined]
        return said if said and said["kind"] == EventKind.CHANGES_REQUESTED else None

    @cached_property
    def was_public(self) -> bool:
        return self.page.placements.kept().filter(during__startswith__lte=self.now).exists()

    @property
    def differs(self) -> bool:
        """The working copy is not what patients read."""
        return bool(self.latest and self.current and self.current.revision_id != self.latest.pk)

    @property
    def turn(self) -> str:
        """Whose turn it is, in words."""
        turn = Turn(self.page.turn)
        if self.page.trashed_at:
            return "nobody’s: the page is in the trash"
        if turn == Turn.NOBODY and self.review and self.review.is_due:
            return "a reviewer’s who did not write it: what patients read is due for review"
        if turn == Turn.NOBODY:
            return "nobody’s: there is nothing to do with the newest text"
        if turn == Turn.REVIEWER and self.needs_signature and not self.waits_for_reviewer:
            return f"{self.writers}: nobody who was asked can sign it, so it is to be sent for review again"
        if turn == Turn.REVIEWER and self.needs_signature:
            return f"{person(self.page.asked)} was asked to review it" if self.page.asked else "any reviewer’s"
        if turn == Turn.AUTHOR and self.newest_event:
            return f"{self.writers}: {self.newest_event.name} asked for changes"
        if turn == Turn.AUTHOR and self.needs_signature:
            return f"{self.writers}: to finish it and send it for review"
        return "a publisher’s"

    @property
    def writers(self) -> str:
        """Among whose drafts the newest text stands, in words."""
        people = dict.fromkeys((self.page.owner, *([self.latest.by] if self.latest else [])))
        names = [f"{person(user)}’s" for user in people if user.is_active]
        return " or ".join(names) or "nobody’s, because its owner left"

    @cached_property
    def signable(self) -> dict[int, Signable]:
        """By number, what decides who may sign the newest text and what patients read."""
        revisions = {one.number: one for one in (self.latest, self.live and self.live.revision) if one}
        return dict(zip(revisions, signable(revisions.values(), self.now), strict=True))

    @cached_property
    def signers(self) -> list[User]:
        """Who can answer when the newest text is sent for review."""
        return self.signable[self.latest.number].signers() if self.latest else []

    @property
    def waits_for_reviewer(self) -> bool:
        """Somebody was asked who can still answer."""
        event = self.newest_event
        if event is None or event.kind != EventKind.REQUESTED:
            return False
        return event.asked in self.signers if event.asked_id else bool(self.signers)

    @cached_property
    def scopes(self) -> list[Scope]:
        """What this person may sign in the newest revision."""
        if self.latest is None or not self.needs_signature or not self.may(SIGN):
            return []
        return self.signable[self.latest.number].scopes(self.user)

    def findings(self, revision: Revision) -> tuple[Finding, ...]:
        """What the checks find in a text, as of now, and why a reviewer who signed exactly this text lets it stand."""
        signed = revision.newest_event
        reasons = signed.reasons_by_key if signed and signed.is_signature else {}
        found = revision.findings(self.now)
        return tuple(one.model_copy(update={"reason": reasons.get(one.key, "")}) for one in found) if reasons else found

    @cached_property
    def unreasoned(self) -> list[Unreasoned]:
        """What the checks found in the newest text that stays only if somebody says why."""
        return unreasoned(self.page, self.latest.frozen, self.findings(self.latest)) if self.latest else []

    @cached_property
    def may_attest(self) -> bool:
        """This person may say of the live text that it is still correct."""
        if self.live is None or self.moment.rules.solo or not self.may(SIGN):
            return False
        return not self.signable[self.live.revision.number].why_not_attest(self.user)

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
        return self.signable[self.latest.number].why_not_sign(self.user, Scope.PAGE)

    @property
    def preview_url(self) -> str:
        return preview_url(self.latest) if self.latest else ""

    def may(self, permission: str) -> bool:
        return self.user.has_perm(permission)

    @property
    def may_change(self) -> bool:
        return self.may(self.page.own("change"))

    @property
    def may_add(self) -> bool:
        return self.may(self.page.own("add"))

    @property
    def may_publish(self) -> bool:
        return self.may(PUBLISH)

    @property
    def may_hand_over(self) -> bool:
        return self.may_change and self.may_publish

    @property
    def may_sign(self) -> bool:
        return self.may(SIGN)
