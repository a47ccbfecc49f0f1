from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """How the clinic reviews. Intervals in months: the ordinary one, and the short one for what changes fast.

    The words are the clinic's own: those that nobody may promise, those that sell, and those that hurt.
    """

    months: int = 24
    short_months: int = 12
    solo: bool = False
    absolute: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    stigmatizing: tuple[str, ...] = ()

    def interval(self, is_short: bool) -> int:
        return self.short_months if is_short else self.months
