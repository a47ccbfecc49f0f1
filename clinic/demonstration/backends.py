from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import User
from django.http import HttpRequest

PASSWORD = "demonstration"  # noqa: S105  # a word to press or type, good only on a developer's machine


class DemonstrationBackend(BaseBackend):
    """Lets the demonstration's staff in. Installed only with DEBUG, and it looks again."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        if not settings.DEBUG or password != PASSWORD:
            return None
        user = User.objects.filter(username=username, email__endswith="@demonstration.example", is_active=True).first()
        return None if user is None or user.has_usable_password() else user

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first() if settings.DEBUG else None
