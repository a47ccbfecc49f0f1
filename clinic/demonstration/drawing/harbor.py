"""The clinic's house by the harbor."""

from .canvas import Canvas
from .nature import cloud, hill, tree
from .palette import FOAM, INK, PAPER, SEA, TEAL
from .shapes import blob, box, ellipse, joined, limb, line, polygon

BRICK = ("#c48566", "#ad6e50")


def clinic_by_the_harbor(canvas: Canvas) -> None:
    canvas.fill(box(0, 0, 1600, 900), ("#c6e2e8", "#fbf3e3"))
    canvas.fill(ellipse(1060 + 330j, 70), "#fdeac2", 0.95)
    for at, size in ((300 + 130j, 190), (880 + 110j, 150), (1420 + 220j, 130)):
        cloud(canvas, at, size)
    hill(canvas, 500, 440, 1300, ("#b9d6d6", "#a3c8c8"), bottom=600)
    _sea(canvas)
    _lighthouse(canvas)
    for at, scale in ((1010 + 560j, 0.8), (1190 + 590j, 0.55)):
        with canvas.placed(at, scale):
            _boat(canvas)
    _quay(canvas)
    tree(canvas, 110 + 742j, 330)
    _house(canvas)
    tree(canvas, 905 + 752j, 260, ("#8fc4a4", "#5aa080"))
    for x in (1080, 1260, 1440):
        _bollard(canvas, complex(x, 772))


def _sea(canvas: Canvas) -> None:
    canvas.fill(box(0, 540, 1600, 900), ("#8fc4c8", "#3f8f94"))
    for number in range(26):
        x, y = 860 + (number * 0.7549 % 1) * 740, 556 + (number * 0.5698 % 1) * 170
        wide = 16 + (y - 540) * 0.22
        canvas.fill(line([complex(x - wide, y), complex(x + wide, y)], 1, 4, 1), "#ffffff", 0.5)


def _lighthouse(canvas: Canvas) -> None:
    rock = blob(1290 + 600j, 1330 + 552j, 1400 + 530j, 1470 + 526j, 1550 + 548j, 1620 + 590j, 1620 + 660j, 1300 + 650j)
    canvas.fill(rock, ("#8a958f", "#66736f"))
    canvas.shade(rock, 10 + 16j, "#ffffff", 0.25, 8)
    tower = polygon(1420 + 290j, 1490 + 290j, 1514 + 560j, 1396 + 560j)
    canvas.fill(tower, ("#ffffff", "#eef1ee"))
    with canvas.inside(tower):
        for y in (344, 452):
            canvas.fill(box(1380, y, 1530, y + 54), (SEA, TEAL))
        canvas.fill(box(1474, 280, 1530, 570), INK, 0.1, 10)
    canvas.fill(box(1404, 274, 1506, 294, 5), TEAL)
    canvas.fill(box(1428, 208, 1482, 276, 5), "#ffe6a8")
    for x in (1428, 1455, 1482):
        canvas.fill(line([complex(x, 208), complex(x, 276)], 5), TEAL)
    canvas.fill(polygon(1418 + 210j, 1492 + 210j, 1455 + 156j, radius=8), TEAL)
    canvas.fill(line([1455 + 160j, 1455 + 138j], 6), TEAL)
    canvas.fill(box(1442, 510, 1468, 560, 12), "#33504e")


def _boat(canvas: Canvas) -> None:
    canvas.fill(line([-4 + 6j, -4 - 190j], 6), "#7b6650")
    canvas.fill(polygon(4 - 182j, 4 - 24j, 96 - 24j), ("#ffffff", "#e8efed"))
    canvas.fill(polygon(-12 - 160j, -12 - 24j, -70 - 24j), "#9fd0ca")
    canvas.fill(polygon(-104 - 6j, 112 - 6j, 78 + 34j, -74 + 34j, radius=10), (SEA, TEAL))
    canvas.fill(line([-100 - 2j, 108 - 2j], 7), PAPER)
    canvas.fill(limb([-110 + 40j, -40 + 36j, 40 + 42j, 120 + 38j], 2, 6, 2), "#ffffff", 0.7)


def _quay(canvas: Canvas) -> None:
    canvas.fill(box(-10, 724, 1610, 910), ("#e6dcc9", "#d3c6ac"))
    canvas.fill(box(930, 724, 1610, 736), "#b8aa8d")
    for y, step in ((790, 160), (850, 210)):
        canvas.fill(line([complex(0, y), complex(1600, y)], 3), "#c1b393")
        for x in range(y % 97, 1600, step):
            canvas.fill(line([complex(x, y), complex(x, y + 58)], 3), "#c1b393")


