"""Draws the icons of those who cannot read static/icon.svg: .venv/bin/python docs/draw_icons.py"""

from pathlib import Path

from PIL import Image, ImageDraw

STATIC = Path(__file__).resolve().parent.parent / "static"
GREEN, PAPER = "#0b5d59", "#fbfaf7"
GRID, FINE = 32, 32  # the drawing is 32 units wide, and drawn with so many points a unit
CORNER, STROKE = 7, 2.6
LINES = [(16, 6, 16, 26), (11, 10, 21, 10), (10, 16, 22, 16), (11, 22, 21, 22)]


def drawn(corner: float) -> Image.Image:
    image = Image.new("RGBA", (GRID * FINE, GRID * FINE))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, GRID * FINE - 1, GRID * FINE - 1), corner * FINE, GREEN)
    for line in LINES:
        x1, y1, x2, y2 = (place * FINE for place in line)
        round_ = STROKE / 2 * FINE
        draw.rounded_rectangle((x1 - round_, y1 - round_, x2 + round_, y2 + round_), round_, PAPER)
    return image


def main() -> None:
    drawn(CORNER).save(STATIC / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
    # Phones round the corners themselves.
    touch = drawn(0).convert("RGB").resize((180, 180), Image.Resampling.LANCZOS)
    touch.save(STATIC / "apple-touch-icon.png", optimize=True)


main()
