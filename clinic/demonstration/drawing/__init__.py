"""The demonstration clinic's pictures, drawn by code: nobody's photograph, nobody's licence, the same on every machine.

In a body the warm accent marks only where it hurts, where the needle ends and what it leaves there.
"""

from PIL import Image

from .canvas import Canvas
from .palette import MIST
from .table import DRAWINGS, Drawing

__all__ = ["DRAWINGS", "Drawing", "draw"]


def draw(name: str) -> Image.Image:
    drawing = DRAWINGS[name]
    canvas = Canvas(*drawing.size, background=MIST)
    drawing.onto(canvas)
    return canvas.finished()
