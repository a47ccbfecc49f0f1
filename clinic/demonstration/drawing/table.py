"""Every drawing by its name, with the words that go with it."""

from collections.abc import Callable
from dataclasses import dataclass

from . import across, behind, harbor, lumbar, moving, portraits, resting, section, things, torso, wedge
from .canvas import Canvas

WIDE = 1600, 900
SQUARE = 800, 800


@dataclass(frozen=True)
class Drawing:
    onto: Callable[[Canvas], None]
    alternative: str
    caption: str = ""
    size: tuple[int, int] = WIDE
    credit: str = "Drawn for the demonstration clinic"


DRAWINGS = {
    "lumbar-spine": Drawing(
        lumbar.spine_from_the_side,
        "The lower spine from the side: five bones with discs between them and a nerve leaving below each bone. The"
        " disc below the fourth bone bulges backward and presses on a nerve.",
        "A bulging disc can press on a nerve where it leaves the spine. Many bulging discs cause no pain.",
    ),
    "epidural-steroid-injection": Drawing(
        section.epidural_injection,
        "The lower back cut through the middle, from the side. A needle passes from the skin between two bones. It "
        "ends in the epidural space, just outside the sac that holds the nerves, and medicine spreads along the "
        "sac.",
        "The needle ends in the epidural space. It does not enter the sac.",
    ),
    "facet-joint-injection": Drawing(
        behind.facet_injection,
        "The lower spine from behind. Two small facet joints join each bone to the next, one on each side. A needle"
        " ends in the joint on the right.",
        "Facet joints are at the back of the spine, one on each side.",
    ),
    "nerve-block": Drawing(
        across.nerve_block,
        "The lower back cut across, in a person who lies face down. A needle passes from the skin through muscle, "
        "beside the bone, and ends next to a nerve that has just left the spine. Numbing medicine surrounds the "
        "nerve.",
        "A selective nerve root block: the medicine is placed beside the nerve, not in it.",
    ),
    "radiofrequency-ablation": Drawing(
        behind.radiofrequency,
        "The lower spine from behind. Thin nerves run past the facet joints, apart from the large nerves that go to"
        " the legs. The tip of a probe lies beside one thin nerve, and rings around the tip show the heat.",
        "Only the bare tip of the probe heats. It is placed beside a small nerve that serves the joints.",
    ),
    "spinal-cord-stimulation": Drawing(
        torso.stimulator,
        "A person from behind. Two thin leads lie along the spinal cord in the middle of the back, just outside its"
        " covering. They run under the skin to a small battery unit in the upper buttock.",
        "The backs of the bones are left out, so that the leads can be seen. The battery unit may also be placed "
        "elsewhere.",
    ),
    "vertebral-augmentation": Drawing(
        wedge.vertebral_augmentation,
        "Two views of a spine from the side. Left: the front of one bone has collapsed, so the bone is a wedge and "
        "the spine leans forward. Right: cement has been put into the bone through a needle, and its front is "
        "taller, but not as tall as before the break.",
        "Kyphoplasty aims to win back some of the lost height. Often not all of it comes back, and sometimes none.",
    ),
    "bird-dog-exercise": Drawing(
        moving.bird_dog,
        "A person on hands and knees on a mat. One arm reaches forward and the opposite leg reaches back, both "
        "level with a straight back. The eyes look down at the mat.",
        "The bird dog, one of many exercises. Your physical therapist can show you which ones suit you.",
    ),
    "walking-in-a-park": Drawing(
        moving.walking,
        "A person walks along a path in a park, upright, with arms swinging. A bench for a rest is near.",
    ),
    "working-at-a-desk": Drawing(
        resting.at_a_desk,
        "A person sits at a desk, well back in the chair, with a small cushion behind the lower back. The feet are "
        "flat on the floor, the elbows bent and near the body, and the top of the screen is level with the eyes.",
        "One way to sit. Changing position often matters more than a perfect one.",
    ),
    "sleeping-on-the-side": Drawing(
        resting.asleep,
        "Seen from above, a person sleeps on one side with the knees bent. One pillow is under the head, another "
        "between the knees, from the knees down to the ankles.",
        "A pillow between the knees keeps the upper leg from pulling on the back.",
    ),
    "driving": Drawing(
        things.driving, "The view from a driver's seat: a steering wheel that nobody holds, and an open road ahead."
    ),
    "calendar-and-clock": Drawing(
        things.calendar_and_clock, "A calendar with one day marked, and a clock beside it that shows four o'clock."
    ),
    "heat-and-cold": Drawing(
        things.warm_and_cold,
        "A warm heating pad on the left. A cold pack, wrapped in a towel, on the right.",
        "Put a cloth between a pack and your skin.",
    ),
    "sciatic-nerve": Drawing(
        torso.sciatic_nerve,
        "A person from behind. On the right side, five nerve roots leave the lower spine and join to one thick "
        "nerve. It runs through the buttock and down the back of the thigh. Above the knee it divides: one branch "
        "goes down the calf to the sole, the other around the outer side of the knee to the top of the foot.",
        "The sciatic nerve. Pain may be felt along all of its course or only part of it.",
    ),
    "robin-sample": Drawing(
        portraits.physician_in_a_white_coat,
        "A drawing without a face: short dark hair, a white coat, a stethoscope. Robin Sample is a fictional person.",
        size=SQUARE,
    ),
    "sasha-specimen": Drawing(
        portraits.physician_in_a_jacket,
        "A drawing without a face: long auburn hair, glasses, a dark jacket. Sasha Specimen is a fictional person.",
        size=SQUARE,
    ),
    "jordan-placeholder": Drawing(
        portraits.assistant_in_scrubs,
        "A drawing without a face: short black curls, teal scrubs, a name badge. Jordan Placeholder is a fictional "
        "person.",
        size=SQUARE,
    ),
    "harbor-street-office": Drawing(
        harbor.clinic_by_the_harbor,
        "The clinic: a brick building of two floors. Three steps with a handrail lead up to a wide double door. It "
        "stands on the quay, with sailboats and a lighthouse beyond.",
        "The building and the town are fictional.",
    ),
}
