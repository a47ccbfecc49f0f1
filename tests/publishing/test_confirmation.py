"""What a publisher reads before they confirm, and what is asked of them."""

from datetime import timedelta
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from clinic.publishing import clock
from tests.factories import fresh, latest, make_article, make_clinician, make_info, make_topic, publish, sign, write

from .test_judging import CURE, WHY

FIELD = f"reason-{sha256(CURE.encode()).hexdigest()[:12]}"

LOST = "This text was not written on top of what patients read now, revision 2."


@pytest.fixture
def asked(enter, publisher):
    """The screen on which a step is confirmed."""

    def _asked(page, name="publish"):
        return enter(publisher).get(f"/admin/{page.type.replace('.', '/')}/{page.pk}/step/{name}/")

    return _asked


def effects(response):
    soup = BeautifulSoup(response.content.decode(), "html5lib")
    return [" ".join(line.text.split()) for line in soup.select(".effects li")]


def test_a_first_publication_says_where_the_page_will_be(article, asked):
    sign(article)

    assert effects(asked(article)) == ["A new page at /articles/caring-for-your-back/ and in its lists."]


def test_a_later_one_says_what_it_replaces_and_what_reads_differently(live_article, asked):
    sign(live_article.page, revision=write(live_article.page, standfirst="In short, changed."))

    response = asked(live_article.page)

    [replaced] = effects(response)
    assert replaced.startswith("At /articles/caring-for-your-back/ this text takes the place of revision 1,")
    assert [change.where for change in response.context["changes"]] == ["Standfirst"]


def test_a_page_that_comes_back_says_so(live_article, publisher, asked):
    fresh(live_article.page).expire(publisher)

    assert effects(asked(live_article.page)) == [
        "The page is back at /articles/caring-for-your-back/, and in its lists."
    ]


def test_the_pages_that_list_it_from_then_on_and_no_longer_are_named(staff, asked):
    before, after = make_topic("Backs"), make_topic("Necks")
    writer, draft = make_clinician("Dr Robin"), make_topic("A draft")
    for page in (before, after, writer):
        publish(page)
    page = make_article(topics=[before], authors=[writer])
    publish(page)
    fresh(page).topics.set([after, draft])
    sign(page, revision=write(page))

    assert effects(asked(page))[1:] == [
        "These pages list it from then on: Necks.",
        "These pages no longer list it: Backs.",
    ]


def test_the_live_pages_that_describe_a_treatment_are_named(treatment, asked):
    publish(treatment)
    publish(make_article("Describes it", described=[treatment]))
    make_article("A draft", described=[treatment])
    sign(treatment, revision=write(treatment, summary="Changed."))

    assert effects(asked(treatment))[1:] == [
        "These pages describe it. Read whether they still agree with it: Describes it."
    ]
    for name in ("withdraw", "retract", "expire", "trash"):
        assert effects(asked(treatment, name))[1:] == [
            "These pages describe it, and will name it without a link: Describes it."
        ]


def test_a_draft_goes_to_the_trash_without_a_word_of_patients(article, asked):
    assert effects(asked(article, "trash")) == []


def test_leaving_names_the_pages_that_no_longer_list_it(staff, asked):
    topic = make_topic("Backs")
    publish(topic)
    page = make_article(topics=[topic])
    publish(page)

    assert effects(asked(page, "withdraw"))[1:] == ["These pages no longer list it: Backs."]


@pytest.mark.parametrize("name", ["publish", "schedule"])
def test_an_update_or_a_correction_is_asked_for_only_when_somebody_can_have_read_it(article, asked, name):
    sign(article)
    note = {"change", "note", "wrong_since"}
    assert note & asked(article, name).context["form"].fields.keys() == set()

    publish(article)
    sign(article, revision=write(article, standfirst="Changed."))

    assert note <= asked(article, name).context["form"].fields.keys()


def test_a_page_that_is_only_scheduled_was_read_by_nobody(article, asked, publisher):
    scheduled = publish(article, at=clock.instant() + timedelta(days=1))
    sign(article, revision=write(article, standfirst="Sooner."))

    assert "change" not in asked(article).context["form"].fields
    assert scheduled.change == "minor"


