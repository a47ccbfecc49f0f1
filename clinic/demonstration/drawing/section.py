"""The lower spine cut through the middle, in millimetres: the front to the left, the skin to the right."""

from itertools import pairwise

from .bones import Level, disc_between, stacked
from .canvas import Canvas
from .lens import lens
from .needle import needle
from .palette import BONE, BONE_EDGE, DISC_EDGE, FAT, FLESH, FOAM, MEDICINE, SEA, SINEW, SKIN, TEAL
from .shapes import Path, Shape, blob, curve, ellipse, limb, line, polygon

LEVELS = stacked(-76j, [5, 2, -2, -8, -24, -36])
TREATED = 2  # the needle passes below this one
SPINE_CUT = blob(
    33.4 - 2.5j, 43 - 3.2j, 56 - 1j, 66 + 2j, 69 + 8j, 65.5 + 15.5j, 55 + 14.5j, 45 + 11.5j, 39 + 13j, 35.6 + 11j,
)  # fmt: skip
CREST_CUT = blob(33.4 - 4j, 42 - 4j, 49 - 1j, 48 + 6j, 52 + 12j, 50 + 24j, 44 + 30j, 36 + 26j, 34.5 + 10j)
TIP = 32.4 + 24.6j


def epidural_injection(canvas: Canvas) -> None:
    scale, at = 6.5, 420 + 400j
    with canvas.placed(at, scale):
        _section(canvas)
    here = at + scale * (LEVELS[TREATED].on(TIP) + 1.5)
    with lens(canvas, 1335 + 230j, 195, here, 78, FLESH), canvas.placed(at, scale):
        _section(canvas)


def _section(canvas: Canvas) -> None:
    _flesh(canvas)
    canvas.fill(_band(15, 37), FAT)
    _medicine(canvas)
    _sac(canvas)
    for above, below in pairwise(LEVELS[:-1]):
        _ligaments(canvas, above, below, reach=45 if below is LEVELS[-2] else 70)
        _disc(canvas, above, below)
    for level in LEVELS[:-2]:
        canvas.fill(level.of(SPINE_CUT), BONE, edge=BONE_EDGE, width=1)
    canvas.fill(LEVELS[-2].of(CREST_CUT), BONE, edge=BONE_EDGE, width=1)
    for level in LEVELS:
        _body(canvas, level)
    needle(canvas, LEVELS[TREATED].on(TIP), LEVELS[TREATED].on(112 + 33j), 66)


def _flesh(canvas: Canvas) -> None:
    back = [98 - 140j, 92 - 90j, 86 - 40j, 85 + 0j, 90 + 40j, 101 + 80j, 112 + 120j]
    shape = [[*curve(*back), 30 + 140j, 30 - 140j]]
    canvas.shadow(shape, 5, 0.25)
    canvas.fill(shape, SKIN)
    canvas.fill([[*[point - 2.6 for point in curve(*back)], 30 + 140j, 30 - 140j]], FAT)
    canvas.fill([[*[point - 13 for point in curve(*back)], 30 + 140j, 30 - 140j]], FLESH)


def _medicine(canvas: Canvas) -> None:
    level = LEVELS[TREATED]
    with canvas.inside(_band(29, 35.6)):
        spread = limb([level.on(point) for point in (31.5 + 2j, 32 + 13j, TIP, 32 + 37j, 32.5 + 50j)], 1, 5, 9, 5, 1)
        canvas.fill(spread, MEDICINE, 0.85, 1)


def _sac(canvas: Canvas) -> None:
    canvas.fill(_band(19.6, 29.4), (FOAM, "#9fcac4"), edge=TEAL, width=0.9)
    for x, wave in ((21.6, 0.5), (23.4, -0.5), (25.2, 0.6), (27.2, -0.4)):
        canvas.fill(line(_along(x, wave), 0.7), SEA, 0.75)


def _ligaments(canvas: Canvas, above: Level, below: Level, reach: float) -> None:
    canvas.fill(
        limb([above.on(36 + 9j), (above.on(35.6 + 20j) + below.on(34.8 - 18j)) / 2, below.on(34 - 3j)], 2.4), SINEW
    )
    for start, end in (
        (42 + 10j, 40 - 3j),
        (49 + 12j, 47 - 3j),
        (56 + 15j, 54 - 1j),
        (62 + 17j, 61 + 1j),
        (67 + 8j, 67 + 8j),
    ):
        if end.real < reach:
            canvas.fill(line([above.on(start), below.on(end)], 3.2), "#e6cdb4")


def _disc(canvas: Canvas, above: Level, below: Level) -> None:
    shape = disc_between(above, below)
    canvas.fill(shape, ("#a5d0ca", "#7fb5ae"), edge=DISC_EDGE, width=0.9)
    middle = (above.on(1 + 13.5j) + below.on(1 - 13.5j)) / 2
    canvas.fill(ellipse(middle, 9.5, 3.4, (above.tilt + below.tilt) / 2), "#cfe8e4", 0.9, 0.8)


def _body(canvas: Canvas, level: Level) -> None:
    body = polygon(
        -17.5 - 13.5j, 0 - 12.6j, 17.5 - 13.5j, 15.6 + 0j, 17.5 + 13.5j, 0 + 12.6j, -17.5 + 13.5j, -15 + 0j, radius=3.2
    )
    canvas.fill(level.of(body), "#ead9b6", edge=BONE_EDGE, width=1.1)
    inner = [[point * 0.91 for point in path] for path in body]
    canvas.fill(level.of(inner), BONE)
    canvas.shade(level.of(inner), -2.5 - 1.5j, "#8a7146", 0.18, 2)
    for number in range(46):
        x, y = (number * 0.7549 % 1 - 0.5) * 27, (number * 0.5698 % 1 - 0.5) * 21
        canvas.fill(level.of(ellipse(complex(x, y), 0.75, 0.5, number * 37)), "#dcc79c", 0.8)


def _along(x: float, wave: float = 0) -> Path:
    points = [level.on(x + wave * side + y * 1j) for level in LEVELS for side, y in ((1, -9), (-1, 9))]
    return curve(*points)


def _band(front: float, back: float) -> Shape:
    return [[*_along(front), *reversed(_along(back))]]
