"""What grows and stands around."""

from .canvas import Canvas, Paint
from .shapes import blob, ellipse, joined, limb, line, moved, polygon

LEAF = ("#7fb9a5", "#4e9482")


def tree(canvas: Canvas, foot: complex, high: float, leaf: Paint = LEAF) -> None:
    crown = joined(
        ellipse(foot - high * 0.68j, high * 0.27), ellipse(foot + high * (0.2 - 0.56j), high * 0.19),
        ellipse(foot + high * (-0.2 - 0.55j), high * 0.2), ellipse(foot - high * 0.48j, high * 0.24),
    )  # fmt: skip
    canvas.fill(ellipse(foot + 0.01j * high, high * 0.2, high * 0.02), "#16302e", 0.18, high * 0.015)
    canvas.fill(line([foot, foot - high * 0.5j], high * 0.06, high * 0.04), "#7b6650")
    canvas.fill(line([foot - high * 0.3j, foot + high * (0.1 - 0.45j)], high * 0.03, high * 0.02), "#7b6650")
    canvas.fill(crown, leaf)
    canvas.shade(crown, -high * (0.07 + 0.05j), "#16302e", 0.16, high * 0.03)


def fir(canvas: Canvas, foot: complex, high: float, leaf: Paint = ("#4e9482", "#2b6f66")) -> None:
    canvas.fill(line([foot, foot - high * 0.2j], high * 0.06), "#7b6650")
    for step in range(3):
        low, wide = -0.12 - 0.24 * step, 0.26 - 0.055 * step
        layer = polygon(complex(-wide, low), complex(0, low - 0.42), complex(wide, low), radius=0.05)
        canvas.fill(moved(moved(layer, scale=high), foot), leaf)


def cloud(canvas: Canvas, at: complex, size: float) -> None:
    shape = joined(
        ellipse(at, size * 0.5, size * 0.3), ellipse(at + size * (0.45 + 0.06j), size * 0.36, size * 0.22),
        ellipse(at + size * (-0.5 + 0.08j), size * 0.36, size * 0.2), ellipse(at + size * (0.12 - 0.14j), size * 0.3),
    )  # fmt: skip
    canvas.fill(shape, "#ffffff", 0.85)


def hill(canvas: Canvas, left: float, top: float, right: float, paint: Paint, bottom: float = 960) -> None:
    middle = (left + right) / 2
    points = (complex(left, bottom), complex(left, bottom - 40), complex(middle, top), complex(right, bottom - 40))
    canvas.fill(blob(*points, complex(right, bottom)), paint)


def plant(canvas: Canvas, foot: complex) -> None:
    with canvas.placed(foot):
        for lean, high in ((-92, 200), (88, 215), (-48, 270), (52, 285), (2, 310)):
            leaf = limb(
                [complex(lean * 0.1, -80), complex(lean * 0.35, -high * 0.6), complex(lean, -high)], 12, 40, 34, 3
            )
            canvas.fill(leaf, ("#6fb093", "#2f7a6a"))
        pot = polygon(-56 - 96j, 56 - 96j, 42 + 0j, -42 + 0j, radius=9)
        canvas.fill(pot, ("#efe8da", "#d3c8b2"))
        canvas.shade(pot, -14 + 0j, "#16302e", 0.14, 8)
