"""People at rest: at a desk and asleep."""

from .canvas import Canvas
from .nature import cloud, hill, plant
from .palette import FOAM, INK, PAPER, POOL, SEA, TEAL
from .people import Looks, arm, head, leg, trunk
from .shapes import Shape, arc, blob, box, ellipse, joined, limb, line, polygon

CLERK = Looks("#8d5a3b", "#1d1715", ("#dba15c", "#c98845"), ("#33485a", "#273948"), "#16302e")
SLEEPER = Looks("#e8b996", "#9a9a96", ("#7dbab4", "#5c9f99"), ("#4d7f8c", "#3b6775"), "#e8b996")


def at_a_desk(canvas: Canvas) -> None:
    canvas.fill(box(0, 0, 1600, 900), ("#e9f0ec", "#dde8e3"))
    canvas.fill(box(0, 770, 1600, 900), ("#dccfb8", "#cbbb9f"))
    _window(canvas)
    _clock(canvas, 1330 + 190j)
    plant(canvas, 1470 + 790j)
    canvas.fill(ellipse(760 + 792j, 500, 16), INK, 0.2, 9)
    with canvas.placed(560 + 524j, 66):
        _chair_back(canvas)
        arm(canvas, CLERK, [0.3 - 3.5j, 0.75 - 1.5j, 2.7 - 1.75j])
        leg(canvas, CLERK, [0j, 3.3 + 0.1j, 3.55 + 3.3j, 4.7 + 3.62j], far=True)
        head(canvas, CLERK, 0.42 - 5.8j, 0.18 - 4.2j)
        body = trunk(canvas, CLERK, [0j, -0.1 - 1.3j, -0.02 - 2.7j, 0.1 - 3.5j, 0.18 - 4.1j])
        _seat(canvas)
        leg(canvas, CLERK, [0j, 3.35 + 0.0j, 3.3 + 3.35j, 4.45 + 3.65j], waist=-0.05 - 0.4j)
        _desk(canvas)
        arm(canvas, CLERK, [0.08 - 3.5j, 0.3 - 1.45j, 2.5 - 1.72j], body)
        _line_of_sight(canvas)


def _window(canvas: Canvas) -> None:
    pane = box(150, 90, 560, 470, 8)
    canvas.fill(box(134, 74, 576, 486, 12), "#ffffff")
    with canvas.inside(pane):
        canvas.fill(pane, ("#cfe6ea", "#eef5ee"))
        cloud(canvas, 300 + 190j, 110)
        hill(canvas, 60, 330, 480, ("#b5d6cb", "#9cc6ba"), bottom=520)
        hill(canvas, 330, 370, 760, ("#8fbfae", "#79ae9c"), bottom=520)
    for bar in (box(350, 84, 360, 476), box(144, 276, 566, 286)):
        canvas.fill(bar, "#ffffff")
    canvas.fill(box(118, 482, 592, 506, 6), ("#ffffff", "#dfe8e4"))


def _clock(canvas: Canvas, at: complex) -> None:
    canvas.shadow(ellipse(at, 62), 10)
    canvas.fill(ellipse(at, 62), PAPER, edge=TEAL, width=9)
    for hour in range(12):
        dot = at + arc(0j, 47, hour * 30, hour * 30 + 1)[0]
        canvas.fill(ellipse(dot, 3), SEA)
    canvas.fill(line([at, at - 36j], 6), INK)
    canvas.fill(line([at, at + 24 + 8j], 7), INK)
    canvas.fill(ellipse(at, 6), TEAL)


def _chair_back(canvas: Canvas) -> None:
    canvas.fill(
        limb([-1.0 + 0.7j, -1.55 - 0.2j, -1.5 - 1.6j, -1.35 - 3.2j, -1.5 - 3.9j], 0.3, 0.5, 0.62, 0.5, 0.3), (SEA, TEAL)
    )
    canvas.fill(ellipse(-0.98 - 1.15j, 0.34, 0.72, -4), POOL)


def _seat(canvas: Canvas) -> None:
    canvas.fill(line([0.6 + 1.3j, 0.6 + 3.5j], 0.34), "#6b8583")
    canvas.fill(line([-1.0 + 3.72j, 0.6 + 3.45j, 2.2 + 3.72j], 0.26), "#6b8583")
    for x in (-1.0, 0.6, 2.2):
        canvas.fill(ellipse(complex(x, 3.86), 0.22), INK)
    canvas.fill(box(-1.3, 0.78, 2.3, 1.34, 0.27), (SEA, TEAL))


