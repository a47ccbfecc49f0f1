"""A broken vertebra, from the side, before and after it is filled."""

import cmath
import math

from .bones import BODY, Level, disc_between, draw_arch, draw_body, draw_disc
from .canvas import Canvas
from .needle import needle
from .palette import FOAM, GLOW, HALO, PAPER, POOL, SEA, TEAL, WARM
from .shapes import Shape, blob, each, ellipse, line, moved, polygon

BROKEN = Level(0j, 0)
BELOW = Level(37.5j, 3)
CEMENT = blob(-11 - 2j, -6 - 6.4j, 2 - 7j, 9 - 5j, 10.5 + 1j, 7 + 7j, -1 + 8j, -8 + 7.6j, -12 + 4j)
CRACKS = ((-14.4 + 1j, -9 + 2.4j, -5 + 0.6j, 1 + 2.4j, 5 + 0.4j), (-9 + 2.4j, -7 + 6j, -9 + 9j), (-1 + 1.6j, 1 + 6j))


def vertebral_augmentation(canvas: Canvas) -> None:
    for at in (370, 1040):
        canvas.fill(ellipse(at + 450j, 330), HALO)
    with canvas.placed(360 + 470j, 6.1):
        _spine(canvas, lost=12)
        _pain(canvas)
        _height(canvas, lost=12)
    with canvas.placed(1010 + 470j, 6.1):
        _spine(canvas, lost=4.5)
        _cement(canvas)
        _height(canvas, lost=4.5)
    arrow = polygon(-46 - 11j, 6 - 11j, 6 - 32j, 48 + 0j, 6 + 32j, 6 + 11j, -46 + 11j, radius=8)
    canvas.fill(moved(arrow, 752 + 330j), TEAL)


def _spine(canvas: Canvas, lost: float) -> None:
    """`lost`: by how much the front of the broken one is lower than its back."""
    lean = -math.degrees(math.atan(lost / 35))
    roof = Level((lost / 2 - 13.5) * 1j + cmath.rect(13.5, math.radians(lean)) * 1j, lean)
    above = Level(roof.on(-37.5j), lean - 2)
    top, bottom = Level(above.on(-37.5j), lean - 4), Level(BELOW.on(37.5j), 5)
    for level in (top, above, BROKEN, BELOW, bottom):
        draw_arch(canvas, level)
    for upper, lower in ((top, above), (above, roof), (BROKEN, BELOW), (BELOW, bottom)):
        draw_disc(canvas, disc_between(upper, lower))
    for level in (top, above, BELOW, bottom):
        draw_body(canvas, level)
    draw_body(canvas, BROKEN, _sunken(lost))


def _sunken(lost: float) -> Shape:
    def sink(point: complex) -> complex:
        low = lost * (17.5 - point.real) / 35
        return point + 1j * low * (13.5 - point.imag) / 27

    return each(BODY, sink)


def _pain(canvas: Canvas) -> None:
    with canvas.inside(_sunken(12)):
        canvas.fill(ellipse(-6 + 3j, 13, 8), GLOW, 0.95, 4)
    for crack in CRACKS:
        canvas.fill(line(crack, 0.7, 1.1, 0.5), WARM)


def _cement(canvas: Canvas) -> None:
    with canvas.inside(_sunken(4.5)):
        canvas.fill(CEMENT, POOL, 0.6, 1.4)
    canvas.fill(CEMENT, ("#ffffff", "#dce7e5"), edge=SEA, width=0.5)
    for number in range(26):
        x, y = (number * 0.7549 % 1 - 0.5) * 13, (number * 0.5698 % 1 - 0.5) * 9
        canvas.fill(ellipse(complex(x - 1, y + 0.6), 0.5), FOAM)
    needle(canvas, -2 + 1.6j, 60 - 14j, 72, thick=2, fluid=PAPER)


def _height(canvas: Canvas, lost: float) -> None:
    """A bracket before the front of the bone."""
    top, bottom = -23 + (lost - 12.5) * 1j, -23 + 12.5j
    canvas.fill(line([top, bottom], 0.9), TEAL)
    for end in (top, bottom):
        canvas.fill(line([end - 2.4, end + 2.4], 0.9), TEAL)
