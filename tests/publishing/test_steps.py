"""The steps that staff take, through HTTP: who is offered what, and what survives a refusal."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from clinic.publishing import clock
from tests.factories import fresh, latest, make_article, publish, sign, write

PASSWORD = "a long password"


@pytest.fixture
def offered(enter):
    def _offered(page, by):
        response = enter(by).get(f"/admin/articles/article/{page.pk}/change/")
        return [step.label for step in response.context["steps"] + response.context["rare_steps"]]

    return _offered


def local(instant):
    return timezone.localtime(instant).strftime("%Y-%m-%dT%H:%M")


def test_each_person_is_offered_their_next_step(article, author, reviewer, publisher, offered):
    assert offered(article, author) == ["Send for review", "Duplicate as a new draft", "Move to the trash"]
    assert offered(article, reviewer) == ["Sign this text"]
    assert offered(article, publisher) == []

    fresh(article).request_review(latest(article), author)
    assert offered(article, author) == ["Duplicate as a new draft", "Move to the trash"]
    assert offered(article, reviewer) == ["Sign this text", "Ask for changes"]

    sign(article)
    assert offered(article, reviewer) == ["Ask for changes"]
    assert offered(article, publisher) == ["Publish now", "Schedule…"]

    publish(article)
    assert offered(article, author) == ["Duplicate as a new draft"]
    assert offered(article, publisher) == [
        "Set an end…",
        "Move…",
        "Take off the site now",
        "Withdraw…",
        "Retract…",
        "Move to the trash",
    ]


def test_a_scheduled_page_offers_to_cancel(article, publisher, offered):
    publish(article, at=clock.instant() + timedelta(days=1))

    assert offered(article, publisher) == ["Cancel the schedule", "Move to the trash"]


def test_a_reviewer_who_wrote_is_told_why_they_cannot_sign(article, reviewer, enter, offered):
    write(article, by=reviewer, body="<p>Mine.</p>")

    assert "Sign this text" not in offered(article, reviewer)
    page = enter(reviewer).get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert "You saved text since the last signature" in page


def test_a_reviewer_objects_to_the_scheduled_text_over_a_newer_draft(article, reviewer, step):
    scheduled = publish(article, at=clock.instant() + timedelta(days=1))
    write(article, body="<p>A newer draft.</p>")

    step(article, reviewer, "ask-for-changes", about=1, comment="The dose.")

    scheduled.refresh_from_db()
    assert scheduled.cancelled_reason == "Changes were requested."


def test_a_hotfix_shows_the_expiry_it_inherits_and_lifts_it_when_emptied(article, publisher, step, enter):
    until = (clock.instant() + timedelta(days=1)).replace(second=0, microsecond=0)
    publish(article, until=until)
    sign(article, revision=write(article, body="<p>Fixed.</p>"))

    page = enter(publisher).get(f"/admin/articles/article/{article.pk}/step/publish/").content.decode()
    assert f'value="{local(until)}"' in page
    step(article, publisher, "publish", until="", change="minor")

    assert fresh(article).current(clock.instant()).end is None


def test_an_end_is_set_and_lifted(live_article, publisher, step):
    until = (clock.instant() + timedelta(days=1)).replace(second=0, microsecond=0)

    ends = []
    for at in (local(until), ""):
        step(live_article.page, publisher, "set-expiry", at=at)
        ends.append(fresh(live_article.page).current(clock.instant()).end)

    assert ends == [until, None]


def test_a_retracted_text_is_not_offered_to_be_published_again(live_article, publisher, offered):
    fresh(live_article.page).retract(publisher, "A dose was wrong.")

    assert "Publish now" not in offered(live_article.page, publisher)


def test_signing_offers_only_what_may_be_signed(article, reviewer, enter):
    page = enter(reviewer).get(f"/admin/articles/article/{article.pk}/step/sign/").content.decode()

    assert "the whole page" in page
    assert "this change" not in page


def test_the_whole_way_through_the_steps(article, author, reviewer, publisher, step, visitor):
    reviewer.set_password(PASSWORD)
    reviewer.save()
    statement = {"scope": "page", "interests": "None.", "statement": "Read.", "password": PASSWORD}

    answers = [
        step(article, author, "send-for-review", comment="Please."),
        step(article, reviewer, "sign", **statement),
        step(article, publisher, "publish"),
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert visitor.get("/articles/caring-for-your-back/").status_code == 200


def test_a_page_is_scheduled_in_the_clinics_time_zone(article, publisher, step):
    sign(article)
    at = (clock.instant() + timedelta(days=3)).replace(second=0, microsecond=0)

    step(article, publisher, "schedule", at=local(at), until=local(at + timedelta(days=1)))

    placement = article.placements.get()
    assert (placement.start, placement.end) == (at, at + timedelta(days=1))


@pytest.mark.parametrize("at", ["2030-03-10T02:30", "2030-11-03T01:30", "soon"])
def test_a_time_that_does_not_exist_or_exists_twice_is_refused(article, publisher, step, at):
    sign(article)

    response = step(article, publisher, "schedule", at=at)

    assert response.status_code == 200
    assert response.context["form"].errors["at"]
    assert not article.placements.exists()


def test_a_schedule_is_cancelled(article, publisher, step):
    publish(article, at=clock.instant() + timedelta(days=1))

    assert step(article, publisher, "cancel", reason="Not yet.").status_code == 302
    assert article.placements.get().cancelled_reason == "Not yet."


def test_a_page_is_taken_off_the_site(live_article, publisher, step, visitor):
    step(live_article.page, publisher, "expire")

    assert visitor.get(live_article.path).status_code == 410


def test_a_page_is_moved(live_article, publisher, step, visitor):
    step(live_article.page, publisher, "move", slug="back-care")

    assert visitor.get(live_article.path)["Location"] == "/articles/back-care/"


@pytest.mark.parametrize("typed", ["/articles/better/", "https://clinic.example/articles/better/?page=1#text"])
def test_a_page_is_retracted_for_another(live_article, publisher, step, visitor, typed):
    publish(make_article(slug="better"))

    step(live_article.page, publisher, "retract", reason="Wrong.", replaced_by=typed)

    assert visitor.get(live_article.path)["Location"] == "/articles/better/"


@pytest.mark.parametrize("typed", ["/articles/draft/", "draft", "https://[", "//evil.example/", "\0"])
def test_what_is_no_live_page_of_ours_replaces_none(live_article, publisher, step, typed):
    make_article(slug="draft")

    answer = step(live_article.page, publisher, "retract", reason="Wrong.", replaced_by=typed)

    assert answer.context["form"].errors["replaced_by"]
    assert fresh(live_article.page).current(clock.instant()) == live_article


def test_a_page_goes_to_the_trash_and_back(article, author, step, enter):
    changelist = "/admin/articles/article/"

    step(article, author, "trash")
    assert "Caring for your back" not in enter(author).get(changelist).content.decode()
    assert "Caring for your back" in enter(author).get(changelist + "?trash=yes").content.decode()

    step(article, author, "untrash")
    assert "Caring for your back" in enter(author).get(changelist).content.decode()


def test_every_step_leaves_a_line_in_the_history(article, publisher, step):
    sign(article)
    step(article, publisher, "publish")

    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_change_message()) == (publisher, "Published. Patients read it now. (Revision 1)")


def test_withdrawing_says_that_the_schedule_went_with_it(article, publisher, enter):
    publish(article)
    publish(article, at=clock.instant() + timedelta(days=1), body="<p>Later.</p>")
    address = f"/admin/articles/article/{article.pk}/step/withdraw/"

    response = enter(publisher).post(address, {"version": fresh(article).version, "reason": "Old."}, follow=True)

    assert "The scheduled publication of “Caring for your back” was cancelled with it." in response.content.decode()


def test_what_a_reviewer_asked_for_stays_beside_the_form_until_the_text_is_sent_again(article, author, reviewer, enter):
    def told():
        return "Say which nerve." in enter(author).get(f"/admin/articles/article/{article.pk}/change/").content.decode()

    fresh(article).request_review(latest(article), author)
    fresh(article).request_changes(latest(article), reviewer, "Say which nerve.")
    assert told()

    write(article, standfirst="The sciatic nerve.")
    assert told()

    fresh(article).request_review(latest(article), author)
    assert not told()
