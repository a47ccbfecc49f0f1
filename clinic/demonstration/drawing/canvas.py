"""What the drawings are drawn on. Everything is drawn three times as large, so that the edges come out smooth."""

import cmath
import math
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from .palette import INK
from .shapes import Path, Shape, extent, moved

Paint = str | tuple[str, str]  # a colour, or the colours at the top and at the bottom
Box = tuple[int, int, int, int]
LARGER = 3


class Canvas:
    def __init__(self, width: int, height: int, background: Paint):
        self.image = _paint(background, (width * LARGER, height * LARGER))
        self.grown = complex(LARGER)
        self.origin = 0j

    def finished(self) -> Image.Image:
        return self.image.reduce(LARGER)

    @contextmanager
    def placed(self, at: complex, scale: float = 1, turn: float = 0) -> Iterator[None]:
        """What is drawn meanwhile has its origin at `at`, is scaled and turned (degrees)."""
        before = self.grown, self.origin
        self.origin += self.grown * at
        self.grown *= cmath.rect(scale, math.radians(turn))
        yield
        self.grown, self.origin = before

    @contextmanager
    def inside(self, shape: Shape) -> Iterator[None]:
        """What is drawn meanwhile shows only inside the shape."""
        shape, box = self._on_paper(shape)
        box = box or (0, 0, 1, 1)
        whole, origin = self.image, self.origin
        self.image, self.origin = whole.crop(box), origin - complex(*box[:2])
        yield
        whole.paste(self.image, box[:2], _mask(shape, box))
        self.image, self.origin = whole, origin

    def fill(
        self, shape: Shape, paint: Paint, opacity: float = 1, blur: float = 0, edge: str = "", width: float = 0
    ) -> None:
        """The edge is drawn around the whole shape, half of it outside."""
        blur *= abs(self.grown)
        width *= abs(self.grown)
        shape, box = self._on_paper(shape, blur or width)
        if box is None:
            return
        if edge:
            _edge(self.image, shape, edge, round(width))
        if isinstance(paint, str) and opacity == 1 and not blur:
            draw = ImageDraw.Draw(self.image)
            for path in shape:
                draw.polygon(_pairs(path), ImageColor.getrgb(paint))
            return
        mask = _mask(shape, box, opacity, blur)
        self.image.paste(paint if isinstance(paint, str) else _paint(paint, mask.size), box, mask)

    def shadow(self, shape: Shape, depth: float = 12, opacity: float = 0.2) -> None:
        """The soft shadow of what is drawn next."""
        self.fill(moved(shape, depth * 0.6j / (self.grown / abs(self.grown))), INK, opacity, blur=depth)

    def shade(self, shape: Shape, by: complex, colour: str, opacity: float = 0.25, blur: float = 10) -> None:
        """The part of the shape that it no longer covers when moved."""
        if self._on_paper(shape)[1] is None:
            return
        with self.inside(shape):
            lit, _ = self._on_paper(moved(shape, by))
            light = _mask(lit, (0, 0, *self.image.size), blur=blur * abs(self.grown))
            self.image.paste(colour, mask=ImageChops.invert(light).point(lambda level: level * opacity))

    def _on_paper(self, shape: Shape, around: float = 0) -> tuple[Shape, Box | None]:
        """In pixels, with the box of the paper that it may touch, if any."""
        grown, origin = self.grown, self.origin
        shape = [[point * grown + origin for point in path] for path in shape]
        left, top, right, bottom = extent(shape)
        around = 2.5 * around + 2
        box = (
            max(0, int(left - around)),
            max(0, int(top - around)),
            min(self.image.width, int(right + around)),
            min(self.image.height, int(bottom + around)),
        )
        return shape, box if box[0] < box[2] and box[1] < box[3] else None


def _edge(image: Image.Image, shape: Shape, colour: str, width: int) -> None:
    draw = ImageDraw.Draw(image)
    for path in shape:
        draw.line(_pairs([*path, *path[:2]]), colour, width, "curve" if width > 4 else None)


def _paint(paint: Paint, size: tuple[int, int]) -> Image.Image:
    if isinstance(paint, str):
        return Image.new("RGB", size, paint)
    two = Image.new("RGB", (1, 2), paint[0])
    two.putpixel((0, 1), ImageColor.getrgb(paint[1]))
    one = two.resize((1, size[1]), Image.Resampling.BILINEAR, box=(0, 0.5, 1, 1.5))
    return one.resize(size, Image.Resampling.NEAREST)


def _mask(shape: Shape, box: Box, opacity: float = 1, blur: float = 0) -> Image.Image:
    """Blurred in the small: nobody sees the difference, and it takes a hundredth of the time."""
    smaller = max(1, int(blur / 3))
    size = box[2] - box[0], box[3] - box[1]
    mask = Image.new("L", (-(-size[0] // smaller), -(-size[1] // smaller)))
    draw = ImageDraw.Draw(mask)
    corner = complex(*box[:2])
    for path in shape:
        draw.polygon(_pairs([(point - corner) / smaller for point in path]), round(255 * opacity))
    if blur:
        mask = mask.filter(ImageFilter.GaussianBlur(blur / smaller))
    if smaller > 1:
        mask = mask.resize((mask.width * smaller, mask.height * smaller), Image.Resampling.BILINEAR)
        mask = mask.crop((0, 0, *size))
    return mask


def _pairs(path: Path) -> list[tuple[float, float]]:
    return [(point.real, point.imag) for point in path]
