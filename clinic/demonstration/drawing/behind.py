"""The lower spine from behind, in millimetres around the middle of a vertebra."""

from .canvas import Canvas
from .lens import lens
from .needle import needle, probe
from .palette import BONE, BONE_DEEP, BONE_EDGE, DISC, DISC_EDGE, GLOW, HALO, POOL, TEAL, WARM
from .shapes import blob, both, box, ellipse, limb, outline

APART = 37  # from one vertebra to the next

BODY = box(-23, -13, 23, 13, 4)
CROSSWISE = both(
    blob(15 - 9j, 24 - 9.5j, 34 - 11.5j, 43 - 14.5j, 47 - 12j, 46 - 7.5j, 38 - 4.5j, 28 - 2.5j, 20 + 1j, 14 + 2j)
)
UPPER_JOINTS = both(blob(13 - 4j, 14.6 - 14j, 17 - 21.5j, 20.5 - 23j, 23.6 - 19j, 23.4 - 11j, 20.5 - 4j, 16 + 0j))
PLATE = blob(
    0 - 10.5j, 8 - 8.5j, 13 - 5.5j, 14 + 0j, 12 + 5j, 13 + 11j, 14.6 + 18j, 13.4 + 24.5j, 10 + 26.5j, 6.6 + 23j,
    5 + 17j, 0 + 13.5j, -5 + 17j, -6.6 + 23j, -10 + 26.5j, -13.4 + 24.5j, -14.6 + 18j, -13 + 11j, -12 + 5j, -14 + 0j,
    -13 - 5.5j, -8 - 8.5j,
)  # fmt: skip
RIDGE = blob(0 - 7j, 2.4 - 2j, 3 + 6j, 4.6 + 14j, 4.2 + 19.5j, 0 + 22j, -4.2 + 19.5j, -4.6 + 14j, -3 + 6j, -2.4 - 2j)
GRISTLE = both(blob(13.4 + 14j, 15.8 + 13.6j, 17.4 + 19j, 17 + 26.5j, 14.4 + 28j, 14.4 + 20j))
JOINT = 15.2 + 21j
ROOT = (10 + 3j, 19 + 8j, 28 + 17j, 34 + 30j, 37 + 44j, 37 + 58j)
NERVE = (11 + 5.5j, 20 + 10j, 25 + 18j, 24 + 27.4j, 20 + 34j, 16.8 + 41j, 15.4 + 49j)
TO_THE_JOINT = (21 + 32.4j, 18.4 + 31j, 16 + 26.4j)
GROOVE = 24 + 27.4j


def facet_injection(canvas: Canvas) -> None:
    canvas.fill(ellipse(560 + 450j, 400), HALO)
    with canvas.placed(560 + 330j, 8):
        _spine(canvas)
        canvas.fill(ellipse(JOINT, 9), GLOW, 0.75, 3.5)
        canvas.fill(limb([14.6 + 13.5j, 15.6 + 18j, 16 + 23j, 15.4 + 28j], 1, 2.6, 3, 1), WARM, 0.95, 0.4)
        needle(canvas, JOINT + 0.6 + 2j, 60 + 43j, 44)


def radiofrequency(canvas: Canvas) -> None:
    canvas.fill(ellipse(500 + 450j, 400), HALO)
    at, scale = 500 + 330j, 8
    with canvas.placed(at, scale):
        _ablation(canvas)
    with lens(canvas, 1190 + 430j, 330, at + scale * GROOVE, 120, HALO), canvas.placed(at, scale):
        _ablation(canvas)


def _ablation(canvas: Canvas) -> None:
    _spine(canvas, nerves=True)
    canvas.fill(ellipse(GROOVE, 7), GLOW, 0.85, 2.5)
    canvas.fill(limb([25.2 + 23.4j, 24 + 27.4j, 21.4 + 31.8j], 1.5), WARM)
    probe(canvas, GROOVE + 0.3 - 0.6j, 38 + 100j, 52)
    for radius, opacity in ((3.6, 0.95), (6.2, 0.65), (8.8, 0.4)):
        canvas.fill(outline(ellipse(GROOVE, radius), 0.75), WARM, opacity)


def _spine(canvas: Canvas, nerves: bool = False) -> None:
    ups = range(3, -3, -1)
    for up in ups:
        with canvas.placed(up * APART * 1j):
            canvas.fill(box(-22, 11, 22, 26, 5), ("#c3dedb", "#aacfca"))
            canvas.fill(BODY, ("#ddd3bd", "#cfc3a8"))
            if nerves:
                canvas.fill(both(limb(ROOT, 3.4, 3.2, 2.8, 0.4)), POOL)
    for up in ups:
        with canvas.placed(up * APART * 1j):
            canvas.fill(box(-10.5, 5, 10.5, 30), ("#d5b876", "#e3cb90"))
    for up in ups:
        with canvas.placed(up * APART * 1j):
            if nerves:
                canvas.fill(both(limb(NERVE, 1.4, 1.3, 1.2, 0.4)), TEAL)
                canvas.fill(both(limb(TO_THE_JOINT, 0.9, 0.7, 0.4)), TEAL)
            _vertebra(canvas)


def _vertebra(canvas: Canvas) -> None:
    canvas.fill(CROSSWISE, BONE_DEEP, edge=BONE_EDGE, width=0.8)
    canvas.fill(UPPER_JOINTS, BONE, edge=BONE_EDGE, width=0.8)
    canvas.fill(GRISTLE, DISC, edge=DISC_EDGE, width=0.5)
    canvas.shadow(PLATE, 1.5, 0.25)
    canvas.fill(PLATE, BONE, edge=BONE_EDGE, width=0.8)
    canvas.shade(PLATE, -1.5 - 1.5j, "#8a7146", 0.25, 1.5)
    canvas.shadow(RIDGE, 1.6, 0.3)
    canvas.fill(RIDGE, ("#fffaf0", "#efe2c8"), edge=BONE_EDGE, width=0.6)
