"""Things of everyday life."""

from .canvas import Canvas
from .nature import cloud, hill
from .palette import FOAM, GLOW, INK, PAPER, POOL, SEA, TEAL, WARM
from .shapes import arc, blob, box, ellipse, joined, limb, line, moved, outline, polygon


def driving(canvas: Canvas) -> None:
    """From the driver's seat: an empty road, nobody's hands on the wheel."""
    canvas.fill(box(0, 0, 1600, 900), ("#2c4a4a", "#1d3636"))
    glass = polygon(150 + 60j, 1450 + 60j, 1570 + 560j, 30 + 560j, radius=50)
    with canvas.inside(glass):
        _road(canvas)
    canvas.fill(
        blob(-100 + 560j, 300 + 520j, 800 + 500j, 1300 + 520j, 1700 + 560j, 1700 + 960j, -100 + 960j),
        ("#3d5b5a", "#24403f"),
    )
    mirror = box(660, 40, 940, 120, 26)
    canvas.fill(line([800 + 0j, 800 + 60j], 18), "#1d3636")
    canvas.fill(mirror, ("#dbe9ea", "#b7cfd1"), edge="#1d3636", width=16)
    for x in (440, 700):
        _dial(canvas, x + 640j)
    _wheel(canvas, 570 + 850j)
    _radio(canvas)


def _road(canvas: Canvas) -> None:
    canvas.fill(box(0, 0, 1600, 900), ("#cfe6ea", "#f6f2e2"))
    cloud(canvas, 430 + 190j, 150)
    cloud(canvas, 1180 + 150j, 180)
    hill(canvas, -200, 250, 700, ("#b9d8cd", "#a6cbbe"), bottom=420)
    hill(canvas, 560, 210, 1800, ("#c6dfd5", "#b1d2c6"), bottom=420)
    canvas.fill(box(0, 380, 1600, 900), ("#9ecbae", "#7fb897"))
    canvas.fill(polygon(770 + 380j, 830 + 380j, 1500 + 900j, 100 + 900j), ("#8d9a99", "#707f7e"))
    for near, far in ((0.05, 0.1), (0.16, 0.25), (0.35, 0.52), (0.7, 1.0)):
        stripe = [
            complex(800 + side * 22 * depth, 380 + 520 * depth)
            for depth, side in ((near, -1), (near, 1), (far, 1), (far, -1))
        ]
        canvas.fill([stripe], PAPER)


def _dial(canvas: Canvas, at: complex) -> None:
    canvas.fill(ellipse(at, 92), "#16302e", edge="#5f7f7d", width=8)
    for mark in range(9):
        near, far = (at + arc(0j, r, 150 + 30 * mark, 151 + 30 * mark)[0] for r in (66, 80))
        canvas.fill(line([near, far], 5), FOAM)
    canvas.fill(line([at, at + arc(0j, 60, 150, 151)[0]], 6, 3), GLOW)
    canvas.fill(ellipse(at, 10), FOAM)


def _wheel(canvas: Canvas, at: complex) -> None:
    rim = outline(ellipse(at, 330), 54)
    spokes = joined(line([at - 310, at + 310], 46, 70, 46), line([at, at + 310j], 60))
    middle = ellipse(at, 108, 88)
    for part in (spokes, rim, middle):
        canvas.shadow(part, 14, 0.35)
        canvas.fill(part, ("#2a3f3e", "#16302e"))
    canvas.fill(line(arc(at, 338, 200, 340), 5, 9, 5), "#6f8f8d", 0.7)
    canvas.fill(ellipse(at - 4j, 46, 40), (SEA, TEAL))


