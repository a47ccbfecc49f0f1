"""Part of a drawing, shown larger in a round window."""

from collections.abc import Iterator
from contextlib import contextmanager

from .canvas import Canvas, Paint
from .palette import MIST, SEA
from .shapes import ellipse, line, outline


@contextmanager
def lens(
    canvas: Canvas, at: complex, radius: float, of: complex, around: float, background: Paint = MIST
) -> Iterator[None]:
    """Meanwhile draws what is within `around` of `of` within `radius` of `at`: in the same coordinates, only larger."""
    apart = (at - of) / abs(at - of)
    lean = (radius - around) / abs(at - of)
    for side in (1j, -1j):
        along = apart * (-lean + side * (1 - lean**2) ** 0.5)
        canvas.fill(line([of + along * around, at + along * radius], 2), SEA, 0.55)
    canvas.fill(outline(ellipse(of, around), 3), SEA, 0.8)
    glass = ellipse(at, radius)
    canvas.shadow(glass, 22)
    canvas.fill(glass, background)
    with canvas.inside(glass), canvas.placed(at, radius / around), canvas.placed(-of):
        yield
    canvas.fill(outline(glass, 7), SEA)
