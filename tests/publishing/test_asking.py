"""Only those are asked to review a text who may sign it, and one that nobody can answer comes back to its author."""

from datetime import date

import pytest

from clinic.publishing.errors import PublishingError
from clinic.publishing.models import Licence
from tests import forms
from tests.factories import fresh, latest, make_article, make_clinician, make_user, sign, write

NOBODY = "Nobody can sign this text now"


@pytest.fixture
def asking(enter):
    """The screen on which somebody sends a text for review."""

    def _asking(page, by):
        return enter(by).get(f"/admin/articles/article/{page.pk}/step/send-for-review/")

    return _asking


def offered(answer):
    return list(answer.context["form"].fields["asked"].queryset)


def run_out(reviewer):
    Licence.objects.filter(holder=reviewer).update(expires=date(2001, 1, 1))


def leave(reviewer):
    type(reviewer).objects.filter(pk=reviewer.pk).update(is_active=False)


def lose_the_group(reviewer):
    reviewer.groups.clear()


LOSSES = [run_out, leave, lose_the_group]


def test_whoever_may_not_sign_the_text_is_not_offered(staff, author, reviewer, second_reviewer, asking):
    page = make_article()
    assert offered(asking(page, author)) == [reviewer, second_reviewer]

    write(page, by=reviewer, standfirst="The reviewer's.")
    write(page, standfirst="The author's.")

    assert offered(asking(page, author)) == [second_reviewer]


def test_a_listed_author_is_offered_for_a_change_alone(staff, author, reviewer, second_reviewer, asking):
    page = make_article(authors=[reviewer.licence.profile.clinician])
    assert offered(asking(page, author)) == [second_reviewer]

    sign(page, by=second_reviewer)
    write(page, standfirst="Better.")

    assert offered(asking(page, author)) == [reviewer, second_reviewer]


def test_an_objection_does_not_keep_another_reviewer_from_being_asked(
    article, author, reviewer, second_reviewer, asking
):
    fresh(article).request_review(latest(article), author)
    fresh(article).request_changes(latest(article), reviewer, "Say how often.")

    assert offered(asking(article, author)) == [reviewer, second_reviewer]


def test_a_licensed_superuser_is_offered(article, author, reviewer, superuser, asking):
    Licence.objects.create(holder=superuser, name="Dr Super", credentials="MD", number="1", expires=date(2099, 1, 1))

    assert offered(asking(article, author)) == [reviewer, superuser]


def test_the_verb_refuses_whoever_may_not_sign_and_says_what_to_do(article, author, reviewer):
    write(article, by=reviewer, standfirst="The reviewer's.")

    with pytest.raises(PublishingError, match=r"reviewer cannot sign this text: .* Ask somebody else"):
        fresh(article).request_review(latest(article), author, asked=reviewer)


def test_a_forged_choice_is_refused_in_plain_words(article, author, publisher, step):
    answer = step(article, author, "send-for-review", asked=publisher.pk)

    assert answer.context["form"].errors["asked"] == ["This person cannot sign this text. Choose somebody else."]
    assert not latest(article).events.exists()


@pytest.mark.parametrize("is_mended_by_them", [True, False])
def test_who_asked_for_changes_is_suggested_unless_they_mended_the_text(
    article, author, reviewer, asking, is_mended_by_them
):
    fresh(article).request_review(latest(article), author)
    fresh(article).request_changes(latest(article), reviewer, "Say how often.")
    write(article, by=reviewer if is_mended_by_them else author, standfirst="Mended.")

    suggested = asking(article, author).context["form"].initial.get("asked")

    assert suggested == (None if is_mended_by_them else reviewer.pk)


def test_when_nobody_can_sign_the_screen_says_so(article, author, reviewer, second_reviewer, asking):
    write(article, by=reviewer, standfirst="The reviewer's.")
    assert NOBODY not in asking(article, author).content.decode()

    run_out(second_reviewer)

    assert NOBODY in asking(article, author).content.decode()


@pytest.mark.parametrize("lose", LOSSES)
def test_who_was_asked_and_can_no_longer_sign_keeps_nobody_from_being_asked(
    article, author, reviewer, second_reviewer, asking, enter, lose
):
    fresh(article).request_review(latest(article), author, asked=reviewer)
    assert asking(article, author).status_code == 302

    lose(reviewer)

    assert offered(asking(article, author)) == [second_reviewer]
    form = enter(author).get(forms.address(article)).content.decode()
    assert "Ada Author’s: nobody who was asked can sign it, so it is to be sent for review again" in form


def test_any_reviewer_was_asked_and_none_can_sign_any_more(article, author, reviewer, asking):
    fresh(article).request_review(latest(article), author)
    assert asking(article, author).status_code == 302

    run_out(reviewer)

    assert asking(article, author).status_code == 200


def test_a_reviewer_whose_license_is_linked_to_a_listed_author_can_no_longer_answer(
    staff, author, reviewer, second_reviewer, asking
):
    listed = make_clinician()
    page = make_article(authors=[listed])
    fresh(page).request_review(latest(page), author, asked=reviewer)

    Licence.objects.filter(holder=reviewer).update(profile=listed)

    assert offered(asking(page, author)) == [second_reviewer]


def test_nobody_is_offered_to_themselves_though_they_could_sign(article, author, reviewer, asking):
    colleague = make_user("colleague", "Author")
    colleague.groups.add(*reviewer.groups.all())
    Licence.objects.create(holder=colleague, name="Dr C", credentials="MD", number="1", expires=date(2099, 1, 1))
    run_out(reviewer)

    answer = asking(article, colleague)

    assert (offered(answer), NOBODY in answer.content.decode()) == ([], False)
