"""The demonstration's staff, with no password of their own.

One for each group, and a second reviewer for what the first one wrote.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.utils import timezone

from clinic.publishing.groups import ADMINISTRATOR, AUTHOR, PUBLISHER, REVIEWER
from clinic.publishing.models import Licence

from .backends import PASSWORD


@dataclass(frozen=True)
class Member:
    username: str
    first_name: str
    last_name: str
    group: str

    @property
    def label(self) -> str:
        return self.username.replace("-", " ").capitalize()

    @property
    def password(self) -> str:
        return PASSWORD


STAFF = (
    Member("author", "Jordan", "Placeholder", AUTHOR),
    Member("reviewer", "Robin", "Sample", REVIEWER),
    Member("second-reviewer", "Sasha", "Specimen", REVIEWER),
    Member("publisher", "Casey", "Template", PUBLISHER),
    Member("administrator", "Morgan", "Fixture", ADMINISTRATOR),
)


def enter_as() -> tuple[Member, ...]:
    """The buttons of the login page, once the demonstration is loaded."""
    return STAFF if User.objects.filter(username=STAFF[0].username).exists() else ()


def hire() -> dict[str, User]:
    """Makes the staff, by username, and gives the reviewers a licence."""
    staff = {}
    for member in STAFF:
        user, created = User.objects.get_or_create(
            username=member.username,
            defaults={
                "first_name": member.first_name,
                "last_name": member.last_name,
                "email": f"{member.username}@demonstration.example",
                "is_staff": True,
            },
        )
        if created:
            user.set_unusable_password()
            user.save()
            user.groups.add(Group.objects.get(name=member.group))
        staff[member.username] = user
    for username, name, credentials in (
        ("reviewer", "Robin Sample", "MD"),
        ("second-reviewer", "Sasha Specimen", "DO"),
    ):
        Licence.objects.get_or_create(
            holder=staff[username],
            defaults={
                "name": name,
                "credentials": credentials,
                "number": "NY 000000 (fictional)",
                "expires": timezone.localdate() + timedelta(days=730),
            },
        )
    return staff
