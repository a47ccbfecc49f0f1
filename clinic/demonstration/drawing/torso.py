"""A person from behind, in centimetres around the middle of the waist."""

from .canvas import Canvas
from .lens import lens
from .palette import BONE, BONE_EDGE, DISC, GLOW, HALO, POOL, SEA, STEEL, STEEL_EDGE, TEAL, WARM
from .shapes import blob, both, box, curve, ellipse, joined, limb, mirrored, moved

BODY_PAINT = ("#dbe9e6", "#bdd6d1")
BODY_EDGE = "#8fb5af"
RIGHT_SIDE = (
    5.4 - 66j, 5.6 - 60j, 6.4 - 56j, 11 - 52.6j, 17.5 - 50j, 21.5 - 46j, 22.4 - 38j, 19.5 - 31j, 17 - 25j, 15.6 - 15j,
    14.6 - 6j, 15.4 + 1j, 17.6 + 9j, 18.6 + 18j, 18.4 + 28j, 17 + 40j, 14.6 + 52j, 12.8 + 59j, 12.9 + 65j, 13.2 + 73j,
    11.6 + 83j, 9.4 + 93j, 9 + 99j, 11.6 + 104j, 12 + 106.4j, 5 + 106.6j, 4.4 + 103j, 5 + 98j, 4.2 + 91j, 2.4 + 80j,
    2.4 + 71j, 3.6 + 63j, 3.6 + 57j, 2 + 46j, 1 + 34j, 0.5 + 27j,
)  # fmt: skip
ARM = (19.5 - 44j, 23 - 30j, 24.6 - 17j, 26.5 - 4j, 28.6 + 9j, 29 + 16j)
HIP = blob(
    3.4 + 2j, 7 - 3.6j, 12 - 5j, 15 - 1j, 14.6 + 5j, 11 + 9.4j, 10.4 + 13j, 8.6 + 17j, 7.4 + 21.5j, 5 + 22j,
    4.6 + 18j, 6 + 14j, 4.4 + 11j, 2.4 + 9j,
)  # fmt: skip
TAIL = blob(-4 + 0.9j, 0 + 0.2j, 4 + 0.9j, 4.4 + 4.6j, 2.6 + 9.6j, 0.8 + 15j, -0.8 + 15j, -2.6 + 9.6j, -4.4 + 4.6j)
THIGH_BONE = limb([10.5 + 12.6j, 14.2 + 15j, 13.6 + 22j, 11.4 + 36j, 9.2 + 50j, 8.4 + 56j], 4.4, 3.8, 2.9, 2.5, 2.8, 6)
SHIN_BONE = limb([8.2 + 59.6j, 7.8 + 64j, 7.2 + 78j, 6.7 + 92j, 6.6 + 98j], 6.2, 3.4, 2.4, 2.2, 3.6)
CALF_BONE = limb([11.6 + 62.4j, 11 + 70j, 10 + 84j, 8.9 + 97j], 1.9, 1.1, 1.0, 1.8)

LUMBAR = [(-17.4 + 3.75 * number, 3.0) for number in range(5)]
THORACIC = [(-20.8 - 2.75 * number, 2.15) for number in range(13)]
ENTRY = -14.2j
BOX = 10.2 + 6.8j


def draw_body(canvas: Canvas) -> None:
    head = ellipse(-76j, 9.6, 12.4)
    right = curve(*RIGHT_SIDE)
    body = [[*right, *reversed(mirrored([right])[0])]]
    hands = both(joined(ellipse(29.4 + 19.6j, 2.5, 5, -6), limb([28.4 + 16j, 26.4 + 18.6j, 26 + 22j], 2, 1.8, 1.5)))
    person = joined(head, body, hands, both(limb(ARM, 8.6, 7.4, 6.6, 5.6, 4.4, 4)))
    canvas.shadow(person, 1.8, 0.2)
    canvas.fill(person, BODY_PAINT, edge=BODY_EDGE, width=0.6)
    canvas.shade(body, -1.4 + 0j, SEA, 0.22, 1.4)


def draw_spine(canvas: Canvas) -> None:
    """The backs of the vertebrae are left out, so that what is behind the discs can be seen."""
    canvas.fill(TAIL, BONE, edge=BONE_EDGE, width=0.25)
    for y in (3.4, 5.9, 8.2, 10.2):
        canvas.fill(both(ellipse(1.7 - 0.08 * y + y * 1j, 0.42)), BONE_EDGE)
    for y, high in THORACIC + LUMBAR:
        wide = 1.5 + 0.28 * high + max(0, y + 25) * 0.025
        canvas.fill(moved(box(-wide * 0.92, high / 2 - 0.2, wide * 0.92, high / 2 + 0.95, 0.35), y * 1j), DISC)
    for y, high in THORACIC + LUMBAR:
        wide = 1.5 + 0.28 * high + max(0, y + 25) * 0.025
        wings = both(limb([wide * 0.6 - 0.3j, wide + 0.9 - 0.5j, wide + 2 - 0.8j], 1.1, 0.8, 0.7))
        canvas.fill(moved(wings, y * 1j), BONE, edge=BONE_EDGE, width=0.25)
        bone = moved(box(-wide, -high / 2, wide, high / 2, 0.55), y * 1j)
        canvas.fill(bone, BONE, edge=BONE_EDGE, width=0.25)


