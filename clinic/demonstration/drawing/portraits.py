"""People who do not exist: busts without faces, seen from the front."""

from .canvas import Canvas, Paint
from .palette import FOAM, INK, PAPER, POOL, SEA, TEAL
from .shapes import Shape, arc, blob, both, box, ellipse, joined, limb, line, outline, polygon

MIDDLE = 400
BUST = blob(
    110 + 900j, 128 + 700j, 190 + 612j, 300 + 572j, 352 + 540j, 400 + 560j, 448 + 540j, 500 + 572j, 610 + 612j,
    672 + 700j, 690 + 900j,
)  # fmt: skip
HEAD = ellipse(400 + 322j, 112, 138)
EARS = both(ellipse(292 + 336j, 20, 32), MIDDLE)


def physician_in_a_white_coat(canvas: Canvas) -> None:
    """Short dark hair, a white coat over a teal shirt, a stethoscope."""
    skin, shade = "#c68e66", "#a8714b"
    _backdrop(canvas, ("#dcebe8", "#b9d6d1"), POOL)
    _clothes(canvas, ("#ffffff", "#e9efed"), (SEA, TEAL), down_to=920, gap=14)
    _neck(canvas, skin, shade)
    collar = both(polygon(400 + 640j, 338 + 540j, 310 + 574j, 352 + 664j, radius=6), MIDDLE)
    canvas.fill(collar, ("#3f9690", "#1b6f6a"))
    lapel = both(polygon(322 + 562j, 372 + 726j, 330 + 700j, 282 + 716j, 268 + 580j, radius=8), MIDDLE)
    canvas.shadow(lapel, 6, 0.22)
    canvas.fill(lapel, ("#ffffff", "#f1f5f3"))
    canvas.fill(joined(line([530 + 740j, 606 + 740j], 5)), "#c9d6d3")
    _stethoscope(canvas)
    canvas.fill(EARS, skin)
    _face(canvas, skin, shade)
    hair = blob(
        280 + 330j, 276 + 250j, 300 + 190j, 350 + 150j, 420 + 142j, 490 + 168j, 524 + 230j, 522 + 330j, 506 + 290j,
        486 + 250j, 440 + 246j, 380 + 240j, 330 + 252j, 302 + 284j,
    )  # fmt: skip
    _hair(canvas, hair, ("#3a2a22", "#241913"))


def physician_in_a_jacket(canvas: Canvas) -> None:
    """Long auburn hair, glasses, a dark jacket over a pale shirt."""
    skin, shade = "#f0c7a6", "#d9a884"
    _backdrop(canvas, ("#f4ecdf", "#e6d7c0"), "#efe0c6")
    back = blob(
        258 + 330j, 280 + 210j, 350 + 142j, 450 + 142j, 522 + 210j, 544 + 330j, 560 + 470j, 568 + 600j, 520 + 640j,
        400 + 620j, 280 + 640j, 232 + 600j, 240 + 470j,
    )  # fmt: skip
    _hair(canvas, back, ("#8a4a2b", "#6b351d"))
    _clothes(canvas, ("#2f4a56", "#203540"), (PAPER, "#e7ecea"))
    _neck(canvas, skin, shade)
    canvas.fill(polygon(340 + 548j, 460 + 548j, 400 + 650j, radius=10), skin)
    canvas.fill(both(polygon(400 + 672j, 334 + 540j, 306 + 576j, 356 + 690j, radius=6), MIDDLE), ("#ffffff", "#eef2f0"))
    lapel = both(polygon(318 + 562j, 396 + 800j, 330 + 716j, 272 + 722j, 292 + 684j, 262 + 584j, radius=8), MIDDLE)
    canvas.shadow(lapel, 6, 0.3)
    canvas.fill(lapel, ("#3b5a67", "#2a434f"))
    _face(canvas, skin, shade)
    front = joined(
        blob(
            420 + 172j, 350 + 160j, 290 + 210j, 268 + 300j, 262 + 400j, 268 + 470j, 288 + 420j, 296 + 350j,
            316 + 290j, 372 + 250j, 430 + 214j,
        ),
        blob(
            400 + 168j, 460 + 158j, 516 + 210j, 534 + 300j, 540 + 400j, 534 + 470j, 514 + 420j, 506 + 350j,
            494 + 296j, 462 + 252j, 420 + 216j,
        ),
    )  # fmt: skip
    _hair(canvas, front, ("#9a5633", "#7a3f23"))
    glasses = joined(outline(box(312, 312, 386, 366, 24), 8), outline(box(414, 312, 488, 366, 24), 8))
    canvas.fill(joined(glasses, line(arc(400 + 344j, 18, 215, 325), 8)), INK)


