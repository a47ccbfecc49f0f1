from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """The list that leads to a page, or that it is itself: by it the menu says where the reader is."""

    name: str
    address: str
    is_current: bool = False