def _desk(canvas: Canvas) -> None:
    for x in (2.55, 9.5):
        canvas.fill(box(x, -1.1, x + 0.22, 4.05), "#a9845c")
    canvas.fill(box(2.0, -1.3, 10.2, -1.0, 0.1), ("#d2a878", "#b98d62"))
    canvas.fill(box(2.6, -1.46, 4.0, -1.3, 0.06), "#8fa3a3")
    canvas.fill(box(5.7, -1.42, 7.3, -1.3, 0.05), "#52696a")
    canvas.fill(polygon(6.35 - 3.2j, 6.75 - 3.2j, 6.75 - 1.4j, 6.35 - 1.4j), "#6f8586")
    with canvas.placed(6.3 - 4.2j, turn=3):
        canvas.fill(box(-0.1, -1.75, 0.3, 1.6, 0.1), ("#3d5556", "#2b4041"))
        canvas.fill(box(-0.2, -1.7, -0.06, 1.55, 0.05), "#a6d6d8")
    canvas.fill(joined(box(8.3, -2.05, 8.85, -1.3, 0.12), line(arc(8.92 - 1.7j, 0.2, -90, 90), 0.1)), POOL)


def _line_of_sight(canvas: Canvas) -> None:
    for dash in range(10):
        x = 1.75 + dash * 0.45
        canvas.fill(line([complex(x, -5.85), complex(x + 0.2, -5.85)], 0.075), SEA)


def asleep(canvas: Canvas) -> None:
    """From above: on the side, a pillow between the knees."""
    canvas.fill(box(0, 0, 1600, 900), ("#c9b99c", "#bba988"))
    for y in range(0, 900, 90):
        canvas.fill(box(0, y, 1600, y + 3), "#ab9877", 0.5)
    canvas.fill(box(120, 60, 1190, 900, 60), ("#d9e6e3", "#c3d7d3"), 0.9)
    _night_table(canvas)
    bed = box(180, 130, 1500, 790, 34)
    canvas.shadow(bed, 26, 0.35)
    canvas.fill(box(1470, 100, 1540, 820, 22), ("#a9845c", "#8d6c48"))
    canvas.fill(bed, ("#fdfdfb", "#eef2f0"))
    canvas.shade(bed, 12 - 14j, INK, 0.1, 14)
    cushion = _cushion(1335, 440, 118, 215)
    canvas.shadow(cushion, 12)
    canvas.fill(cushion, ("#ffffff", "#dfe9e6"))
    with canvas.placed(880 + 415j, 78, turn=90):
        _sleeper(canvas)
    _blanket(canvas)


def _sleeper(canvas: Canvas) -> None:
    arm(canvas, SLEEPER, [0.5 - 3.4j, 2.0 - 3.9j, 2.1 - 5.3j])
    leg(canvas, SLEEPER, [0.1 + 0.1j, 1.9 + 2.95j, 0.0 + 5.75j, 0.5 + 6.6j], far=True)
    pillow = limb([3.0 + 1.9j, 2.2 + 3.2j, 1.1 + 4.7j, 0.2 + 5.9j], 1.8, 2.5, 2.3, 1.7)
    canvas.shadow(pillow, 0.16)
    canvas.fill(pillow, ("#fff7e6", "#f1dfbd"))
    head(canvas, SLEEPER, 0.75 - 5.7j, 0.45 - 4.2j, turn=10)
    body = trunk(canvas, SLEEPER, [0j, -0.15 - 1.3j, -0.05 - 2.7j, 0.2 - 3.5j, 0.4 - 4.1j])
    leg(canvas, SLEEPER, [0j, 2.3 + 2.55j, 0.65 + 5.5j, 1.2 + 6.3j], waist=-0.05 - 0.4j)
    arm(canvas, SLEEPER, [0.25 - 3.4j, 1.6 - 2.0j, 2.9 - 3.0j], body)


def _cushion(x: float, y: float, across: float, down: float) -> Shape:
    return blob(
        complex(x - across, y - down), complex(x, y - down), complex(x + across, y - down),
        complex(x + across, y), complex(x + across, y + down), complex(x, y + down),
        complex(x - across, y + down), complex(x - across, y),
    )  # fmt: skip


def _blanket(canvas: Canvas) -> None:
    fold = polygon(170 + 124j, 352 + 124j, 330 + 796j, 170 + 796j, radius=24)
    canvas.shadow(fold, 14)
    canvas.fill(fold, (SEA, TEAL))
    for x in (214, 258, 302):
        canvas.fill(limb([complex(x, 130), complex(x - 10, 420), complex(x - 8, 790)], 5, 3), FOAM, 0.35)


def _night_table(canvas: Canvas) -> None:
    canvas.fill(ellipse(1330 + 20j, 190), "#ffe9bd", 0.5, 50)
    canvas.fill(box(1240, -60, 1500, 84, 14), ("#a9845c", "#8d6c48"))
    canvas.fill(ellipse(1320 + 20j, 46), ("#fff3d6", "#f3dba6"))
    canvas.fill(ellipse(1320 + 20j, 12), "#e4c27c")
    canvas.fill(ellipse(1440 + 36j, 22), "#e6f1f2", edge="#b9cfd0", width=5)