def assistant_in_scrubs(canvas: Canvas) -> None:
    """Black curls, teal scrubs with a name badge."""
    skin, shade = "#8a5a3c", "#6f442b"
    _backdrop(canvas, ("#e4ecf0", "#c4d5dc"), "#d3e1e7")
    curls = [
        (300, 250, 62), (340, 196, 66), (400, 172, 70), (460, 196, 66), (500, 250, 62), (284, 310, 46), (516, 310, 46),
        (400, 220, 84),
    ]  # fmt: skip
    _hair(canvas, joined(*(ellipse(complex(x, y), r) for x, y, r in curls)), ("#2b201c", "#171110"))
    _clothes(canvas, ("#3f9690", "#0b5d59"), ("#3f9690", "#0b5d59"))
    canvas.fill(polygon(316 + 556j, 484 + 556j, 400 + 694j, radius=14), PAPER)
    _neck(canvas, skin, shade)
    canvas.fill(polygon(334 + 540j, 466 + 540j, 400 + 648j, radius=14), skin)
    canvas.fill(both(line([313 + 556j, 400 + 706j], 28), MIDDLE), ("#2f8580", "#1f736e"))
    canvas.fill(both(limb([214 + 900j, 208 + 800j, 190 + 740j], 5, 4, 1), MIDDLE), INK, 0.25)
    canvas.fill(box(500, 700, 596, 800, 10), ("#ffffff", "#e9efed"))
    canvas.fill(box(516, 716, 548, 752, 6), POOL)
    for y, end in ((726, 582), (744, 572), (772, 580)):
        canvas.fill(line([complex(560 if y < 760 else 518, y), complex(end, y)], 6), "#b7c8c5")
    canvas.fill(EARS, skin)
    _face(canvas, skin, shade)
    fringe = [
        (316, 232, 40),
        (356, 208, 44),
        (404, 200, 46),
        (450, 210, 44),
        (486, 234, 40),
        (294, 276, 28),
        (506, 276, 28),
    ]
    _hair(canvas, joined(*(ellipse(complex(x, y), r) for x, y, r in fringe)), ("#2b201c", "#1d1513"))


def _backdrop(canvas: Canvas, paint: Paint, circle: str) -> None:
    canvas.fill(box(0, 0, 800, 800), paint)
    canvas.fill(ellipse(400 + 400j, 330), circle, 0.6)


def _clothes(canvas: Canvas, over: Paint, under: Paint, down_to: float = 806, gap: float = 1) -> None:
    canvas.shadow(BUST, 26, 0.25)
    canvas.fill(BUST, over)
    opening = polygon(
        322 + 558j, 478 + 558j, 436 + 720j, 400 + gap + 1j * down_to, 400 - gap + 1j * down_to, 364 + 720j
    )
    canvas.fill(opening, under)


def _neck(canvas: Canvas, skin: str, shade: str) -> None:
    neck = polygon(344 + 400j, 456 + 400j, 462 + 556j, 400 + 606j, 338 + 556j, radius=22)
    canvas.fill(neck, skin)
    with canvas.inside(neck):
        canvas.fill(ellipse(400 + 400j, 112, 116), shade, 0.75, 8)


def _face(canvas: Canvas, skin: str, shade: str) -> None:
    canvas.fill(HEAD, skin)
    canvas.shade(HEAD, -14 - 6j, shade, 0.55, 12)
    canvas.fill(limb([400 + 348j, 392 + 378j, 406 + 384j], 2, 6, 3), shade, 0.5)


def _hair(canvas: Canvas, shape: Shape, paint: Paint) -> None:
    canvas.fill(shape, paint)
    canvas.shade(shape, -10 - 8j, "#000000", 0.18, 12)


def _stethoscope(canvas: Canvas) -> None:
    tube = joined(
        limb([322 + 560j, 300 + 640j, 318 + 730j, 360 + 790j, 380 + 830j], 13),
        limb([478 + 560j, 500 + 640j, 486 + 720j, 470 + 752j], 13),
    )
    canvas.shadow(tube, 5, 0.3)
    canvas.fill(tube, "#33504e")
    canvas.fill(ellipse(466 + 772j, 30), ("#dfe7e8", "#93a5a8"), edge="#5f7477", width=5)
    canvas.fill(ellipse(466 + 772j, 15), FOAM)