def _radio(canvas: Canvas) -> None:
    canvas.fill(box(1040, 600, 1400, 800, 22), "#16302e", edge="#5f7f7d", width=6)
    screen = box(1066, 626, 1374, 774, 12)
    canvas.fill(screen, ("#cfe3dd", "#b5d3cb"))
    with canvas.inside(screen):
        canvas.fill(limb([1040 + 760j, 1140 + 690j, 1230 + 720j, 1390 + 640j], 16), PAPER)
        canvas.fill(limb([1150 + 600j, 1180 + 700j, 1170 + 800j], 10), PAPER)
    canvas.fill(joined(ellipse(1262 + 688j, 15), polygon(1248 + 694j, 1276 + 694j, 1262 + 720j)), TEAL)
    canvas.fill(ellipse(1262 + 688j, 6), PAPER)


def calendar_and_clock(canvas: Canvas) -> None:
    """One day is marked; the clock shows the hour."""
    canvas.fill(box(0, 720, 1600, 900), ("#d8e4e1", "#c6d6d3"))
    canvas.fill(ellipse(800 + 420j, 390), FOAM, 0.5)
    with canvas.placed(610 + 410j, turn=-3):
        _calendar(canvas)
    _alarm_clock(canvas, 1130 + 560j)


def _calendar(canvas: Canvas) -> None:
    sheet = box(-350, -300, 350, 320, 30)
    canvas.shadow(sheet, 28, 0.3)
    canvas.fill(sheet, ("#ffffff", "#f1f5f3"))
    with canvas.inside(sheet):
        canvas.fill(box(-350, -300, 350, -170), (SEA, TEAL))
    for x in (-200, 0, 200):
        canvas.fill(ellipse(complex(x, -272), 16), "#083f3d")
        canvas.fill(line([complex(x, -330), complex(x, -276)], 15), ("#dfe7e8", "#93a5a8"))
    canvas.fill(line([-110 - 218j, 110 - 218j], 18), PAPER, 0.85)
    for number in range(28):
        x, y = -276 + 92 * (number % 7), -98 + 98 * (number // 7)
        if number == 16:
            canvas.fill(ellipse(complex(x, y), 44), WARM)
            canvas.fill(line([complex(x - 17, y + 1), complex(x - 4, y + 15), complex(x + 19, y - 14)], 9), PAPER)
        else:
            canvas.fill(box(x - 32, y - 32, x + 32, y + 32, 12), "#dce7e4" if number % 7 in (0, 6) else "#edf3f1")


def _alarm_clock(canvas: Canvas, at: complex) -> None:
    canvas.fill(ellipse(at + 216j, 190, 20), INK, 0.25, 10)
    for side in (-1, 1):
        canvas.fill(line([at + side * 110 + 150j, at + side * 150 + 212j], 26), "#47605f")
        bell = [[at + side * 96 - 196j + point for point in arc(0j, 74, 180 + 32 * side, 360 + 32 * side)]]
        canvas.fill(bell, (POOL, SEA))
    canvas.fill(line([at - 226j, at - 160j], 18), "#47605f")
    canvas.shadow(ellipse(at, 200), 24, 0.3)
    canvas.fill(ellipse(at, 200), (SEA, TEAL))
    canvas.fill(ellipse(at, 166), ("#ffffff", "#eef3f1"))
    canvas.fill([[at, *arc(at, 138, -90, 30)]], "#fbdcb8", 0.8)
    for hour in range(12):
        near, far = (at + arc(0j, r, 30 * hour, 30 * hour + 1)[0] for r in (134, 148))
        canvas.fill(line([near, far], 9 if hour % 3 == 0 else 5), INK)
    canvas.fill(line([at, at - 118j], 13, 9), INK)
    canvas.fill(line([at, at + arc(0j, 84, 30, 31)[0]], 15, 11), INK)
    canvas.fill(ellipse(at, 14), TEAL)


def warm_and_cold(canvas: Canvas) -> None:
    """A heating pad to the left, a cold pack in a towel to the right."""
    canvas.fill([[0j, 800 + 0j, 800 + 900j, 900j]], ("#fdf3e4", "#f7e2c6"))
    canvas.fill([[800 + 0j, 1600 + 0j, 1600 + 900j, 800 + 900j]], ("#e9f3f5", "#cfe3e8"))
    with canvas.placed(395 + 500j, turn=-5):
        _heating_pad(canvas)
    with canvas.placed(1195 + 500j, turn=5):
        _cold_pack(canvas)
    for x in (300, 420, 540):
        steam = limb([complex(x, 200), complex(x + 26, 160), complex(x - 22, 110), complex(x + 8, 60)], 5, 15, 13, 3)
        canvas.fill(steam, GLOW, 0.75)
    for at, size in ((1010 + 130j, 50), (1190 + 100j, 70), (1370 + 140j, 50)):
        _snowflake(canvas, at, size)


def _heating_pad(canvas: Canvas) -> None:
    pad = blob(*_cushioned(300, 215))
    cord = limb([270 + 120j, 342 + 180j, 300 + 290j, 120 + 290j, 60 + 420j], 13)
    canvas.shadow(cord, 6)
    canvas.fill(cord, "#6d5138")
    canvas.shadow(pad, 30, 0.28)
    canvas.fill(pad, ("#e79a53", "#c96f1d"))
    canvas.shade(pad, -16 - 20j, "#5a2a00", 0.25, 18)
    for y in (-110, -22, 66, 150):
        stitch = limb(
            [complex(-230, y), complex(-115, y - 16), complex(0, y), complex(115, y + 16), complex(230, y)], 6
        )
        canvas.fill(stitch, "#f7cf9e", 0.75)
    canvas.fill(ellipse(-40 - 40j, 190, 130), "#ffd9a0", 0.35, 50)
    switch = box(66, 236, 150, 356, 30)
    with canvas.placed(80 + 10j):
        canvas.shadow(switch, 10)
        canvas.fill(switch, ("#fffaf0", "#eadcc4"))
        for y, colour in ((270, WARM), (296, "#e3c59b"), (322, "#e3c59b")):
            canvas.fill(ellipse(complex(108, y), 9), colour)


def _cold_pack(canvas: Canvas) -> None:
    pack = blob(*_cushioned(290, 205))
    canvas.shadow(pack, 30, 0.28)
    canvas.fill(pack, ("#8fc9dc", "#4d97b3"))
    canvas.shade(pack, -16 - 20j, "#0f3c4d", 0.25, 18)
    for number in range(16):
        x, y = (number * 0.7549 % 1 - 0.5) * 460, (number * 0.5698 % 1 - 0.5) * 300
        canvas.fill(ellipse(complex(x, y), 9 + 4 * (number % 4)), "#d6eef4", 0.65)
    canvas.fill(limb([-230 - 130j, -100 - 172j, 90 - 166j], 6, 18, 5), "#ffffff", 0.6)
    towel = polygon(-345 + 8j, 345 - 36j, 330 + 262j, -325 + 270j, radius=26)
    canvas.shadow(towel, 16, 0.3)
    canvas.fill(towel, ("#ffffff", "#e3ecea"))
    with canvas.inside(towel):
        for y in (60, 84, 226):
            canvas.fill(line([complex(-380, y), complex(380, y - 34)], 12 if y == 84 else 5), POOL)


def _cushioned(across: float, down: float) -> list[complex]:
    corner = complex(across * 0.94, down * 0.94)
    turned = corner.conjugate()
    return [
        -corner,
        complex(0, -down),
        turned,
        complex(across, 0),
        corner,
        complex(0, down),
        -turned,
        complex(-across, 0),
    ]


def _snowflake(canvas: Canvas, at: complex, size: float) -> None:
    arm = joined(
        line([0j, complex(0, -size)], 8),
        *(line([-0.6j * size, complex(side * 0.26, -0.86) * size], 7) for side in (-1, 1)),
    )
    for turn in range(6):
        canvas.fill(moved(moved(arm, turn=60 * turn), at), "#5aa3bd")
