"""What happens when a step is refused: nothing changes, the reason is told, and no typed word is lost."""

from datetime import timedelta

import pytest
from django.test import Client

from clinic.publishing import clock
from clinic.publishing.models import ReviewEvent
from tests import forms
from tests.factories import fresh, latest, publish, sign, write

from .test_steps import PASSWORD, local


def test_signing_asks_for_the_password_again(article, reviewer, step):
    reviewer.set_password(PASSWORD)
    reviewer.save()

    response = step(
        article, reviewer, "sign", scope="page", interests="None.", statement="My own words.", password="wrong"
    )

    assert "This is not your password." in response.content.decode()
    assert "My own words." in response.content.decode()
    assert not latest(article).is_signed


def test_another_persons_password_does_not_sign(article, reviewer, second_reviewer, step):
    second_reviewer.set_password(PASSWORD)
    second_reviewer.save()

    step(article, reviewer, "sign", scope="page", interests="None.", statement="Read.", password=PASSWORD)

    assert not latest(article).is_signed


def test_a_refused_reason_survives(live_article, publisher, step):
    response = step(live_article.page, publisher, "withdraw", reason="")

    assert response.context["form"].errors["reason"]
    assert fresh(live_article.page).current(clock.instant()).kind == "live"


def test_what_the_rules_refuse_is_said_and_the_words_survive(article, author, reviewer, step):
    write(article, by=reviewer, body="<p>Mine.</p>")
    reviewer.set_password(PASSWORD)
    reviewer.save()

    response = step(
        article, reviewer, "sign", scope="page", interests="None.", statement="My own words.", password=PASSWORD
    )

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


def test_an_answer_that_is_offered_no_longer_is_told_what_happened_meanwhile(article, author, reviewer, step, enter):
    sign(article)
    seen = fresh(article).version
    typed = forms.opened(enter(author), article) | {"title": "Another title"}
    enter(author).post(forms.address(article), typed)

    response = step(article, reviewer, "ask-for-changes", version=seen, about="1", comment="My own words.")

    assert response.status_code == 409
    assert "Ada Author: Changed Title." in response.content.decode()
    assert "My own words." in response.content.decode()


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
    client = Client(enforce_csrf_checks=True)
    client.force_login(publisher, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/admin/articles/article/{live_article.page_id}/step/expire/"

    assert client.post(address, {"version": fresh(live_article.page).version}).status_code == 403
    assert fresh(live_article.page).current(clock.instant()).kind == "live"


def test_what_changed_nothing_is_not_named_as_what_happened(treatment, author, publisher, enter):
    sign(treatment)
    seen = fresh(treatment)
    for summary in ("Changed.", "Changed."):
        client = enter(author)
        client.post(forms.address(treatment), forms.opened(client, treatment) | {"summary": summary})

    address = f"/admin/treatments/treatment/{treatment.pk}/step/publish/"
    response = enter(publisher).post(address, {"version": seen.version})

    assert response.status_code == 409
    assert "Ada Author: Changed Summary." in response.content.decode()


@pytest.mark.parametrize("version", ["-1", "99999999999999999999", "x", ""])
def test_a_version_made_by_hand_is_refused(live_article, publisher, step, version):
    assert step(live_article.page, publisher, "expire", version=version).status_code == 200
    assert fresh(live_article.page).current(clock.instant()) == live_article


def test_there_is_no_other_step(article, publisher, enter):
    assert enter(publisher).get(f"/admin/articles/article/{article.pk}/step/burn/").status_code == 404


@pytest.mark.parametrize(
    ("who", "name"), [("publisher", "retract"), ("publisher", "withdraw"), ("reviewer", "still-correct")]
)
def test_a_step_is_not_taken_with_a_text_that_went_live_after_it_was_shown(
    article, request, who, name, publisher, enter, stopped_clock
):
    """A schedule that begins changes what is live, but not the page's version."""
    publish(article)
    begins = clock.instant() + timedelta(days=1)
    publish(article, at=begins, standfirst="Newer.")
    client = enter(request.getfixturevalue(who))
    address = f"/admin/articles/article/{article.pk}/step/{name}/"
    shown = client.get(address).context["form"].initial | {"shown": 1, "reason": "It may harm.", "password": "x"}
    events = ReviewEvent.objects.count()

    stopped_clock.stop(begins)
    response = client.post(address, shown)

    assert response.status_code == (200 if name == "still-correct" else 409)
    assert article.placements.at(begins).get().kind == "live"
    assert ReviewEvent.objects.count() == events
