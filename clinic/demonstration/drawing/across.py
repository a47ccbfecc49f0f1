"""The lower back cut across at a disc, in millimetres around the middle of the canal: the person lies face down."""

from .canvas import Canvas
from .lens import lens
from .needle import needle
from .palette import BONE, BONE_EDGE, DISC, DISC_EDGE, FAT, FLESH, FOAM, MEDICINE, SEA, SINEW, SKIN, TEAL
from .shapes import blob, both, ellipse, limb, line, moved

BACK = blob(
    0 - 68j, 18 - 70j, 45 - 71j, 80 - 62j, 115 - 40j, 140 + 0j, 145 + 60j, 120 + 130j, 0 + 160j, -120 + 130j,
    -145 + 60j, -140 + 0j, -115 - 40j, -80 - 62j, -45 - 71j, -18 - 70j,
)  # fmt: skip
NEAR_THE_RIDGE = both(blob(4 - 50j, 10 - 53j, 19 - 48j, 22 - 36j, 21 - 25j, 16 - 20j, 8 - 22j, 4.5 - 30j))
BESIDE_THE_RIDGE = both(blob(25 - 52j, 42 - 54j, 60 - 46j, 68 - 30j, 60 - 16j, 44 - 12j, 32 - 14j, 27 - 26j, 24 - 40j))
BEFORE = both(blob(33 + 8j, 44 + 4j, 56 + 10j, 60 + 26j, 54 + 42j, 42 + 48j, 33 + 42j, 31 + 26j))
BESIDE = both(blob(58 - 8j, 76 - 12j, 92 - 2j, 92 + 14j, 80 + 18j, 66 + 8j))
DISC_CUT = blob(
    0 + 9.5j, 12 + 8.6j, 22 + 12j, 26.5 + 22j, 24 + 34j, 14 + 42j, 0 + 44j, -14 + 42j, -24 + 34j, -26.5 + 22j,
    -22 + 12j, -12 + 8.6j,
)  # fmt: skip
RIDGE_CUT = blob(
    0 - 51j, 3.6 - 48j, 3.2 - 38j, 3 - 27j, 6 - 20j, 14 - 16j, 18 - 12j, 17 - 7.5j, 13.6 - 7j, 9 - 12j, 0 - 16.5j,
    -9 - 12j, -13.6 - 7j, -17 - 7.5j, -18 - 12j, -14 - 16j, -6 - 20j, -3 - 27j, -3.2 - 38j, -3.6 - 48j,
)  # fmt: skip
UPPER_JOINT = both(blob(15.4 - 3.4j, 19.6 - 5.4j, 20.4 - 10.6j, 19 - 16j, 22.5 - 18j, 26.5 - 13j, 25.5 - 6j, 20 - 1.6j))
ROOT = (8 + 2.4j, 14 + 3.6j, 22 + 5j, 30 + 9j, 36 + 16j, 41 + 28j, 43 + 44j)
TIP = 26.6 + 2.6j


def nerve_block(canvas: Canvas) -> None:
    at, scale = 580 + 520j, 5.7
    with canvas.placed(at, scale):
        _cut(canvas)
    with lens(canvas, 1335 + 605j, 240, at + scale * (TIP - 2 + 2j), 105, FLESH), canvas.placed(at, scale):
        _cut(canvas)


def _cut(canvas: Canvas) -> None:
    _flesh(canvas)
    _medicine(canvas)
    _nerves(canvas)
    _bones(canvas)
    needle(canvas, TIP, 62 - 90j, 81)


def _flesh(canvas: Canvas) -> None:
    canvas.shadow(BACK, 5, 0.25)
    canvas.fill(BACK, SKIN)
    for size, paint in ((0.975, FAT), (0.86, FLESH)):
        canvas.fill(moved(BACK, scale=size, about=30j), paint)
    for muscle in (NEAR_THE_RIDGE, BESIDE_THE_RIDGE, BEFORE, BESIDE):
        canvas.fill(muscle, ("#e6b9a6", "#dba794"), edge="#f7e8dc", width=1.6)


def _medicine(canvas: Canvas) -> None:
    canvas.fill(ellipse(26 + 5j, 10, 5.4, 25), MEDICINE, 0.85, 1.6)


def _nerves(canvas: Canvas) -> None:
    canvas.fill(both(limb(ROOT, 2.6, 2.8, 3.4, 5, 6, 5.4, 4.2, 3.6, 3.4, 3.2, 3, 2.6, 2, 0.6)), TEAL)
    canvas.fill(ellipse(-0.2j, 13, 10.5), FAT)
    canvas.fill(ellipse(0.5j, 9.4, 7.6), (FOAM, "#9fcac4"), edge=TEAL, width=0.9)
    for place in (
        -5 + 2j,
        -2.4 + 4j,
        1 + 4.6j,
        4.4 + 3.2j,
        6 + 0j,
        -6.4 - 0.6j,
        -3.4 + 0.4j,
        2.6 + 1.2j,
        0 - 1.6j,
        3.4 - 3j,
        -3 - 3.2j,
    ):
        canvas.fill(ellipse(place, 0.95), SEA)


def _bones(canvas: Canvas) -> None:
    canvas.fill(DISC_CUT, DISC, edge=DISC_EDGE, width=1)
    for size in (0.86, 0.72):
        canvas.fill(line([*moved(DISC_CUT, scale=size, about=27j)[0]], 0.6), DISC_EDGE, 0.5)
    canvas.fill(ellipse(26j, 14, 8.6), "#cfe8e4", 0.9, 1.6)
    canvas.fill(both(limb([15 - 5j, 11 - 9.4j, 1 - 14j], 2, 2.4, 2)), SINEW)
    canvas.fill(both(limb([16 - 6j, 18.6 - 9j, 18.4 - 15j], 1.6)), DISC_EDGE)
    for bone in (UPPER_JOINT, RIDGE_CUT):
        canvas.fill(bone, BONE, edge=BONE_EDGE, width=1)
