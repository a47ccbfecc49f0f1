"""The steps that staff take with a page: what each asks for, to whom it is offered, and the verb it calls."""

from .base import Step
from .owning import HandOver
from .publishing import PublishNow, Schedule
from .review import STATEMENT, AskForChanges, SendForReview, Sign, StillCorrect
from .saving import Duplicate, Restore
from .timeline import CancelSchedule, Expire, Move, Retract, SetExpiry, Trash, Untrash, Withdraw

__all__ = ["STATEMENT", "STEPS", "Step"]

STEPS: dict[str, type[Step]] = {
    step.name: step
    for step in (
        SendForReview,
        Sign,
        StillCorrect,
        AskForChanges,
        PublishNow,
        Schedule,
        CancelSchedule,
        SetExpiry,
        Restore,
        Duplicate,
        HandOver,
        Move,
        Expire,
        Withdraw,
        Retract,
        Trash,
        Untrash,
    )
}
