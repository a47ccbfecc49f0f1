"""Dull makers of pages and people. Everything can be given by keyword."""

from datetime import date, datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from PIL import Image

from articles.models import Article
from clinic.library import renditions
from clinic.library.cleaning import clean
from clinic.library.models import Picture
from clinic.practice.models import Clinician, InfoPage, Location, Practice
from clinic.publishing.groups import AUTHOR
from clinic.publishing.models import CLINICAL_ROWS, Licence, Page, Placement, Revision, Scope
from clinic.topics.models import Topic
from treatments.models import Treatment

from .uploads import upload as upload_of

numbers = count(1)
# What every clinical text needs before it is published.
REFERENCE = {"kind": "book", "authors": "Lavy C", "title": "Cauda equina syndrome", "source": "BMJ", "year": 2009}
SIGNS = "you have new numbness around your groin, trouble controlling urine, or weakness in both legs"
LINKS = {"authors", "topics", "conditions", "body_areas", "related"}


def make_user(username: str, group: str = "", **fields: Any) -> User:
    user, created = User.objects.get_or_create(username=username, defaults={"is_staff": True, **fields})
    if created:
        user.set_unusable_password()
        user.save()
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_licence(holder: User, **fields: Any) -> Licence:
    defaults = {
        "name": f"Dr {holder.username}",
        "credentials": "MD",
        "number": f"NY {holder.pk}",
        "expires": date(2099, 12, 31),
    }
    if "profile" not in fields:
        name = f"Dr {holder.username}"
        fields["profile"] = Clinician.objects.create(title=name, slug=f"dr-{holder.pk}", owner=holder)
    return Licence.objects.create(holder=holder, **defaults | fields)


def make_article(title: str = "", described: list[Treatment] | None = None, **fields: Any) -> Article:
    return _saved(Article, title, described or [], {"standfirst": "In short.", "body": "<p>Text.</p>"} | fields)


def make_treatment(title: str = "", **fields: Any) -> Treatment:
    defaults = {
        "summary": "For whom.",
        "what_it_is": "<p>Text.</p>",
        "kind": "therapy",
        "regulatory_status": "not applicable",
    }
    return _saved(Treatment, title, [], defaults | fields)


def make_topic(title: str = "", **fields: Any) -> Topic:
    return _saved(Topic, title, [], {"kind": "condition", "summary": "In short.", "body": "<p>Text.</p>"} | fields)


def make_location(title: str = "", **fields: Any) -> Location:
    defaults = {"street": "1 Quay", "city": "Harbor", "state": "NY", "zip_code": "10000", "phone": "(212) 555-0142"}
    return _saved(Location, title, [], defaults | fields)


def make_info(title: str = "", **fields: Any) -> InfoPage:
    return _saved(InfoPage, title, [], {"purpose": "other", "summary": "In short.", "body": "<p>Text.</p>"} | fields)


def make_practice(title: str = "Harbor Clinic", **fields: Any) -> Practice:
    by = fields.pop("by", None)
    defaults = {"welcome": "We treat backs.", "emergency_text": "In an emergency call 911."}
    return _saved(Practice, title, [], defaults | fields, by)


def make_clinician(title: str = "", **fields: Any) -> Clinician:
    return _saved(Clinician, title, [], {"role": "Physician", "biography": "<p>Text.</p>"} | fields)


def _saved(model: Any, title: str, described: list[Treatment], fields: dict[str, Any], by: User | None = None) -> Any:
    number = next(numbers)
    owner = fields.pop("owner", None) or make_user("author", AUTHOR)
    links, bare = {name: fields.pop(name) for name in LINKS & fields.keys()}, fields.pop("bare", False)
    defaults = {"title": title or f"{model.__name__} {number}", "slug": f"{model.__name__.lower()}-{number}"}
    page = model(owner=owner, **defaults | fields)
    page.save()
    if not bare:
        _complete(page)
    for position, treatment in enumerate(described, 1):
        page.described.create(treatment=treatment, heading=treatment.title, text="In our words.", position=position)
    for name, targets in links.items():
        getattr(page, name).set(targets)
    page.save_revision(by=by or owner)
    return page


def _complete(page: Any) -> None:
    """Adds the rows without which the checks let nothing be published; a page made `bare` has none."""
    if not page.not_content & CLINICAL_ROWS:
        page.references.create(**REFERENCE)
        page.help_signs.create(text=SIGNS)
    if isinstance(page, Treatment):
        page.risks.create(name="Soreness", severity="mild", frequency="common")
        page.risks.create(name="Nerve injury", severity="serious", frequency="rare")


def make_picture(alt: str = "A curved spine.", by: User | None = None, **fields: Any) -> Picture:
    """Each shows something else unless it is given an upload."""
    number = next(numbers)
    upload = fields.pop("upload", None) or upload_of(
        Image.new("RGB", (64, 48), (number % 256, number // 256 % 256, 99))
    )
    picture = Picture.objects.keep(clean(upload), by or make_user("author", AUTHOR), alt=alt, **fields)
    renditions.make_all(picture)
    return picture


def fresh(page: Any) -> Any:
    """The page as the next request would load it, as its own type."""
    return page.model.objects.get(pk=page.pk)


def latest(page: Page) -> Revision:
    return page.revisions.latest("number")


def write(page: Any, by: User | None = None, **fields: Any) -> Revision:
    """Changes the working copy and saves it, as the admin does."""
    page = fresh(page)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()
    page.save_revision(by=by or page.owner)
    return latest(page)


def sign(page: Page, by: User | None = None, revision: Revision | None = None, scope: Scope = Scope.PAGE) -> Revision:
    revision = revision or latest(page)
    reviewer = by or User.objects.get(username="reviewer")
    fresh(page).approve(revision, reviewer, scope, "I have read it.", "None.")
    return revision


def publish(page: Any, at: datetime | None = None, until: datetime | None = None, **fields: Any) -> Placement:
    """Writes the fields if any are given, signs when it is needed, and publishes."""
    revision = write(page, **fields) if fields else latest(page)
    if revision.needs_signature and not revision.is_signed:
        sign(page, revision=revision)
    publisher = User.objects.get(username="publisher")
    placement: Placement = fresh(page).publish(revision, publisher, at=at, **({"until": until} if until else {}))
    return placement
