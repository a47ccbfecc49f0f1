"""The lower spine from the side, in millimetres: the front to the left, the back to the right."""

import cmath
import math
from dataclasses import dataclass

from .canvas import Canvas
from .palette import BONE, BONE_DEEP, BONE_EDGE, DISC, DISC_EDGE
from .shapes import Shape, blob, curve, ellipse, line, moved, polygon

BODY = polygon(
    -17.5 - 13.5j, -8 - 12.6j, 8 - 12.6j, 17.5 - 13.5j, 15.2 - 5j, 15.2 + 5j, 17.5 + 13.5j, 8 + 12.6j, -8 + 12.6j,
    -17.5 + 13.5j, -14.6 + 5j, -14.6 - 5j, radius=3.4,
)  # fmt: skip
PEDICLE = polygon(12 - 10j, 26 - 9j, 31 - 3j, 27 + 1j, 12 - 0.5j, radius=3)
UPPER_JOINT = blob(22 - 6j, 23.5 - 14j, 27 - 20.5j, 30.2 - 18j, 30 - 10j, 31 - 2j, 27 + 2j)
LOWER_JOINT = blob(26 - 3j, 32 - 4j, 37 + 4j, 38 + 15j, 36.5 + 23j, 33 + 24.5j, 31 + 18j, 29 + 8j)
SPINOUS = blob(33 - 3j, 42 - 3.4j, 54 - 1j, 63 + 2j, 66 + 8j, 64.5 + 17j, 59 + 19.5j, 50 + 15j, 41 + 12j, 34 + 10j)
TRANSVERSE = ellipse(25.5 - 4.5j, 4.6, 3.8, -20)
SACRUM = blob(
    -17.5 - 12.4j, -6 - 13.2j, 8 - 13.2j, 17 - 12.8j, 20 - 7j, 24 - 5.5j, 26 - 14j, 30 - 15j, 33 - 4j, 38 + 2j,
    38 + 12j, 42 + 17j, 40 + 28j, 42.5 + 33j, 39 + 44j, 40 + 50j, 34 + 62j, 30 + 76j, 26 + 80j, 22 + 66j, 12 + 46j,
    -1 + 26j, -11 + 6j,
)  # fmt: skip


@dataclass(frozen=True)
class Level:
    """Where a vertebra stands, and how far it is turned (degrees)."""

    centre: complex
    tilt: float

    def on(self, point: complex) -> complex:
        return self.centre + point * cmath.rect(1, math.radians(self.tilt))

    def of(self, shape: Shape) -> Shape:
        return moved(moved(shape, turn=self.tilt), self.centre)


def stacked(top: complex, tilts: list[float], disc: float = 10.5) -> list[Level]:
    """Vertebrae one below the other, each turned as told."""
    levels = [Level(top, tilts[0])]
    for tilt in tilts[1:]:
        above = levels[-1]
        between = cmath.rect(disc, math.radians((above.tilt + tilt) / 2)) * 1j
        levels.append(Level(above.on(13.5j) + between + cmath.rect(13.5, math.radians(tilt)) * 1j, tilt))
    return levels


def disc_between(above: Level, below: Level, bulge: float = 0) -> Shape:
    """`bulge`: how far it reaches backward out of its place."""
    front = (above.on(-17.5 + 12j) + below.on(-17.5 - 12j)) / 2 + above.on(-1.2) - above.centre
    back = (above.on(17 + 12j) + below.on(17 - 12j)) / 2 + above.on(0.8 + bulge) - above.centre
    nose = [above.on(16.5 + 0.75 * bulge + 14.2j), back, below.on(16.5 + 0.75 * bulge - 14.2j)] if bulge else [back]
    return blob(
        above.on(-15.5 + 12.9j), above.on(12.2j), above.on(15.5 + 12.9j), *nose,
        below.on(15.5 - 12.9j), below.on(-12.2j), below.on(-15.5 - 12.9j), front,
    )  # fmt: skip


def draw_disc(canvas: Canvas, shape: Shape) -> None:
    canvas.fill(shape, DISC, edge=DISC_EDGE, width=0.7)


def draw_arch(canvas: Canvas, level: Level) -> None:
    """What is behind the body: spinous process, joints, pedicle."""
    for part in (SPINOUS, LOWER_JOINT, UPPER_JOINT, PEDICLE):
        canvas.fill(level.of(part), BONE_DEEP, edge=BONE_EDGE, width=0.8)
    for part in (SPINOUS, UPPER_JOINT, LOWER_JOINT):
        canvas.fill(level.of(part), BONE_DEEP)
    canvas.fill(level.of(PEDICLE), BONE_DEEP)
    canvas.fill(level.of(TRANSVERSE), BONE, edge=BONE_EDGE, width=0.6)


def draw_body(canvas: Canvas, level: Level, body: Shape = BODY) -> None:
    shape = level.of(body)
    canvas.fill(shape, BONE, edge=BONE_EDGE, width=0.9)
    canvas.shade(shape, -3.2 - 1.5j, "#8a7146", 0.3, 2.4)


def draw_sacrum(canvas: Canvas, level: Level) -> None:
    shape = level.of(SACRUM)
    canvas.fill(shape, BONE, edge=BONE_EDGE, width=0.9)
    canvas.shade(shape, -4 - 2j, "#8a7146", 0.3, 3)
    for left, right in ((-7 + 13j, 20 + 9j), (3 + 32j, 26 + 27j), (14 + 49j, 31 + 44j), (21 + 64j, 32 + 60j)):
        canvas.fill(level.of(line(curve(left, (left + right) / 2 + 1j, right), 0.4, 1.0, 0.4)), BONE_EDGE, 0.7)
