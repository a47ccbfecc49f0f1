"""The desk lets a reviewer sign what the rule lets them sign, and nothing else, whatever happened to a text."""

from datetime import timedelta
from itertools import product

import pytest

from clinic.publishing import clock
from clinic.publishing.models import Scope
from clinic.staff.desk import ON_A_PAGE
from tests.factories import fresh, latest, make_article, publish, sign, write


def of_mine(page, people):
    write(page, by=people["reviewer"], standfirst="The reviewer's.")


def of_others(page, people):
    write(page, standfirst="Somebody else's.")


def signed_whole(page, people, scope=Scope.PAGE):
    if not fresh(page).why_not_sign(latest(page), people["second_reviewer"], scope, clock.instant()):
        sign(page, by=people["second_reviewer"], scope=scope)


def signed_as_a_change(page, people):
    signed_whole(page, people, Scope.CHANGE)


def restored(page, people):
    """The first text that the reviewer saved, or else the page's first."""
    earlier = page.revisions.filter(by=people["reviewer"]).first() or page.revisions.first()
    if earlier.sha256 != latest(page).sha256:
        fresh(page).restore(earlier, page.owner)


def listed(page, people):
    fresh(page).authors.set([people["reviewer"].licence.profile.clinician])
    fresh(page).save_revision(by=page.owner)


HAPPENINGS = (of_mine, of_others, signed_whole, signed_as_a_change, restored, listed)


@pytest.fixture
def people(staff, reviewer, second_reviewer):
    return {"reviewer": reviewer, "second_reviewer": second_reviewer}


@pytest.fixture
def pages(people):
    """One for each way in which a text is saved and then two things happen, one after the other."""
    made = []
    for happenings in product((of_mine, of_others, listed), HAPPENINGS, HAPPENINGS):
        page = make_article(" ".join(happen.__name__ for happen in happenings))
        for happen in happenings:
            happen(page, people)
        made.append(page)
    return made


@pytest.fixture
def everything(enter):
    """All lines of one heading, over all its pages."""

    def _everything(user, name):
        lines, number, follows = [], 1, True
        while follows:
            answer = enter(user).get(f"/admin/desk/{name}/?page={number}")
            lines += answer.context["lines"]
            number, follows = number + 1, answer.context["page_obj"].has_next()
        return lines

    return _everything


def may_sign(page, user):
    return any(not fresh(page).why_not_sign(latest(page), user, scope, clock.instant()) for scope in Scope)


def may_attest(page, user):
    return not fresh(page).why_not_attest(page.placements.get().revision, user, clock.instant())


def test_the_desk_offers_a_reviewer_what_the_rule_lets_them_sign_and_nothing_else(
    pages, people, everything, stopped_clock
):
    live = [page for page in pages if latest(page).is_signed]
    sent = [page for page in pages if page not in live]
    for page in sent:
        fresh(page).request_review(latest(page), page.owner)
    for page in live:
        publish(page)
        of_mine(page, people)  # says nothing of what is live
    stopped_clock.stop(clock.instant() + timedelta(days=800))

    for user in people.values():
        waiting = sorted(line.title for line in everything(user, "my-reviews"))
        offered = sorted(line.title for line in everything(user, "due") if line.action == "Review it")
        assert waiting == sorted(page.title for page in sent if may_sign(page, user))
        assert offered == sorted(page.title for page in live if may_attest(page, user))
    assert 0 < sum(may_sign(page, people["reviewer"]) for page in sent) < len(sent)
    assert 0 < sum(may_attest(page, people["reviewer"]) for page in live) < len(live)


def test_their_own_text_that_was_restored_does_not_wait_for_a_reviewer(article, author, people, titles):
    mine = write(article, by=people["reviewer"], standfirst="Mine.")
    sign(article, by=people["second_reviewer"], revision=write(article, standfirst="Others."))
    fresh(article).restore(mine, author)
    fresh(article).request_review(latest(article), author)

    assert titles(people["reviewer"], "my-reviews") == []
    assert titles(people["second_reviewer"], "my-reviews") == ["Caring for your back"]


def test_their_own_text_that_was_pasted_back_does_not_wait_for_a_reviewer(article, author, people, titles):
    write(article, by=people["reviewer"], standfirst="Mine.")
    sign(article, by=people["second_reviewer"], revision=write(article, standfirst="Others."))
    write(article, standfirst="Mine.")
    fresh(article).request_review(latest(article), author)

    assert titles(people["reviewer"], "my-reviews") == []


def test_nobody_is_led_to_sign_again_a_live_text_that_they_saved_once_more(article, people, desk, led, stopped_clock):
    write(article, standfirst="Theirs.")
    sign(article, by=people["second_reviewer"])
    publish(article)
    write(article, standfirst="Another.")
    write(article, by=people["reviewer"], standfirst="Theirs.")
    stopped_clock.stop(clock.instant() + timedelta(days=800))

    [own], [others] = (desk(people[name], "due") for name in ("reviewer", "second_reviewer"))

    assert led(people["reviewer"], own) == (200, "")
    assert led(people["second_reviewer"], others) == (200, "still-correct")


def test_lines_that_the_rule_takes_out_are_neither_promised_nor_missed(staff, author, people, enter):
    """All of the first window are the reviewer's own texts, pasted back by somebody else."""
    for number in range(ON_A_PAGE + 1):
        page = make_article(f"Number {number}")
        if number < ON_A_PAGE:
            write(page, by=people["reviewer"], standfirst="Mine.")
            sign(page, by=people["second_reviewer"], revision=write(page, standfirst="Others."))
            write(page, standfirst="Mine.")
        fresh(page).request_review(latest(page), author)
    client = enter(people["reviewer"])

    desk = client.get("/admin/").content.decode()
    first, second = (client.get(f"/admin/desk/my-reviews/?page={number}") for number in (1, 2))

    assert ["Nobody waits for you." in desk, "Look through all of them" in desk] == [False, True]
    assert (first.context["lines"], "Nothing on this page of the list." in first.content.decode()) == ([], True)
    assert [line.title for line in second.context["lines"]] == [f"Number {ON_A_PAGE}"]
