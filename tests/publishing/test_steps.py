"""The steps that staff take, through HTTP: who is offered what, and what survives a refusal."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from clinic.publishing import clock
from tests.factories import fresh, latest, make_article, publish, sign, write

PASSWORD = "a long password"


@pytest.fixture
def step(enter):
    """Posts a step as somebody, with the version they see now unless another is given."""

    def _step(page, by, name, **data):
        data.setdefault("version", fresh(page).version)
        return enter(by).post(f"/admin/articles/article/{page.pk}/step/{name}/", data)

    return _step


@pytest.fixture
def offered(enter):
    def _offered(page, by):
        response = enter(by).get(f"/admin/articles/article/{page.pk}/change/")
        return [step["label"] for step in response.context["steps"]]

    return _offered


def local(instant):
    return timezone.localtime(instant).strftime("%Y-%m-%dT%H:%M")


def test_each_person_is_offered_their_next_step(article, author, reviewer, publisher, offered):
    assert offered(article, author) == ["Send for review", "Move to the trash"]
    assert offered(article, reviewer) == ["Sign this text"]
    assert offered(article, publisher) == []

    fresh(article).request_review(latest(article), author)
    assert offered(article, author) == ["Move to the trash"]
    assert offered(article, reviewer) == ["Sign this text", "Ask for changes"]

    sign(article)
    assert offered(article, reviewer) == ["Ask for changes"]
    assert offered(article, publisher) == ["Publish now", "Schedule…"]

    publish(article)
    assert offered(article, author) == []
    assert offered(article, publisher) == [
        "Take off the site…",
        "Move…",
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


def test_the_whole_way_through_the_steps(article, author, reviewer, publisher, step, visitor):
    reviewer.set_password(PASSWORD)
    reviewer.save()
    statement = {"scope": "page", "statement": "Read.", "password": PASSWORD}

    answers = [
        step(article, author, "send-for-review", comment="Please."),
        step(article, reviewer, "sign", **statement),
        step(article, publisher, "publish"),
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert visitor.get("/articles/caring-for-your-back/").status_code == 200


def test_signing_asks_for_the_password_again(article, reviewer, step):
    reviewer.set_password(PASSWORD)
    reviewer.save()

    response = step(article, reviewer, "sign", scope="page", statement="My own words.", password="wrong")

    assert "This is not your password." in response.content.decode()
    assert "My own words." in response.content.decode()
    assert not latest(article).is_signed


def test_another_persons_password_does_not_sign(article, reviewer, second_reviewer, step):
    second_reviewer.set_password(PASSWORD)
    second_reviewer.save()

    step(article, reviewer, "sign", scope="page", statement="Read.", password=PASSWORD)

    assert not latest(article).is_signed


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


def test_a_page_is_retracted_for_another(live_article, publisher, step, visitor):
    better = make_article(slug="better")
    publish(better)

    step(live_article.page, publisher, "retract", reason="Wrong.", replaced_by=better.pk)

    assert visitor.get(live_article.path)["Location"] == "/articles/better/"


def test_a_page_goes_to_the_trash_and_back(article, author, step, enter):
    changelist = "/admin/articles/article/"

    step(article, author, "trash")
    assert "Caring for your back" not in enter(author).get(changelist).content.decode()
    assert "Caring for your back" in enter(author).get(changelist + "?trash=yes").content.decode()

    step(article, author, "untrash")
    assert "Caring for your back" in enter(author).get(changelist).content.decode()


def test_a_refused_reason_survives(live_article, publisher, step):
    response = step(live_article.page, publisher, "withdraw", reason="")

    assert response.context["form"].errors["reason"]
    assert fresh(live_article.page).current(clock.instant()).kind == "live"


def test_what_the_rules_refuse_is_said_and_the_words_survive(article, author, reviewer, step):
    write(article, by=reviewer, body="<p>Mine.</p>")
    reviewer.set_password(PASSWORD)
    reviewer.save()

    response = step(article, reviewer, "sign", scope="page", statement="My own words.", password=PASSWORD)

    assert "You saved text since the last signature" in response.content.decode()
    assert "My own words." in response.content.decode()


def test_who_saw_an_older_version_is_told_what_happened(article, author, publisher, step, enter):
    sign(article)
    seen = fresh(article).version
    step(article, publisher, "publish")

    response = step(article, publisher, "withdraw", version=seen, reason="Kept words.")

    page = response.content.decode()
    assert response.status_code == 409
    assert "Pia Publisher: Published. Patients read it now. (Revision 1)" in page
    assert "Kept words." in page
    assert fresh(article).current(clock.instant()).kind == "live"


@pytest.mark.parametrize("name", ["publish", "schedule", "withdraw", "retract", "move", "expire", "trash"])
@pytest.mark.parametrize("who", ["author", "reviewer"])
def test_a_step_that_is_not_ones_own_is_refused(live_article, request, step, enter, who, name):
    by = request.getfixturevalue(who)
    soon = local(clock.instant() + timedelta(days=1))
    data = {"reason": "Why.", "slug": "elsewhere", "at": soon}

    assert step(live_article.page, by, name, **data).status_code == 403
    assert enter(by).get(f"/admin/articles/article/{live_article.page_id}/step/{name}/").status_code == 403
    assert fresh(live_article.page).current(clock.instant()) == live_article


def test_a_visitor_takes_no_step(live_article, visitor):
    response = visitor.post(f"/admin/articles/article/{live_article.page_id}/step/withdraw/", {"reason": "x"})

    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]
    assert fresh(live_article.page).current(clock.instant()).kind == "live"


def test_a_step_needs_the_forms_token(live_article, publisher):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(publisher, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/admin/articles/article/{live_article.page_id}/step/expire/"

    assert client.post(address, {"version": fresh(live_article.page).version}).status_code == 403
    assert fresh(live_article.page).current(clock.instant()).kind == "live"


def test_there_is_no_other_step(article, publisher, enter):
    assert enter(publisher).get(f"/admin/articles/article/{article.pk}/step/burn/").status_code == 404


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

    assert "The scheduled publication was cancelled with it." in response.content.decode()
