import pytest

from .texts import MARKER, article, found, in_text, rows

UNSUPPORTED = [
    ("It helped 40% of them.", ["40%"]),
    ("It helped 12.5 % of them.", ["12.5 %"]),
    ("It helped 40 percent.", ["40 percent"]),
    ("One in five people felt better.", ["One in five people"]),
    ("It helped 9 out of 10 patients.", ["9 out of 10 patients"]),
    ("1 in 10,000 people has a serious problem.", ["1 in 10,000 people"]),
    ("9 of 10 people would do it again.", ["9 of 10 people"]),
    ("Studies have consistently shown that it helps.", ["Studies have consistently shown"]),
    ("Trials clearly demonstrated it.", ["Trials clearly demonstrated"]),
    ("Studies show that it helps.", ["Studies show"]),
    ("Research has shown a benefit.", ["Research has shown"]),
    (f"<p>Three trials found little.</p><p>More here.{MARKER}</p>", ["trials found"]),
    (f"<table><tr><th>A</th><td>5 %</td></tr><tr><th>B</th><td>6 %{MARKER}</td></tr></table>", ["5 %"]),
    (f"<ul><li>5 %</li><li>6 %{MARKER}</li></ul>", ["5 %"]),
]
FINE = [
    f"<p>It helped 40 % of them.{MARKER}</p>",
    f"<p>Studies show a benefit.{MARKER} It helped 40 %.</p>",
    f"<table><tr><th>Relief</th><td>40 %</td><td>Trial{MARKER}</td></tr></table>",
    f"<table><caption>Trial{MARKER}</caption><tr><th>Relief</th><td>40 %</td></tr></table>",
    "Take 20 mg for 2 weeks. It takes 18 to 20 minutes.",
    "We inject 0.5 % bupivacaine or 2% lidocaine.",
    "Your plan may leave 20 % of the fee to you.",
    "Does it help 40 % of people?",
    "It takes 1 in the morning and 2 in the evening.",
    "Two of three visits are short.",
    "Ask what studies are under way.",
]


@pytest.mark.parametrize(("text", "quotes"), UNSUPPORTED)
def test_a_number_that_nobody_can_check_is_found(text, quotes):
    assert in_text(text, "numbers.unsupported") == quotes


@pytest.mark.parametrize("text", FINE)
def test_a_number_with_a_reference_or_of_another_kind_is_let_be(text):
    assert in_text(text, "numbers.unsupported") == []


def test_a_key_point_may_repeat_a_number_that_the_text_supports():
    key_points = rows(text=("It helped 40 percent.", "It helped 50 %.", "Studies show it."))
    page = article(key_points=key_points, body=f"<p>It helped 40% of them.{MARKER}</p>")

    assert found(page, "numbers.unsupported") == ["50 %"]
