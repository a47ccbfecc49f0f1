import pytest

from clinic.publishing.checking.readability import syllables

from .texts import in_text

HARD = (
    "Interventional radiological methodologies necessitate comprehensive multidisciplinary evaluation of "
    "neuroforaminal pathology before administration of corticosteroid medication to symptomatic individuals "
    "experiencing radicular manifestations."
)
EASY = "Walk a bit each day. Stop if it hurts. Rest for a while. Then walk again. You will get fit in a few weeks."


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He is an addict.", ["addict"]),
        ("Addicts are welcome.", ["Addicts"]),
        ("She suffers from pain.", ["suffers from"]),
        ("Diabetics need care.", ["Diabetics"]),
        ("He is wheelchair\u2011bound.", ["wheelchair\u2011bound"]),
        ("She has an addiction.", []),
        ("People with diabetes need care.", []),
        ("She uses a wheelchair.", []),
        ("Drink no alcoholic drinks that day.", []),
    ],
)
def test_words_that_hurt_are_found(text, quotes):
    assert in_text(text, "wording.stigmatizing") == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("We recently opened an office.", ["recently"]),
        ("A trial was published last year.", ["last year"]),
        ("Much has changed in recent years.", ["in recent years"]),
        ("In recent months, use has grown.", ["In recent months"]),
        ("Over the past few years, use has grown.", ["past few years"]),
        ("Tell us if you recently had a fever.", []),
        ("She had recently moved.", []),
        ("In 2025 we opened an office.", []),
        ("Rest for a year.", []),
    ],
)
def test_words_that_do_not_say_when_are_found(text, quotes):
    assert in_text(text, "wording.vague_date") == quotes


def test_a_hard_block_is_found_once_by_its_first_words():
    text = f"<p>{HARD}</p><p>{EASY}</p>"

    assert in_text(text, "reading.grade") == [
        "Interventional radiological methodologies necessitate comprehensive multidisciplinary evaluation of"
    ]


@pytest.mark.parametrize("text", [EASY, "Multidisciplinary evaluation.", f"<h2>{HARD}</h2>"])
def test_easy_and_short_blocks_and_headings_are_not_graded(text):
    assert in_text(text, "reading.grade") == []


def test_a_sentence_of_more_than_25_words_is_found():
    assert in_text(f"{'One ' * 24}end. {'Two ' * 25}end.", "reading.sentence") == ["Two Two Two Two Two Two Two Two"]


@pytest.mark.parametrize(
    "text",
    [f"Ask Dr. Ada {'one ' * 20}end.", f"At 9 a.m. {'one ' * 20}end.", f"{'one ' * 20}e.g. this. It ends."],
)
def test_a_period_in_a_short_form_ends_no_sentence(text):
    assert in_text(text, "reading.sentence") == []


@pytest.mark.parametrize(
    ("word", "count"),
    [("nerve", 1), ("medicine", 3), ("people", 2), ("used", 1), ("treated", 2), ("injection", 3), ("causes", 2)],
)
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count
