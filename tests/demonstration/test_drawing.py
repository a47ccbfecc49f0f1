"""What the drawings tell those who cannot see them, and that they are the same everywhere."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from clinic.demonstration.drawing import DRAWINGS, draw
from clinic.demonstration.reading import slugs

QUICK = ["robin-sample", "calendar-and-clock", "facet-joint-injection"]
ROOT = Path(__file__).parents[2]


def digest(picture):
    return hashlib.sha256(picture.tobytes()).hexdigest()


def sentences(text):
    return re.split(r"(?<=[.:])\s", text)


def test_every_drawing_has_an_alternative_text_that_is_a_whole_sentence():
    assert [name for name, one in DRAWINGS.items() if not re.fullmatch(r"[A-Z].{20,}\.", one.alternative)] == []


def test_no_alternative_text_begins_by_saying_that_it_is_a_picture():
    saying_so = re.compile(
        r"^(an? |the )?(image|picture|photo|drawing|illustration|figure|graphic)s? of\b", re.IGNORECASE
    )

    assert [name for name, one in DRAWINGS.items() if saying_so.search(one.alternative)] == []


def test_no_sentence_beside_a_drawing_is_longer_than_25_words():
    texts = [text for one in DRAWINGS.values() for text in (one.alternative, one.caption)]

    assert [said for text in texts for said in sentences(text) if len(said.split()) > 25] == []


def test_no_caption_repeats_the_alternative_text():
    assert [name for name, one in DRAWINGS.items() if one.caption and one.caption in one.alternative] == []


def test_every_drawing_says_where_it_comes_from():
    assert {one.credit for one in DRAWINGS.values()} == {"Drawn for the demonstration clinic"}


def test_no_two_drawings_are_the_same():
    assert len({one.onto for one in DRAWINGS.values()}) == len(DRAWINGS)
    assert len({one.alternative for one in DRAWINGS.values()}) == len(DRAWINGS)


def test_names_are_fit_for_files_and_addresses():
    assert [name for name in DRAWINGS if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


def test_every_clinician_has_a_square_portrait_that_says_the_person_is_fictional():
    portraits = {name: one for name, one in DRAWINGS.items() if one.size[0] == one.size[1]}

    assert sorted(portraits) == slugs("clinicians")
    assert [name for name, one in portraits.items() if "fictional person" not in one.alternative] == []


@pytest.mark.parametrize("name", QUICK)
def test_drawing_has_its_size_and_no_transparency(name):
    picture = draw(name)

    assert picture.size == DRAWINGS[name].size
    assert picture.mode == "RGB"


def test_drawing_is_the_same_after_another_was_drawn():
    first = digest(draw("robin-sample"))
    draw("sasha-specimen")

    assert digest(draw("robin-sample")) == first


def test_drawing_is_the_same_in_another_process():
    program = (
        "import hashlib; from clinic.demonstration.drawing import draw;"
        "print(hashlib.sha256(draw('calendar-and-clock').tobytes()).hexdigest())"
    )

    command = [sys.executable, "-c", program]
    elsewhere = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603

    assert elsewhere.stdout.strip() == digest(draw("calendar-and-clock"))


def test_unknown_drawing_is_not_drawn():
    with pytest.raises(KeyError):
        draw("nobody")
