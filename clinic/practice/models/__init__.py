from .clinician import Clinician
from .info import InfoPage
from .location import Holiday, Hours, Location
from .practice import Notice, Phone, Practice

__all__ = ["Clinician", "Holiday", "Hours", "InfoPage", "Location", "Notice", "Phone", "Practice"]
