"""The lower spine from the side, whole and broken."""

from itertools import pairwise

from .bones import Level, disc_between, draw_arch, draw_body, draw_disc, draw_sacrum, stacked
from .canvas import Canvas
from .lens import lens
from .palette import DISC_EDGE, FOAM, GLOW, HALO, POOL, TEAL, WARM
from .shapes import box, curve, ellipse, limb, line, outline

ROOT = (26 - 4j, 24 + 3.5j, 22.6 + 9j, 19.5 + 17j, 13 + 27j, 7 + 41j, 4 + 60j)
PRESSED = (25 - 4j, 24.4 + 3.5j, 25.6 + 10j, 27.4 + 17j, 24 + 26j, 15 + 37j, 9 + 50j, 6 + 70j)
BELOW_THE_PEDICLE = box(-40, 0.9, 60, 90)
LEVELS = stacked(0j, [14, 9, 3, -5, -17, -38])
SICK = 3  # the fourth of five, with the disc below it


def spine_from_the_side(canvas: Canvas) -> None:
    canvas.fill(ellipse(560 + 450j, 390), HALO)
    scale, at = 3.72, 420 + 96j
    with canvas.placed(at, scale):
        _spine(canvas)
    here = at + scale * LEVELS[SICK].on(20 + 17j)
    with lens(canvas, 1130 + 450j, 345, here, 92), canvas.placed(at, scale):
        _spine(canvas)


def _spine(canvas: Canvas) -> None:
    *lumbar, sacrum = LEVELS
    canvas.fill(limb([level.on(25 - 4j) for level in LEVELS] + [sacrum.on(30 + 20j)], 15), FOAM)
    for level in lumbar:
        draw_arch(canvas, level)
    draw_sacrum(canvas, sacrum)
    for number, (above, below) in enumerate(pairwise(LEVELS)):
        draw_disc(canvas, disc_between(above, below, bulge=5.5 if number == SICK else 0))
    _bulge(canvas, LEVELS[SICK], LEVELS[SICK + 1])
    for level in lumbar:
        draw_body(canvas, level)
    for number, level in enumerate(lumbar):
        with canvas.inside(level.of(BELOW_THE_PEDICLE)):
            _root(canvas, level, hurts=number == SICK)


def _bulge(canvas: Canvas, above: Level, below: Level) -> None:
    canvas.fill(ellipse(above.on(24 + 18j), 7.5), GLOW, 0.75, 3.5)
    shape = disc_between(above, below, bulge=5.5)
    with canvas.inside(shape):
        canvas.fill(ellipse(above.on(24 + 18.5j), 10), WARM, 0.9, 3.5)
    canvas.fill(outline(shape, 0.5), DISC_EDGE, 0.6)


def _root(canvas: Canvas, level: Level, hurts: bool) -> None:
    path = [level.on(point) for point in curve(*(PRESSED if hurts else ROOT))]
    canvas.fill(line(path, 3.8, 3.6, 3.2, 2.6, 0.4), TEAL)
    canvas.fill(line([point - 0.6 for point in path], 0.9, 0.7, 0.6, 0.1), POOL, 0.7)
    if hurts:
        canvas.fill(line(path[26:], 4.2, 3.6, 2.8, 0.4), WARM)
        canvas.fill(line([point - 0.6 for point in path[26:]], 0.9, 0.6, 0.1), "#f3b06a", 0.8)
