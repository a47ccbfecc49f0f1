"""Whose page it is: who is reminded of its review, and on whose desk what is unfinished stands."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import models

from ..errors import PublishingError
from ..people import PUBLISH, person, staff_with

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .page import Page


class Owning(models.Model):
    class Meta:
        abstract = True

    def heirs(self: "Page") -> "models.QuerySet[User]":
        """To whom it can be handed over: colleagues who may write it."""
        return staff_with(self.own("change")).exclude(pk=self.owner_id)

    def hand_over(self: "Page", to: "User", by: "User") -> None:
        """Makes it another person's. No text changes, so no signature is lost."""
        with self.transition(by, PUBLISH):
            if not by.has_perm(self.own("change")):
                raise PermissionDenied
            self.require_untrashed()
            if not self.heirs().filter(pk=to.pk).exists():
                raise PublishingError(
                    f"{person(to)} cannot take this page over: it is theirs already, or they may not write it. Choose "
                    "somebody else."
                )
            self.owner = to
            type(self).objects.filter(pk=self.pk).update(owner=to)
