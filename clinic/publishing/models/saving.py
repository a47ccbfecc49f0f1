"""What a save leaves behind: a frozen revision and its links, and the way back to an earlier one."""

from itertools import count
from typing import TYPE_CHECKING, ClassVar

from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from clinic.library.models import Picture

from .. import clock
from ..content import PageContent, freeze, sha256
from ..errors import Conflict, PublishingError
from ..frozen import Role
from ..people import GOVERN
from ..thaw import thaw

if TYPE_CHECKING:
    from .page import Page
    from .revision import Revision


class Saving(models.Model):
    governed: ClassVar[frozenset[str]] = frozenset()
    """Fields that decide how the clinic reviews: only holders of GOVERN change them, in a form or by restoring."""

    not_copied: ClassVar[frozenset[str]] = frozenset()
    """Fields that a duplicate starts without."""

    class Meta:
        abstract = True

    def save_revision(self: "Page", by: User, note: str = "", based_on: "Revision | None" = None) -> "Revision | None":
        """Freezes the working copy as it is stored, owned rows included. Returns None when nothing changed."""
        with transaction.atomic():
            self.lock()
            revision = self._freeze_revision(by, note, based_on)
            if revision:
                self.touch(clock.instant())
                self.version = revision.page.version + 1
        return revision

    def restore(self: "Page", revision: "Revision", by: User) -> "Revision":
        """Makes an earlier text the working copy again. It counts as a save: whoever restores it does not sign it."""
        with self.transition(by, self.own("change")):
            self._require_own(revision)
            thaw(self.model._default_manager.get(pk=self.pk), revision.frozen)
            note = f"Restored from revision {revision.number}"
            try:
                restored = self._freeze_revision(by, note, based_on=revision)
            except PermissionDenied as error:
                raise PublishingError(
                    "This text sets how the clinic reviews differently. Only an administrator restores it."
                ) from error
            if restored is None:
                raise PublishingError(f"The newest text is already what revision {revision.number} says.")
            return restored

    def duplicate(self: "Page", revision: "Revision", by: User) -> "Page":
        """A new draft of `by` with the same text and rows, at an address that is free. This page stays as it is."""
        if not by.is_active or not by.has_perm(self.own("add")):
            raise PermissionDenied
        if self.model.is_permanent:
            raise PublishingError("There is only one of this page.")
        with transaction.atomic():
            if self.lock().version != self.version:
                raise Conflict
            self._require_own(revision)
            copy = self.model(owner=by, slug=self._free_slug())
            thaw(copy, revision.frozen)
            for name in self.not_copied:
                setattr(copy, name, getattr(self.model(), name))
            copy.title = f"Copy of {copy.title}"[: copy._meta.get_field("title").max_length]
            copy.save()
            copy.save_revision(by, note=f"Copied from revision {revision.number} of “{revision.title}”")
        return copy

    def _free_slug(self: "Page") -> str:
        """The first of “…-2”, “…-3” that no page has, kept for this transaction."""
        for number in count(2):
            slug = f"{self.slug[:100]}-{number}"
            self._wait_for_the_address(f"{self.type} {slug}")
            if not self.model._default_manager.filter(slug=slug).exists():
                break
        return slug

    def _freeze_revision(self: "Page", by: User, note: str, based_on: "Revision | None") -> "Revision | None":
        stored = self.model._default_manager.get(pk=self.pk)
        content, latest = freeze(stored), self.latest
        digest = sha256(stored, content)
        if latest and latest.sha256 == digest:
            return None
        self._require_governed(by, content, latest)
        revision = self.revisions.create(
            page=stored,
            number=latest.number + 1 if latest else 1,
            title=content.heading,
            teaser=content.teaser,
            needs_signature=content.needs_signature,
            short_interval=content.short_interval,
            content=content.model_dump(mode="json"),
            sha256=digest,
            by=by,
            note=note,
            based_on=based_on or latest,
        )
        wordings = apps.get_model("publishing.Wording")._default_manager
        wordings.create(revision=revision, **content.wording)
        self._save_links(revision, content)
        self._save_picture_uses(revision, content)
        return revision

    def _require_governed(self: "Page", by: User, content: PageContent, latest: "Revision | None") -> None:
        before = latest.frozen if latest else self.model()
        changed = [name for name in self.governed if getattr(content, name) != getattr(before, name)]
        if changed and not by.has_perm(GOVERN):
            raise PermissionDenied

    @staticmethod
    def _save_picture_uses(revision: "Revision", content: PageContent) -> None:
        shown = list(content.pictures())
        undescribed = {address for address, is_described in shown if not is_described}
        for picture in Picture.objects.at(address for address, _ in shown):
            revision.picture_uses.create(picture=picture, is_described=picture.url not in undescribed)

    @staticmethod
    def _save_links(revision: "Revision", content: PageContent) -> None:
        wanted = list(dict.fromkeys(content.links()))
        page_model = revision._meta.get_field("page").related_model
        targets = dict(
            page_model._default_manager.filter(uuid__in={uuid for _, uuid in wanted}).values_list("uuid", "pk")
        )
        counts: dict[Role, int] = {}
        for role, target in wanted:
            if role is Role.INLINE and target not in targets:
                continue  # an address that names no page reads as plain text
            counts[role] = counts.get(role, 0) + 1
            revision.links.create(target_id=targets[target], role=role, position=counts[role])
