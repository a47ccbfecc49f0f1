"""Who may sign which text.

A signature is an approval of one exact revision by a reviewer with a valid licence. Nobody signs what they wrote: the
whole page is closed to everybody who saved since its last whole-page signature and to its listed authors, a change to
everybody who saved since the last signature of any kind. Superusers obey like everybody else.

The verbs, the steps, the e-mail and the desk all ask here; `signable` reads what decides for many texts at once.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.functional import cached_property

from ..frozen import Role
from ..people import able_reviewers
from .kinds import EventKind, Scope

if TYPE_CHECKING:
    from .licence import Licence
    from .review import ReviewEvent
    from .revision import Revision


class Reading:
    """What decides who may sign some texts: each kind of row is read once for all of them, when it is first needed."""

    def __init__(self, revisions: Iterable["Revision"], now: datetime) -> None:
        self.revisions, self.now = list(revisions), now
        self.pages = {revision.page_id for revision in self.revisions}

    @cached_property
    def saved(self) -> dict[int, list["Revision"]]:
        """All texts of each page, the newest first, without their content."""
        saved = defaultdict(list)
        for one in _rows("Revision").filter(page__in=self.pages).order_by("-number").defer("content"):
            saved[one.page_id].append(one)
        return saved

    @cached_property
    def said(self) -> dict[int, "ReviewEvent"]:
        """The newest thing said of each text."""
        events = _rows("ReviewEvent").filter(revision__page__in=self.pages).order_by("pk")
        return {event.revision_id: event for event in events}

    @cached_property
    def authors(self) -> dict[int, set[int]]:
        """The pages of those who are listed as authors of each text."""
        authors = defaultdict(set)
        for link in _rows("Link").filter(revision__in=self.revisions, role=Role.AUTHOR):
            authors[link.revision_id].add(link.target_id)
        return authors

    @cached_property
    def reviewed(self) -> set[int]:
        """The texts that are, or are based on, one that is signed whole."""
        return set(_rows("ReviewEvent").last_reviews(self.revisions, self.now))

    @cached_property
    def clinical(self) -> set[int]:
        """The pages of which a text that needed a signature was ever placed."""
        return set(_rows("Placement").clinical().filter(page__in=self.pages).values_list("page", flat=True))


@dataclass(frozen=True)
class Signable:
    """One text, and who may sign it."""

    revision: "Revision"
    read: Reading

    @cached_property
    def text(self) -> "Revision":
        """The same without its content, which knows the texts before it."""
        saved = self.read.saved[self.revision.page_id]
        text = next(one for one in saved if one.pk == self.revision.pk)
        text.up_to_this = [one for one in saved if one.number <= text.number]
        return text

    @property
    def event(self) -> "ReviewEvent | None":
        return self.read.said.get(self.revision.pk)

    @property
    def must_be_signed(self) -> bool:
        """As Page.must_be_signed says."""
        return self.revision.needs_signature or self.revision.page_id in self.read.clinical

    def scopes(self, by: User) -> list[Scope]:
        """What this person may sign of it now."""
        return [scope for scope in Scope if not self.why_not_sign(by, scope)]

    def may_answer(self, by: User) -> bool:
        """Whether this person may sign anything of it once they are asked: that sets aside others' objections."""
        return any(not self._why_not_as(by, scope) for scope in Scope)

    def signers(self) -> list[User]:
        """Whoever can answer when it is sent for review."""
        return [user for user in able_reviewers(self.read.now) if self.may_answer(user)]

    def why_not_sign(self, by: User, scope: Scope) -> str:
        """The rule that forbids this signature in plain words, or nothing."""
        event = self.event
        is_signed = event and event.is_signature and scope in {Scope.CHANGE, event.scope}
        if is_signed and not self.revision.page.lacks_reasons(self.revision, self.read.now):
            return f"Revision {self.revision.number} is signed already."
        return self._why_not_as(by, scope) or self._objection(by)

    def why_not_attest(self, by: User) -> str:
        """The same for finding the live text still correct."""
        if self.event is None or not self.event.is_signature:
            return f"Revision {self.revision.number} is not signed. Only a signed text can be found still correct."
        return self._why_not_as(by, Scope.PAGE)

    def _why_not_as(self, by: User, scope: Scope) -> str:
        licence: Licence | None = getattr(by, "licence", None)
        if not self.must_be_signed:
            return "This text needs no signature."
        if licence is None or not licence.is_valid(timezone.localdate(self.read.now)):
            return "Only a reviewer with a valid license signs. Ask an administrator to enter or renew yours."
        if scope == Scope.CHANGE and self.revision.pk not in self.read.reviewed:
            return "No text under this one is signed whole, so there is no change to sign alone. Sign the whole page."
        if by.pk in self._writers_since_signature(scope):
            return "You saved text since the last signature, so somebody else signs it."
        authors = self.read.authors[self.revision.pk] if scope == Scope.PAGE else set()
        if authors and licence.profile_id is None:
            return (
                "Your license is not linked to your public page, so nobody can tell whether you are an author. "
                "Ask an administrator to link it."
            )
        if licence.profile_id in authors:
            return "You are listed as an author, so somebody else signs the whole page."
        return ""

    def _objection(self, by: User) -> str:
        event = self.event
        if event and event.kind == EventKind.CHANGES_REQUESTED and event.by_id != by.pk:
            return f"{event.name} asked for changes to this text. Change it, or send it for review again."
        return ""

    def _writers_since_signature(self, scope: Scope) -> set[int]:
        """Who saved after the last signature that counts: by number, along the line of ancestors, and the same text.

        All three, because restoring or pasting brings back text that somebody saved before that signature.
        """
        lines = (self.text.up_to_this, self.text.lineage)
        unsigned = [takewhile(lambda one: not self._is_signed(one, scope), line) for line in lines]
        same = [one for one in self.read.saved[self.text.page_id] if one.sha256 == self.text.sha256]
        return {one.by_id for line in (*unsigned, same) for one in line}

    def _is_signed(self, text: "Revision", scope: Scope) -> bool:
        event = self.read.said.get(text.pk)
        return event is not None and event.is_signature and scope in {Scope.CHANGE, event.scope}


def signable(revisions: Iterable["Revision"], now: datetime) -> list[Signable]:
    """Each of these texts, in their order. It asks the database as much for many as for one."""
    read = Reading(revisions, now)
    return [Signable(revision, read) for revision in read.revisions]


def _rows(name: str) -> Any:
    return apps.get_model("publishing", name)._default_manager.all()
