from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, str]:
    """What stands around every public page."""
    return {"clinic_name": settings.CLINIC_NAME}
