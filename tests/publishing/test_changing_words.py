"""What becomes of a text, its signature and open forms when the clinic changes its lists of words."""

import pytest

from clinic.publishing.errors import PublishingError
from clinic.publishing.models import Scope
from tests import forms
from tests.factories import fresh, latest, make_info, make_practice, publish, write

PASSWORD = "a long password"
LOVE = "claims.absolute: will love it"


@pytest.fixture
def practice(staff, administrator):
    practice = make_practice(by=administrator)
    publish(practice)
    return practice


@pytest.fixture
def promising(article, practice, reviewer):
    """Signed while nobody minded its words; now the clinic does."""
    revision = write(article, body="<p>You will love it.</p>")
    fresh(article).approve(revision, reviewer, Scope.PAGE, "I read it.")
    publish(practice, absolute_claims="will love it")
    return revision


def test_a_text_that_was_signed_before_is_signed_again_with_the_reason(article, promising, reviewer, publisher):
    with pytest.raises(PublishingError, match="Or the reviewer says, with the signature, why it may stay"):
        fresh(article).publish(promising, publisher)

    fresh(article).approve(promising, reviewer, Scope.PAGE, "I read it.", reasons={LOVE: "It is a quotation."})

    [found] = fresh(article).publish(promising, publisher).findings
    assert (found["quote"], found["reason"]) == ("will love it", "It is a quotation.")


def test_the_reviewer_is_offered_to_sign_again_only_while_a_reason_is_missing(article, promising, reviewer, enter):
    def steps():
        return [step.label for step in enter(reviewer).get(forms.address(article)).context["steps"]]

    assert "Sign this text" in steps()

    fresh(article).approve(promising, reviewer, Scope.PAGE, "I read it.", reasons={LOVE: "It is a quotation."})

    assert "Sign this text" not in steps()


def test_in_a_solo_practice_the_publisher_gives_the_reason(
    article, promising, practice, administrator, publisher, enter
):
    write(practice, by=administrator, solo=True)
    publish(practice)
    client, address = enter(publisher), f"/admin/articles/article/{article.pk}/step/publish/"
    form = client.get(address).context["form"]
    [name] = form.reasoned

    client.post(address, {"version": fresh(article).version, "shown": promising.number, name: "It is a quotation."})

    assert article.placements.get().findings[0]["reason"] == "It is a quotation."


def test_a_reason_stays_with_the_words_that_it_was_given_for(article, practice, reviewer, administrator, enter):
    reviewer.set_password(PASSWORD)
    reviewer.save()
    publish(practice, absolute_claims="always pleasant")
    write(article, body="<p>It is always pleasant. It is a cure.</p>")
    client, address = enter(reviewer), f"/admin/articles/article/{article.pk}/step/sign/"
    form = client.get(address).context["signing"]
    reasons = {name: f"About {finding.quote}." for name, finding in form.reasoned.items()}
    opened = {field.name: field.value() for field in form if field.value() is not None}
    publish(practice, absolute_claims="")

    client.post(address, opened | reasons | {"interests": "None.", "password": PASSWORD})

    assert latest(article).events.get().reasons == [{"key": "claims.absolute: cure", "reason": "About cure."}]


def test_save_and_publish_says_where_the_reason_is_given(practice, administrator, enter):
    page, client = make_info(body="<p>This is a cure.</p>"), enter(administrator)

    answer = client.post(forms.address(page), forms.opened(client, page) | {"_publish": "1"}, follow=True)

    assert "Or take the step “Publish now” and say why it may stay." in str(list(answer.context["messages"])[-1])


@pytest.mark.parametrize("line", ["-", " - ", "--", "\u2013"])
def test_a_line_without_letters_means_nothing(article, practice, reviewer, publisher, line):
    publish(practice, absolute_claims=f"pain free for life\n{line}\n")
    revision = write(article, body="<p>Rest (a little) - then walk. (Twice.)</p>")
    fresh(article).approve(revision, reviewer, Scope.PAGE, "I read it.")

    assert fresh(article).publish(revision, publisher).findings == []


def test_a_list_of_words_is_bounded(practice, administrator, enter):
    client = enter(administrator)

    answer = client.post(forms.address(practice), forms.opened(client, practice) | {"soft_claims": "word\n" * 2000})

    assert answer.context["adminform"].form.errors["soft_claims"]
