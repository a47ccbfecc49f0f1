"""Which texts one reviewer may not sign, asked of the database: the rules stand in publishing/models/signing.py."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from clinic.publishing.frozen import Role
from clinic.publishing.models import Licence, Link, Revision, Scope


def closed_newest(licence: Licence) -> Q:
    """Of pages with their `newest` revision: this person saved since the last signature, or wrote what none signed."""
    signed = Revision.objects.signed()
    later = signed.filter(page=OuterRef("page"), number__gte=OuterRef("number"))
    saved = Revision.objects.filter(~Exists(later), page=OuterRef("pk"), by=licence.holder_id)
    never_signed = ~Exists(signed.filter(page=OuterRef("pk")))
    return Q(Exists(saved)) | Q(never_signed, Exists(_authors(licence, "newest")))


def closed_live(licence: Licence) -> Q:
    """Of live placements: this person saved since the last whole-page signature, or is listed as an author."""
    whole = Revision.objects.signed(Scope.PAGE).filter(number__lte=OuterRef(OuterRef("revision__number")))
    later = whole.filter(page=OuterRef("page"), number__gte=OuterRef("number"))
    saved = Revision.objects.filter(~Exists(later), page=OuterRef("page"), by=licence.holder_id)
    saved = saved.filter(number__lte=OuterRef("revision__number"))
    unsigned = ~Exists(Revision.objects.signed().filter(pk=OuterRef("revision")))
    return Q(Exists(saved)) | Q(Exists(_authors(licence, "revision"))) | Q(unsigned)


def _authors(licence: Licence, revision: str) -> Any:
    """Without a page of their own nobody can tell whether they are one."""
    authors = Link.objects.filter(revision=OuterRef(revision), role=Role.AUTHOR)
    return authors.filter(target=licence.profile_id) if licence.profile_id else authors
