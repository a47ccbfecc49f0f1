from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

SIGN = "publishing.sign_page"
PUBLISH = "publishing.publish_page"
GOVERN = "publishing.govern_page"
BACKEND = "django.contrib.auth.backends.ModelBackend"
BY_NAME = ("first_name", "last_name", "pk")


def person(user: User) -> str:
    """A member of staff as colleagues call them."""
    return user.get_full_name() or user.get_username()


def staff_with(permission: str) -> QuerySet[User]:
    """Whoever works here and may do this, superusers included."""
    return User.objects.with_perm(permission, backend=BACKEND).filter(is_staff=True).order_by(*BY_NAME)


def administrators() -> QuerySet[User]:
    return User.objects.with_perm(GOVERN, backend=BACKEND, include_superusers=False)


def able_reviewers(now: datetime) -> QuerySet[User]:
    """Whoever may sign and has a licence that is valid today. Which text, models/signable.py says."""
    users = User.objects.with_perm(SIGN, backend=BACKEND).select_related("licence")
    return users.filter(licence__expires__gte=timezone.localdate(now)).order_by(*BY_NAME)
