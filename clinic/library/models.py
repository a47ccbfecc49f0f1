import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, models, transaction
from django.db.models import Q
from django.db.models.functions import Now

from . import renditions
from .cleaning import CleanPicture
from .files import address, digest_in, original_name, storage
from .guards import PICTURE_IDENTITY, PICTURE_STAYS

TEXTS = ("alt", "is_decorative", "caption", "credit", "shows_people", "is_model", "consent")
MAX_WORDS = 10  # of a search
DESCRIBE = "Say what the picture shows, or mark it as only decoration."
NOT_BOTH = "A picture that is only decoration has no alternative text. Take one of the two out."
CONSENT = "A real person needs to have agreed: say where the signed consent is kept, or that it is a model."


class Duplicate(ValidationError):
    """These bytes are in the library already."""

    def __init__(self, picture: "Picture") -> None:
        hidden = " It is hidden: offer it again instead." if picture.hidden_at else ""
        super().__init__(f"This picture is already in the library: “{picture}”.{hidden}", code="duplicate")
        self.picture = picture


class PictureQuerySet(models.QuerySet["Picture"]):
    def offered(self) -> "PictureQuerySet":
        return self.filter(hidden_at=None).order_by("-uploaded_at", "-pk")

    def search(self, words: str) -> "PictureQuerySet":
        """Those of which every word (the first ten) stands in the alternative text, the caption or the credit."""
        said = (
            Q(alt__icontains=word) | Q(caption__icontains=word) | Q(credit__icontains=word)
            for word in words.replace("\0", "").split()[:MAX_WORDS]
        )
        return self.filter(*said)

    def at(self, addresses: Iterable[str]) -> "PictureQuerySet":
        """Those whose originals have these addresses."""
        return self.filter(sha256__in=set(map(digest_in, addresses)))

    def require_new(self, sha256: str) -> None:
        """Raises Duplicate. Of two people who upload the same at once the second waits, and then is told so."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"picture {sha256}"])
        if known := self.filter(sha256=sha256).first():
            raise Duplicate(known)

    @transaction.atomic
    def keep(self, cleaned: CleanPicture, by: User, **fields: Any) -> "Picture":
        """Stores and records a cleaned picture; its renditions are made when they are asked for."""
        self.require_new(cleaned.sha256)
        picture = self.model(uploaded_by=by, **fields)
        picture.identify(cleaned)
        picture.full_clean()
        storage.keep(cleaned)
        picture.save()
        return picture


class Picture(models.Model):
    """A picture that texts may show. What it shows never changes; what is said about it does. It is never deleted."""

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    extension = models.CharField(max_length=4, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alt = models.CharField(
        "alternative text",
        max_length=400,
        blank=True,
        help_text="What somebody needs to know who cannot see it, without “picture of”. For example: A physical "
        "therapist shows how to lift a box with a straight back.",
    )
    is_decorative = models.BooleanField(
        "only decoration", default=False, help_text="It says nothing that a patient would miss."
    )
    caption = models.CharField(
        max_length=400,
        blank=True,
        help_text="Under the picture, for example: The lower back has five vertebrae.",
    )
    credit = models.CharField(
        max_length=200, blank=True, help_text="Who made it, and what lets us use it. For example: Ada Author, our own"
    )
    shows_people = models.BooleanField(
        "shows people", default=False, help_text="A person who could be recognized, staff included."
    )
    is_model = models.BooleanField("they are models", default=False, help_text="Of a stock picture, or paid to pose.")
    consent = models.CharField(
        max_length=200,
        blank=True,
        help_text="Where the signed consent is kept, without a patient's name. For example: Consents 2026, number 14",
    )
    hidden_at = models.DateTimeField(null=True, editable=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    uploaded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = PictureQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="picture_is_described_or_decorative",
                condition=Q(is_decorative=True) | Q(alt__regex=r"\S"),
                violation_error_message=DESCRIBE,
            ),
            models.CheckConstraint(
                name="decoration_has_no_alternative_text",
                condition=Q(is_decorative=False) | Q(alt=""),
                violation_error_message=NOT_BOTH,
            ),
            models.CheckConstraint(
                name="people_in_a_picture_agreed",
                condition=Q(shows_people=False) | Q(is_model=True) | Q(consent__regex=r"\S"),
                violation_error_message=CONSENT,
            ),
            models.CheckConstraint(
                name="picture_has_a_size",
                condition=Q(width__gt=0, height__gt=0),
                violation_error_message="A picture has a width and a height.",
            ),
            models.CheckConstraint(
                name="picture_is_named_by_its_digest",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$", extension__in=["jpg", "png"]),
                violation_error_message="A picture is named by the SHA-256 of its bytes, and is a jpg or png.",
            ),
        ]
        triggers = [PICTURE_IDENTITY, PICTURE_STAYS]

    def __str__(self) -> str:
        return self.alt or f"decoration {self.sha256[:8]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Its texts are single paragraphs, so that a line end is a space."""
        for field in ("alt", "caption", "credit", "consent"):
            setattr(self, field, " ".join(getattr(self, field).split()))
        super().save(*args, **kwargs)

    @property
    def said(self) -> str:
        """All that is said of it in one short word, to notice that somebody changed it meanwhile."""
        return hashlib.sha256(json.dumps([getattr(self, name) for name in TEXTS]).encode()).hexdigest()[:16]

    @property
    def name(self) -> str:
        """Of its file in the storage."""
        return original_name(self.sha256, self.extension)

    @property
    def url(self) -> str:
        return address(self.sha256, self.extension)

    @property
    def thumbnail_url(self) -> str:
        """The smallest that there is of it."""
        return renditions.of(self)[0].url

    def described(self) -> dict[str, Any]:
        """As the chooser and those who open it know a picture."""
        return {
            "id": self.pk,
            "src": self.url,
            "name": self.name,
            "thumbnail": self.thumbnail_url,
            "width": self.width,
            "height": self.height,
            "alt": self.alt,
            "decorative": self.is_decorative,
            "caption": self.caption,
            "credit": self.credit,
        }

    @property
    def described_json(self) -> str:
        return json.dumps(self.described())

    def identify(self, cleaned: CleanPicture) -> None:
        self.sha256, self.extension = cleaned.sha256, cleaned.extension
        self.width, self.height = cleaned.width, cleaned.height

    def hide(self, by: User) -> None:
        """Offers it no longer. Texts that show it keep it."""
        self._set_hidden(by, Now())

    def show(self, by: User) -> None:
        """Offers it again."""
        self._set_hidden(by, None)

    def _set_hidden(self, by: User, at: Any) -> None:
        if not by.has_perm("library.change_picture"):
            raise PermissionDenied
        self.hidden_at = at
        self.save(update_fields=["hidden_at"])
        self.refresh_from_db(fields=["hidden_at"])