def _bollard(canvas: Canvas, at: complex) -> None:
    canvas.fill(ellipse(at + 4j, 34, 7), INK, 0.25, 4)
    canvas.fill(
        joined(box(at.real - 15, at.imag - 44, at.real + 15, at.imag + 4, 5), ellipse(at - 46j, 23, 12)),
        ("#47605f", "#2b4241"),
    )


def _house(canvas: Canvas) -> None:
    canvas.fill(ellipse(520 + 752j, 400, 16), INK, 0.3, 10)
    wall = box(190, 240, 850, 752)
    canvas.fill(wall, BRICK)
    with canvas.inside(wall):
        _bricks(canvas)
    canvas.fill(box(170, 214, 870, 250, 6), ("#f4efe4", "#ddd3c0"))
    canvas.fill(polygon(200 + 216j, 840 + 216j, 790 + 150j, 250 + 150j, radius=8), ("#47605f", "#33504e"))
    for x in (222, 327, 432, 538, 643, 748):
        _window(canvas, x, 300, 132)
    canvas.fill(box(180, 480, 860, 500, 4), ("#f4efe4", "#ddd3c0"))
    for x in (222, 327, 643, 748):
        _window(canvas, x, 560, 130)
    _sign(canvas)
    _door(canvas)


def _bricks(canvas: Canvas) -> None:
    """A few of them: the eye adds the others."""
    for row in range(25):
        for column in range(17):
            if (row * 7 + column * 5) % 4 == 0:
                x, y = 192 + column * 40 + (row % 2) * 20, 254 + row * 20
                canvas.fill(box(x, y, x + 34, y + 14, 2), "#a4664a", 0.4)


def _window(canvas: Canvas, x: float, y: float, high: float) -> None:
    canvas.fill(box(x - 8, y - 8, x + 78, y + high + 8, 5), PAPER)
    canvas.fill(box(x, y, x + 70, y + high, 3), ("#9fc9d2", "#d7ebe9"))
    canvas.fill(
        polygon(
            complex(x, y + high * 0.7),
            complex(x + 70, y + high * 0.15),
            complex(x + 70, y + high * 0.45),
            complex(x, y + high),
        ),
        "#ffffff",
        0.3,
    )
    canvas.fill(joined(box(x + 32, y, x + 38, y + high), box(x, y + high * 0.45, x + 70, y + high * 0.45 + 6)), PAPER)
    canvas.fill(box(x - 14, y + high + 6, x + 84, y + high + 18, 4), ("#f4efe4", "#cfc4ae"))


def _sign(canvas: Canvas) -> None:
    """A lighthouse and a spine's curve instead of words."""
    canvas.shadow(ellipse(520 + 476j, 50), 8)
    canvas.fill(ellipse(520 + 476j, 50), (SEA, TEAL), edge=PAPER, width=8)
    for number in range(5):
        x = 520 + (6, 0, -4, -2, 5)[number]
        canvas.fill(box(x - 13, 444 + 14 * number, x + 13, 453 + 14 * number, 3), FOAM)


def _door(canvas: Canvas) -> None:
    """Three steps lead up to it, with a handrail, as the page of the office says."""
    canvas.fill(box(436, 560, 604, 722, 6), PAPER)
    canvas.fill(box(450, 574, 518, 722), (SEA, TEAL))
    canvas.fill(box(522, 574, 590, 722), (SEA, TEAL))
    for x in (460, 532):
        canvas.fill(box(x, 586, x + 48, 668, 4), ("#9fc9d2", "#d7ebe9"))
    for x in (510, 530):
        canvas.fill(line([complex(x, 672), complex(x, 698)], 6), "#e8d8b9")
    canvas.fill(polygon(410 + 556j, 630 + 556j, 650 + 590j, 390 + 590j, radius=5), (SEA, TEAL))
    for number in range(3):
        wide, y = 100 + 22 * number, 720 + 24 * number
        canvas.fill(box(520 - wide, y, 520 + wide, y + 24, 2), ("#cbbd9f", "#b3a484"))
        canvas.fill(box(520 - wide, y, 520 + wide, y + 8, 2), "#eee5d2")
    for foot in (614 + 722j, 658 + 790j):
        canvas.fill(line([foot, foot - 76j], 6), "#33504e")
    canvas.fill(line([606 + 646j, 614 + 646j, 666 + 726j], 8), "#33504e")
