"""A needle with its syringe, in millimetres."""

import cmath
import math
from contextlib import AbstractContextManager

from .canvas import Canvas
from .palette import GLOW, SEA, STEEL, STEEL_EDGE, TEAL, WARM
from .shapes import box, limb, line, polygon


def needle(canvas: Canvas, tip: complex, toward: complex, length: float, thick: float = 1.6, fluid: str = GLOW) -> None:
    """From the tip toward a point; the syringe is at the other end."""
    with _pointing(canvas, tip, toward):
        _shaft(canvas, length, thick)
        _syringe(canvas, length + 13, fluid)
        _hub(canvas, length)


def probe(canvas: Canvas, tip: complex, toward: complex, length: float, thick: float = 1.6) -> None:
    """A needle that heats: insulated but for its tip, a cable at its other end."""
    with _pointing(canvas, tip, toward):
        _shaft(canvas, length, thick)
        canvas.fill(box(8, -0.62 * thick, length, 0.62 * thick, 0.4), (SEA, TEAL))
        cable = limb([length + 12, length + 24, length + 40 + 6j, length + 70 + 4j, length + 120 + 30j], 2.2)
        canvas.shadow(cable, 2.5, 0.3)
        canvas.fill(cable, "#47605f")
        _hub(canvas, length)


def _pointing(canvas: Canvas, tip: complex, toward: complex) -> AbstractContextManager[None]:
    return canvas.placed(tip, turn=math.degrees(cmath.phase(toward - tip)))


def _shaft(canvas: Canvas, length: float, thick: float) -> None:
    shaft = polygon(0.4j * thick, 2.4 * thick - 0.5j * thick, length - 0.5j * thick, length + 0.5j * thick)
    canvas.shadow(shaft, 1.6, 0.3)
    canvas.fill(shaft, STEEL, edge=STEEL_EDGE, width=0.35)


def _hub(canvas: Canvas, at: float) -> None:
    hub = polygon(
        at - 2 - 1.1j, at + 3 - 1.6j, at + 5 - 3.6j, at + 13 - 3.6j, at + 13 + 3.6j, at + 5 + 3.6j, at + 3 + 1.6j,
        at - 2 + 1.1j, radius=1,
    )  # fmt: skip
    canvas.shadow(hub, 2.5, 0.3)
    canvas.fill(hub, ("#d97a1c", WARM))
    for x in (6.5, 9, 11.5):
        canvas.fill(line([at + x - 2.6j, at + x + 2.6j], 0.5), "#8f4700")


def _syringe(canvas: Canvas, end: float, fluid: str) -> None:
    barrel = box(end, -6, end + 38, 6, 2)
    plunger = box(end + 38, -1.6, end + 57, 1.6)
    canvas.shadow(barrel, 3.5, 0.25)
    canvas.fill(plunger, ("#c3d3d3", "#9fb3b4"))
    canvas.fill(box(end + 55, -7, end + 58.5, 7, 1.6), ("#c3d3d3", "#9fb3b4"))
    canvas.fill(box(end + 35, -10, end + 38.5, 10, 1.6), ("#d5e2e2", "#a9bcbd"))
    canvas.fill(barrel, "#f2f6f5", edge=STEEL_EDGE, width=0.6)
    canvas.fill(box(end + 1.2, -4.6, end + 23, 4.6, 1), fluid, 0.75)
    canvas.fill(box(end + 23, -4.8, end + 27, 4.8, 0.8), "#47605f")
    canvas.fill(box(end + 27, -1.6, end + 35, 1.6), ("#c3d3d3", "#9fb3b4"))
    for tick in range(6):
        x = end + 6 + 5 * tick
        canvas.fill(line([x - 5.6j, x - (2.4j if tick % 2 else 3.4j)], 0.5), "#47605f")
    canvas.fill(box(end + 2, -4.6, end + 34, -2.8, 0.9), "#ffffff", 0.55)
