"""People who move: they walk and exercise."""

from .canvas import Canvas
from .nature import cloud, fir, hill, plant, tree
from .palette import FOAM, MIST, POOL, SEA, TEAL
from .people import Looks, arm, head, leg, trunk
from .shapes import blob, box, curve, ellipse, line

WALKER = Looks("#b97f57", "#3a2a22", ("#2f8580", "#1f6f6a"), ("#3b4f5e", "#2c3d4a"), "#f2f6f5")
ATHLETE = Looks("#e2b08a", "#6a4a34", ("#2f8580", "#0b5d59"), ("#2c4a52", "#203a42"), "#f2f6f5", bare_arms=True)


def walking(canvas: Canvas) -> None:
    canvas.fill(box(0, 0, 1600, 900), ("#dcecec", "#f7f6ea"))
    canvas.fill(ellipse(1290 + 190j, 82), "#f8dfae")
    cloud(canvas, 330 + 170j, 190)
    cloud(canvas, 960 + 120j, 140)
    hill(canvas, -300, 420, 900, ("#bcd9d0", "#a5cbc0"))
    hill(canvas, 600, 380, 1900, ("#c9e0d8", "#b1d2c8"))
    for x, high in ((60, 150), (130, 190), (1470, 180), (1545, 220)):
        fir(canvas, complex(x, 640), high)
    canvas.fill(
        blob(-200 + 640j, 400 + 610j, 900 + 626j, 1400 + 606j, 1800 + 640j, 1800 + 1000j, -200 + 1000j),
        ("#a3cfb4", "#7db795"),
    )
    canvas.fill(
        [
            [
                *curve(-60 + 770j, 400 + 742j, 900 + 752j, 1660 + 722j),
                *reversed(curve(-60 + 905j, 500 + 872j, 1000 + 880j, 1660 + 852j)),
            ]
        ],
        ("#f1e6cd", "#e3d3b1"),
    )
    tree(canvas, 330 + 690j, 470)
    tree(canvas, 1310 + 680j, 400, ("#8fc4a4", "#5aa080"))
    _bench(canvas, 1040 + 706j)
    canvas.fill(ellipse(745 + 822j, 190, 15), "#16302e", 0.25, 9)
    with canvas.placed(740 + 470j, 51):
        _walker(canvas)
    for x, y in ((180, 896), (560, 700), (90, 722), (1500, 700), (900, 722), (1440, 892)):
        for side in (-1, 0, 1):
            canvas.fill(line([complex(x, y), complex(x + side * 11, y - 20 + 5 * abs(side))], 5, 1), "#5aa080")


def _walker(canvas: Canvas) -> None:
    arm(canvas, WALKER, [0.5 - 3.6j, 1.35 - 1.7j, 2.75 - 0.9j])
    leg(canvas, WALKER, [0j, 0.15 + 3.35j, -1.75 + 5.75j, -1.05 + 6.75j], far=True)
    head(canvas, WALKER, 0.98 - 5.75j, 0.6 - 4.2j, turn=2, bun=True)
    body = trunk(canvas, WALKER, [0j, 0.1 - 1.3j, 0.25 - 2.7j, 0.45 - 3.5j, 0.6 - 4.1j])
    leg(canvas, WALKER, [0j, 1.45 + 3.1j, 2.35 + 6.3j, 3.5 + 6.2j], waist=0.05 - 0.5j)
    arm(canvas, WALKER, [0.35 - 3.5j, -0.85 - 1.75j, -0.35 + 0.15j], body)


def _bench(canvas: Canvas, at: complex) -> None:
    with canvas.placed(at):
        canvas.fill(ellipse(4j, 100, 8), "#16302e", 0.2, 5)
        for x in (-74, 74):
            canvas.fill(line([complex(x, 0), complex(x, -78)], 8), "#47605f")
        for y in (-74, -58, -38):
            canvas.fill(box(-96, y - 6, 96, y + 6, 4), "#b98d62")


def bird_dog(canvas: Canvas) -> None:
    """On hands and knees: one arm and the other leg stretched out, the back level."""
    canvas.fill(box(0, 0, 1600, 900), MIST)
    canvas.fill(ellipse(800 + 430j, 390), FOAM, 0.5)
    canvas.fill(box(0, 700, 1600, 900), ("#d4e2de", "#c5d7d3"))
    canvas.fill(ellipse(800 + 732j, 560, 20), "#16302e", 0.2, 12)
    canvas.fill(box(270, 704, 1330, 732, 13), (SEA, TEAL))
    canvas.fill(box(270, 704, 1330, 712, 4), POOL, 0.6)
    with canvas.placed(650 + 412j, 72):
        _athlete(canvas)
    plant(canvas, 1420 + 716j)


def _athlete(canvas: Canvas) -> None:
    leg(canvas, ATHLETE, [0j, -3.3 - 0.02j, -6.5 - 0.1j, -6.75 + 0.95j], far=True)
    arm(canvas, ATHLETE, [4.3 + 0.05j, 6.5 - 0.2j, 8.5 - 0.35j])
    head(canvas, ATHLETE, 6.1 + 0.05j, 4.6 - 0.1j, turn=84)
    body = trunk(canvas, ATHLETE, [0j, 1.4 - 0.02j, 2.8 - 0.1j, 3.8 - 0.12j, 4.5 - 0.15j])
    leg(canvas, ATHLETE, [0j, 0.05 + 3.45j, -3.0 + 3.62j, -3.95 + 3.78j], waist=0.5 + 0j)
    arm(canvas, ATHLETE, [4.2 + 0.1j, 4.32 + 2.0j, 4.25 + 3.72j], body, fingers=1 + 0.08j)
