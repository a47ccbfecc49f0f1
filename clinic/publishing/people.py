from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

SIGN = "publishing.sign_page"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def person(user: User) -> str:
    """A member of staff as colleagues call them."""
    return user.get_full_name() or user.get_username()


def able_reviewers() -> QuerySet[User]:
    """Whoever may sign and has a licence that is valid today."""
    users = User.objects.with_perm(SIGN, backend=BACKEND, include_superusers=False)
    return users.filter(licence__expires__gte=timezone.localdate()).order_by("first_name", "last_name", "pk")
