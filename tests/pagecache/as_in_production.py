"""Settings: those of development, with errors answered and connections kept as in production."""

from clinic.settings import *  # noqa: F403
from clinic.settings import DATABASES

DEBUG = False
DATABASES["default"] |= {"CONN_MAX_AGE": 300, "CONN_HEALTH_CHECKS": True}