def stimulator(canvas: Canvas) -> None:
    canvas.fill(ellipse(500 + 450j, 420), HALO)
    at, scale = 500 + 600j, 9.6
    with canvas.placed(at, scale):
        _stimulated(canvas)
    with lens(canvas, 1180 + 450j, 330, at + scale * -30j, 92, "#cfe0dc"), canvas.placed(at, scale):
        _stimulated(canvas)


def _stimulated(canvas: Canvas) -> None:
    draw_body(canvas)
    draw_spine(canvas)
    canvas.fill(limb([-62j, -40j, -22j, -17.4j], 1.25, 1.25, 1.2, 0.3), POOL, edge=SEA, width=0.14)
    for side in (-1, 1):
        roots = [limb([-18.6j, side * 0.7 - 13j, side * (0.9 + 0.3 * far) + 2j], 0.22, 0.2, 0.1) for far in range(3)]
        for root in roots:
            canvas.fill(root, SEA)
    _leads(canvas)
    _box(canvas)


def _leads(canvas: Canvas) -> None:
    for side in (-0.34, 0.34):
        path = [
            side - 33.6j,
            side - 24j,
            side * 0.9 - 18j,
            0.2 * side + ENTRY,
            1.8 + side - 11j,
            5.4 - 4j + side,
            9.4 + 1j + side,
        ]
        canvas.fill(limb([*path, BOX + side * 1.6 - 2.4j], 0.3), "#263f3d")
        canvas.fill(ellipse(side - 31j, 1.6, 3.6), GLOW, 0.45, 0.9)
        for number in range(8):
            y = -33.4 + 0.72 * number
            canvas.fill(box(side - 0.19, y, side + 0.19, y + 0.42, 0.1), WARM)


def _box(canvas: Canvas) -> None:
    case = box(BOX.real - 2.9, BOX.imag - 2.6, BOX.real + 2.9, BOX.imag + 2.6, 1.5)
    canvas.shadow(case, 1, 0.35)
    canvas.fill(case, STEEL, edge=STEEL_EDGE, width=0.25)
    canvas.fill(box(BOX.real - 1.9, BOX.imag - 2.6, BOX.real + 1.9, BOX.imag - 1.1, 0.5), TEAL)
    canvas.fill(
        limb(
            [
                BOX - 1.7 + 0.7j,
                BOX - 0.8 + 0.7j,
                BOX - 0.3 - 0.2j,
                BOX + 0.3 + 1.6j,
                BOX + 0.8 + 0.7j,
                BOX + 1.7 + 0.7j,
            ],
            0.3,
        ),
        TEAL,
    )


def sciatic_nerve(canvas: Canvas) -> None:
    canvas.fill(ellipse(430 + 450j, 400), HALO)
    at, scale = 430 + 205j, 6.35
    with canvas.placed(at, scale):
        _with_sciatica(canvas)
    with lens(canvas, 1120 + 450j, 345, at + scale * (5 + 9j), 98, "#cfe0dc"), canvas.placed(at, scale):
        _with_sciatica(canvas)


def _with_sciatica(canvas: Canvas) -> None:
    draw_body(canvas)
    for bone in (THIGH_BONE, CALF_BONE, SHIN_BONE, HIP):
        canvas.fill(both(bone), BONE, edge="#cdb98f", width=0.3)
    draw_spine(canvas)
    _nerve(canvas)


ROOTS = [1.2 - 4.4j, 1.6 - 0.8j, 1.5 + 3.4j, 1.3 + 5.9j, 1.1 + 8.2j]
TRUNK = (5.4 + 10.6j, 7.4 + 14j, 9.4 + 19j, 9.4 + 28j, 9 + 40j, 8.6 + 52j)
INNER = (8.6 + 52j, 8.2 + 60j, 7.7 + 74j, 7 + 88j, 5.8 + 97j, 6.4 + 104j)
OUTER = (8.6 + 52j, 10.6 + 59j, 12.2 + 63.6j, 11.8 + 70j, 11 + 84j, 9.6 + 97j, 9.6 + 103j)


def _nerve(canvas: Canvas) -> None:
    canvas.fill(limb(TRUNK, 4, 4, 3.4), GLOW, 0.5, 1)
    for root in ROOTS:
        canvas.fill(limb([root, (root + TRUNK[0]) / 2 + 0.5 - 0.3j, TRUNK[0], TRUNK[1]], 0.6, 0.7, 0.9), WARM)
    canvas.fill(limb(INNER, 1, 0.9, 0.7, 0.4), WARM)
    canvas.fill(limb(OUTER, 0.9, 0.8, 0.6, 0.3), WARM)
    canvas.fill(limb(TRUNK, 1.5, 1.6, 1.5, 1.3), WARM)
    canvas.fill(limb([point - 0.25 for point in TRUNK], 0.3, 0.3, 0.2), "#f3b06a", 0.8)
