"""People from the side, without faces, looking right: the unit is half a head, 0 the middle of the hip."""

from dataclasses import dataclass

from .canvas import Canvas, Paint
from .palette import INK
from .shapes import Path, Shape, blob, ellipse, joined, limb, line


@dataclass(frozen=True)
class Looks:
    skin: str
    hair: str
    top: Paint
    trousers: Paint
    shoes: str = INK
    bare_arms: bool = False


def leg(canvas: Canvas, looks: Looks, joints: Path, far: bool = False, waist: complex = 0) -> None:
    """Hip, knee, ankle, tip of the foot; the near one reaches up to the waist."""
    hip, knee, ankle, toe = joints
    foot = joined(line([ankle + (ankle - knee) * 0.06, toe], 0.82, 0.6), line([ankle, ankle + 0.01], 0.8))
    trousers = joined(line([hip, knee], 1.78, 1.2), line([knee, ankle], 1.2, 0.82))
    if not far:
        trousers = joined(trousers, line([hip, waist], 2.0, 1.9))
    canvas.fill(foot, looks.shoes)
    canvas.fill(trousers, looks.trousers)
    if far:
        _in_the_shade(canvas, joined(foot, trousers))


def arm(canvas: Canvas, looks: Looks, joints: Path, on: Shape | None = None, fingers: complex = 0) -> None:
    """Shoulder, elbow, wrist; the near one lies on the trunk; the fingers go on straight unless told."""
    shoulder, elbow, wrist = joints
    along = fingers or (wrist - elbow) / abs(wrist - elbow)
    hand = joined(
        line([wrist, wrist + along * 0.6], 0.56, 0.5), line([wrist, wrist + along * (0.4 - 0.28j)], 0.34, 0.26)
    )
    upper, lower = line([shoulder, elbow], 1.0, 0.78), line([elbow, wrist], 0.78, 0.56)
    whole = joined(hand, upper, lower)
    if on:
        with canvas.inside(on):
            canvas.shadow(whole, 0.25, 0.35)
    canvas.fill(hand, looks.skin)
    if looks.bare_arms:
        canvas.fill(joined(line([shoulder, elbow], 0.9, 0.74), lower), looks.skin)
        canvas.fill(line([shoulder, shoulder + (elbow - shoulder) * 0.5], 1.06, 1.02), looks.top)
    else:
        canvas.fill(joined(upper, lower), looks.top)
    if not on:
        _in_the_shade(canvas, whole)


def trunk(canvas: Canvas, looks: Looks, spine: Path) -> Shape:
    """From the hip up to the neck."""
    shape = limb(spine, 1.9, 1.75, 1.95, 1.9, 1.1)
    canvas.fill(shape, looks.top)
    return shape


def head(canvas: Canvas, looks: Looks, at: complex, neck: complex, turn: float = 0, bun: bool = False) -> None:
    """Comes before the trunk, which holds the neck."""
    canvas.fill(line([neck, at + (neck - at) * 0.3], 0.85, 0.78), looks.skin)
    canvas.fill(line([neck, at + (neck - at) * 0.62], 0.85, 0.78), INK, 0.12)
    face = joined(ellipse(0j, 0.92, 1.05), ellipse(0.9 + 0.12j, 0.17, 0.2), ellipse(0.25 + 0.55j, 0.62, 0.55))
    hair = blob(
        0.86 - 0.42j, 0.7 - 0.92j, 0.1 - 1.22j, -0.62 - 1.0j, -1.02 - 0.35j, -0.98 + 0.4j, -0.66 + 0.86j, -0.42 + 0.5j,
        -0.28 + 0.02j, -0.1 - 0.22j, 0.3 - 0.42j, 0.62 - 0.5j,
    )  # fmt: skip
    if bun:
        hair = joined(hair, ellipse(-1.05 - 0.75j, 0.5))
    with canvas.placed(at, turn=turn):
        canvas.fill(face, looks.skin)
        canvas.fill(hair, looks.hair)
        canvas.fill(ellipse(-0.22 + 0.2j, 0.17, 0.24), looks.skin)
        canvas.fill(ellipse(-0.2 + 0.22j, 0.08, 0.13), INK, 0.18)


def _in_the_shade(canvas: Canvas, shape: Shape) -> None:
    canvas.fill(shape, INK, 0.22)
