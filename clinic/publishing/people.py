from django.contrib.auth.models import User


def person(user: User) -> str:
    """A member of staff as colleagues call them."""
    return user.get_full_name() or user.get_username()
