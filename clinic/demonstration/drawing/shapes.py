"""Lists of closed paths. Points are complex numbers (y goes down): adding moves, multiplying turns and scales."""

import cmath
import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate, pairwise

Path = list[complex]
Shape = list[Path]  # what any of its paths holds


def polygon(*corners: complex, radius: float = 0) -> Shape:
    """Straight edges; corners rounded by `radius`, or by less where the edges are short."""
    return [_rounded(list(corners), radius) if radius else list(corners)]


def box(left: float, top: float, right: float, bottom: float, radius: float = 0) -> Shape:
    return polygon(
        complex(left, top), complex(right, top), complex(right, bottom), complex(left, bottom), radius=radius
    )


def ellipse(centre: complex, across: float, down: float | None = None, turn: float = 0) -> Shape:
    """A circle of radius `across`, unless `down` says otherwise; `turn` in degrees."""
    down = across if down is None else down
    spin = cmath.rect(1, math.radians(turn))
    return [[centre + spin * complex(across * point.real, down * point.imag) for point in _circle(120)]]


def blob(*points: complex) -> Shape:
    """The smooth closed curve through the points."""
    return [_curve([points[-1], *points, points[0], points[1]])]


def curve(*points: complex) -> Path:
    """The smooth open curve through the points."""
    return _curve([2 * points[0] - points[1], *points, 2 * points[-1] - points[-2]])


def arc(centre: complex, radius: float, begin: float, end: float) -> Path:
    """From one angle to the other, in degrees, clockwise from the right."""
    steps = max(8, int(abs(end - begin) / 4))
    return [centre + cmath.rect(radius, math.radians(begin + (end - begin) * i / steps)) for i in range(steps + 1)]


def line(path: Sequence[complex], *widths: float) -> Shape:
    """A line with round ends, as wide as the widths say that are spread over its length."""
    path = [point for i, point in enumerate(path) if i == 0 or point != path[i - 1]]
    ahead = [(other - one) / abs(other - one) for one, other in pairwise(path)]
    far = list(accumulate((abs(other - one) for one, other in pairwise(path)), initial=0.0))
    radii = [_between(widths, here / (far[-1] or 1)) / 2 for here in far]
    shape = [[path[end] + radii[end] * on for on in _circle(48)] for end in (0, -1)]
    sides = [1j * direction for direction in ahead]
    begins, ends = sides.copy(), sides.copy()
    for i in range(1, len(ahead)):
        bend = cmath.phase(ahead[i] / ahead[i - 1])
        if abs(bend) < 0.25:
            begins[i] = ends[i - 1] = (sides[i - 1] + sides[i]) / abs(sides[i - 1] + sides[i])
        if abs(bend) >= 0.25 or abs(bend) * radii[i] > far[i] - far[i - 1]:
            shape.append([path[i] + radii[i] * on for on in _circle(48)])
    for i, (one, other) in enumerate(pairwise(path)):
        begin, end = begins[i] * radii[i], ends[i] * radii[i + 1]
        shape.append([one + begin, other + end, other - end, one - begin])
    return shape


def limb(points: Sequence[complex], *widths: float) -> Shape:
    """A line that bends smoothly through the points."""
    return line(curve(*points), *widths)


def outline(shape: Shape, width: float) -> Shape:
    return [part for path in shape for part in line([*path, path[0]], width)]


def mirrored(shape: Shape, axis: float = 0) -> Shape:
    return [[complex(2 * axis - point.real, point.imag) for point in path] for path in shape]


def both(shape: Shape, axis: float = 0) -> Shape:
    """The shape and its mirror image."""
    return shape + mirrored(shape, axis)


def each(shape: Shape, change: Callable[[complex], complex]) -> Shape:
    return [[change(point) for point in path] for path in shape]


def moved(shape: Shape, by: complex = 0, turn: float = 0, scale: float = 1, about: complex = 0) -> Shape:
    spin = cmath.rect(scale, math.radians(turn))
    return each(shape, lambda point: about + (point - about) * spin + by)


def joined(*shapes: Shape) -> Shape:
    return [path for shape in shapes for path in shape]


def extent(shape: Shape) -> tuple[float, float, float, float]:
    points = [point for path in shape for point in path]
    xs = [point.real for point in points]
    ys = [point.imag for point in points]
    return min(xs), min(ys), max(xs), max(ys)


@cache
def _circle(corners: int) -> Path:
    return [cmath.rect(1, 2 * math.pi * corner / corners) for corner in range(corners)]


def _between(values: Sequence[float], part: float) -> float:
    place = part * (len(values) - 1)
    low = min(int(place), len(values) - 1)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def _curve(points: Iterable[complex]) -> Path:
    """Catmull-Rom: through all points but the first and the last, which say only where it comes from and goes."""
    points = list(points)
    path = []
    for a, b, c, d in zip(points, points[1:], points[2:], points[3:], strict=False):
        steps = min(40, max(12, int(abs(c - b) / 10)))
        for step in range(steps):
            t = step / steps
            path.append(b + t / 2 * ((c - a) + t * ((2 * a - 5 * b + 4 * c - d) + t * (3 * (b - c) + d - a))))
    return [*path, points[-2]]


def _rounded(corners: Path, radius: float) -> Path:
    path = []
    for before, corner, after in zip([corners[-1], *corners], corners, [*corners[1:], corners[0]], strict=False):
        begin = corner + (before - corner) * min(0.5, radius / abs(before - corner))
        end = corner + (after - corner) * min(0.5, radius / abs(after - corner))
        for step in range(9):
            t = step / 8
            path.append(begin * (1 - t) ** 2 + 2 * corner * t * (1 - t) + end * t**2)
    return path