def test_a_correction_is_published_with_its_note_and_day(live_article, publisher, step, visitor):
    sign(live_article.page, revision=write(live_article.page, standfirst="Right."))
    today = timezone.localdate()
    said = {"change": "correction", "note": "The dose was wrong.", "wrong_since": today.isoformat()}

    step(live_article.page, publisher, "publish", **said)

    assert "The dose was wrong." in visitor.get(live_article.path).content.decode()
    assert f'wrong from <time datetime="{today}">' in visitor.get(live_article.path).content.decode()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"change": "update"}, "Say what changed"),
        ({"change": "minor", "note": "A note."}, "Choose one of them"),
        ({"change": "update", "note": "A note.", "wrong_since": "2026-01-05"}, "Only a correction says since when"),
        ({"change": "correction", "note": "A note.", "wrong_since": "2099-01-05"}, "a day in the past"),
    ],
)
def test_a_note_that_does_not_fit_is_refused_in_words(live_article, publisher, step, said, why):
    sign(live_article.page, revision=write(live_article.page, standfirst="Right."))

    answer = step(live_article.page, publisher, "publish", **said)

    assert why in answer.content.decode()
    assert live_article.page.placements.count() == 1


def test_a_text_that_does_not_contain_what_is_live_is_warned_of(article, author, asked):
    publish(article)
    publish(article, standfirst="A fix.")
    fresh(article).restore(article.revisions.get(number=1), author)
    sign(article)
    assert LOST in asked(article).content.decode()

    sign(article, revision=write(article, standfirst="Written on the restored one."))
    assert LOST in asked(article).content.decode()


def test_a_text_that_contains_it_is_not(article, asked):
    publish(article)
    publish(article, standfirst="A fix.")
    sign(article, revision=write(article, standfirst="On top of the fix."))

    assert "not written on top" not in asked(article).content.decode()


def test_what_the_checks_found_is_shown_before_it_is_confirmed(article, asked):
    assert sign(article, revision=write(article, body="<p>A proven cure.</p>"))

    page = asked(article)

    assert [found.finding.quote for found in page.context["findings"]] == ["cure", "proven"]
    assert "Must be mended, or a reviewer says why it stays" in page.content.decode()


def test_the_publisher_says_why_a_text_that_nobody_signs_may_stand(staff, publisher, asked, enter):
    page = make_info(body="<p>A cure.</p>")
    asked_for = asked(page)
    typed = {"version": fresh(page).version, "shown": 1}
    address = f"/admin/practice/infopage/{page.pk}/step/publish/"

    refused = enter(publisher).post(address, typed)
    taken = enter(publisher).post(address, typed | {FIELD: WHY})

    assert asked_for.context["form"][FIELD].label == "Why it may stand: “cure”"
    assert refused.context["form"].errors[FIELD]
    assert taken.status_code == 302
    assert [one["reason"] for one in page.placements.get().findings if one["check"] == "claims.absolute"] == [WHY]


def test_of_a_signed_text_the_publisher_is_asked_for_no_reason(article, reviewer, asked):
    revision = write(article, body="<p>A cure.</p>")
    fresh(article).approve(revision, reviewer, "page", "Read.", reasons={CURE: WHY})

    page = asked(article)

    assert [name for name in page.context["form"].fields if name.startswith("reason")] == []
    assert f"It stands because: {WHY}" in page.content.decode()
    assert "Must be mended, or a reviewer says why it stays" not in page.content.decode()


def test_the_newest_signed_text_is_confirmed_and_not_the_draft_above_it(article, asked):
    sign(article)
    write(article, standfirst="An unsigned draft.")

    response = asked(article)

    assert response.context["form"].revision.number == 1
    assert "An unsigned draft." not in response.content.decode()


def test_a_schedule_says_the_same_of_the_day_when_it_comes(article, asked, publisher, step):
    sign(article)
    at = timezone.localtime(clock.instant() + timedelta(days=3)).replace(second=0, microsecond=0)

    assert effects(asked(article, "schedule")) == effects(asked(article))
    step(article, publisher, "schedule", at=at.strftime("%Y-%m-%dT%H:%M"))

    assert article.placements.get().start == at
    assert latest(article).number == 1
