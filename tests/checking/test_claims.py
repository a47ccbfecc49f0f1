import pytest

from .texts import in_text

ABSOLUTE = [
    ("It will cure your pain.", ["cure"]),
    ("We guarantee relief.", ["guarantee"]),
    ("GUARANTEED results.", ["GUARANTEED"]),
    ("This is 100 % safe.", ["100 % safe"]),
    ("<p>It is 100&nbsp;<strong>% safe</strong>.</p>", ["100 % safe"]),
    ("<p>It is 100% <em>effective</em>.</p>", ["100% effective"]),
    ("There is no risk.", ["no risk"]),
    ("It is risk\u2011free.", ["risk\u2011free"]),
    ("It is a painless, quick visit.", ["painless"]),
    ("It has no side effects.", ["no side effects"]),
    ("<ul><li>A miracle cure</li></ul>", ["miracle", "cure"]),
    ("<h2>A cure for sciatica</h2><p>Text.</p>", ["cure"]),
    ("<table><caption>Why</caption><tr><th>It always works</th></tr></table>", ["always works"]),
    ("No one can say when it began, but our new laser device will soon cure it.", ["cure"]),
    ("It is not new. It cures pain.", ["cures"]),
    ("So we can cu\u00adre it.", ["cure"]),
]
NOT_ABSOLUTE = [
    "It does not cure arthritis.",
    "There is no cure.",
    "We can’t guarantee relief.",
    "No one can promise you a cure.",
    "A cure has not been found.",
    "No treatment is without risk.",
    "It is not a painless procedure.",
    "There is no such thing as a guarantee.",
    "You have no risk factors for bleeding.",
    "100 % of the people in the trial were over 60.",
    "Will it cure my pain?",
    "<h2>Is it painless?</h2><p>Text.</p>",
    "The cement cures in ten minutes.",
    "This is a secure, obscure manicure.",
    "A low risk of infection remains.",
    "Be wary of anyone who sells cures.",
]
SOFT = [
    ("We are a leading clinic.", ["leading clinic"]),
    ("World-class care.", ["World-class"]),
    ("A world class team.", ["world class"]),
    ("A proven method.", ["proven"]),
    ("We offer the best care.", ["best care"]),
    ("State-of-the-art lasers.", ["State-of-the-art"]),
]
NOT_SOFT = [
    "A leading cause of pain.",
    "Pain leading to poor sleep.",
    "It works best with exercise.",
    "Do your best.",
    "It is best to rest for a day.",
    "This has not been proven.",
    "It is unproven.",
    "Ask which is the best treatment for you.",
    "Tell us about breakthrough pain.",
]


@pytest.mark.parametrize(("text", "quotes"), ABSOLUTE)
def test_a_promise_that_nobody_can_keep_is_found(text, quotes):
    assert in_text(text, "claims.absolute") == quotes


@pytest.mark.parametrize("text", NOT_ABSOLUTE)
def test_what_is_denied_asked_or_only_looks_alike_is_no_promise(text):
    assert in_text(text, "claims.absolute") == []


@pytest.mark.parametrize(("text", "quotes"), SOFT)
def test_words_that_sell_are_found(text, quotes):
    assert in_text(text, "claims.soft") == quotes


@pytest.mark.parametrize("text", NOT_SOFT)
def test_words_that_inform_are_let_be(text):
    assert in_text(text, "claims.soft") == []


def test_the_clinics_own_words_are_found_besides():
    text = "Pain free for life! No more shots."

    assert in_text(text, "claims.absolute", absolute=("no more shots",)) == ["No more shots"]
    assert in_text(text, "claims.soft", soft=("(odd", "")) == []
