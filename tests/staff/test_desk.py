"""What each member of staff finds when they come in: whose lines, what they say, where they lead."""

from datetime import UTC, datetime, timedelta

import pytest

from clinic.publishing import clock
from clinic.publishing.clock import in_words
from clinic.publishing.groups import AUTHOR
from clinic.publishing.models import Scope
from clinic.staff.desk import ON_A_PAGE
from clinic.staff.sections import SECTIONS
from clinic.staff.site import SHOWN
from clinic.staff.turns import day
from tests.factories import (
    fresh,
    latest,
    make_article,
    make_info,
    make_location,
    make_practice,
    make_treatment,
    make_user,
    publish,
    sign,
    write,
)

NOON = datetime(2090, 7, 1, 16, tzinfo=UTC)
MONTH = timedelta(days=30)


def send(page, by=None, **said):
    return fresh(page).request_review(latest(page), by or page.owner, **said)


def refuse(page, by, comment="Say how often."):
    return fresh(page).request_changes(latest(page), by, comment)


@pytest.mark.parametrize(
    ("who", "headings"),
    [
        ("author", ["my-drafts", "scheduled", "due", "missing"]),
        ("reviewer", ["my-reviews", "scheduled", "due"]),
        ("publisher", ["my-drafts", "ready", "scheduled", "due", "missing"]),
        ("administrator", ["my-drafts", "ready", "scheduled", "due", "missing"]),
        ("superuser", ["my-drafts", "ready", "scheduled", "due", "missing"]),
    ],
)
def test_each_person_has_the_headings_of_their_work(request, desk, who, headings):
    user = request.getfixturevalue(who)

    assert [section.name for section in SECTIONS if desk(user, section.name) is not None] == headings


def test_a_member_of_staff_without_permissions_has_a_desk_without_lines(live_article, desk):
    nobody = make_user("nobody")

    lines = [desk(nobody, section.name) for section in SECTIONS]

    assert [found for found in lines if found] == []


def test_what_waits_for_a_reviewer_says_who_sent_it_and_why_and_leads_to_the_signature(
    article, author, reviewer, desk, led
):
    event = send(article, author, comment="Is the dose right?")

    [line] = desk(reviewer, "my-reviews")

    assert (line.title, line.kind) == ("Caring for your back", "article")
    assert line.facts == f"Ada Author sent it on {day(event.at)}: “Is the dose right?”"
    assert led(reviewer, line) == (200, "sign")


def test_who_was_asked_finds_it_and_nobody_else(article, reviewer, second_reviewer, titles):
    send(article, asked=second_reviewer)

    assert titles(second_reviewer, "my-reviews") == ["Caring for your back"]
    assert titles(reviewer, "my-reviews") == []


def test_what_any_reviewer_may_sign_waits_for_all_of_them_until_one_answers(article, reviewer, second_reviewer, titles):
    send(article)
    assert [titles(user, "my-reviews") for user in (reviewer, second_reviewer)] == [["Caring for your back"]] * 2

    sign(article)
    assert [titles(user, "my-reviews") for user in (reviewer, second_reviewer)] == [[], []]


def test_what_a_reviewer_wrote_waits_for_others_even_when_somebody_else_wrote_last(
    article, reviewer, second_reviewer, titles
):
    write(article, by=reviewer, standfirst="Mine.")
    write(article, standfirst="The author's.")
    send(article)

    assert titles(reviewer, "my-reviews") == []
    assert titles(second_reviewer, "my-reviews") == ["Caring for your back"]


def test_what_a_reviewer_wrote_before_the_last_signature_waits_for_them_as_a_change(
    article, reviewer, second_reviewer, desk, led
):
    write(article, by=reviewer, standfirst="Mine.")
    sign(article, by=second_reviewer)
    write(article, standfirst="The author's.")
    send(article)

    [line] = desk(reviewer, "my-reviews")

    assert led(reviewer, line) == (200, "sign")


def test_a_listed_author_finds_only_changes_of_what_others_signed(staff, reviewer, second_reviewer, titles):
    page = make_article("Mine", authors=[reviewer.licence.profile.clinician])
    send(page)
    assert titles(reviewer, "my-reviews") == []

    sign(page, by=second_reviewer)
    write(page, standfirst="Better.")
    send(page)
    assert titles(reviewer, "my-reviews") == ["Mine"]


def test_a_text_whose_reviewer_cannot_sign_any_more_is_told_to_its_author(
    article, author, reviewer, second_reviewer, desk, led, titles
):
    send(article, asked=reviewer)
    assert desk(author, "unanswered") is None

    type(reviewer).objects.filter(pk=reviewer.pk).update(is_active=False)

    [line] = desk(author, "unanswered")
    assert (line.title, line.facts) == ("Caring for your back", "reviewer was asked and cannot sign it")
    assert led(author, line) == (200, "send-for-review")
    send(article, asked=second_reviewer)
    assert desk(author, "unanswered") is None
    assert titles(second_reviewer, "my-reviews") == ["Caring for your back"]


def test_a_text_that_no_reviewer_can_sign_is_told_to_whoever_wrote_it(article, author, reviewer, desk):
    write(article, by=reviewer, standfirst="Mine.")
    colleague = make_user("colleague", AUTHOR)
    write(article, by=colleague, standfirst="The colleague's.")
    send(article)

    assert [line.facts for line in desk(author, "unanswered")] == ["No reviewer can sign it"]
    assert [line.title for line in desk(colleague, "unanswered")] == ["Caring for your back"]
    assert desk(make_user("other", AUTHOR), "unanswered") is None


@pytest.mark.parametrize("expires", ["2001-01-01", None])
def test_without_a_valid_licence_nothing_waits_for_a_reviewer(article, reviewer, desk, expires):
    send(article)
    if expires:
        type(reviewer.licence).objects.update(expires=expires)
    else:
        reviewer.licence.delete()

    assert desk(type(reviewer).objects.get(pk=reviewer.pk), "my-reviews") is None


def test_my_drafts_are_mine_and_the_newest_stands_first(article, author, titles):
    colleague = make_user("colleague", AUTHOR)
    make_article("Newer")
    make_article("Of a colleague", owner=colleague)
    write(article, standfirst="Newest.")

    assert titles(author, "my-drafts") == ["Newer", "Caring for your back"]
    assert titles(colleague, "my-drafts") == ["Of a colleague"]


def test_what_somebody_changed_of_a_colleagues_page_is_among_the_drafts_of_both(live_article, author, titles):
    colleague = make_user("colleague", AUTHOR)

    write(live_article.page, by=colleague, standfirst="By the colleague.")

    assert [titles(user, "my-drafts") for user in (colleague, author)] == [["Caring for your back"]] * 2


def test_a_page_that_was_handed_over_is_among_the_drafts_of_its_new_owner(article, author, administrator, titles):
    colleague = make_user("colleague", AUTHOR)
    write(article, by=administrator, standfirst="Theirs.")

    fresh(article).hand_over(colleague, administrator)

    assert [titles(user, "my-drafts") for user in (author, colleague)] == [[], ["Caring for your back"]]


def test_pages_whose_owner_has_left_are_told_to_administrators(
    live_article, author, publisher, administrator, desk, led, titles
):
    make_article("Draft")
    fresh(make_article("Trashed")).trash(author)
    make_article("Of a colleague", owner=make_user("colleague", AUTHOR))
    assert desk(administrator, "left-behind") is None

    type(author).objects.filter(pk=author.pk).update(is_active=False)

    assert titles(administrator, "left-behind") == ["Caring for your back", "Draft"]
    line = desk(administrator, "left-behind")[0]
    assert line.facts == "Ada Author left"
    assert led(administrator, line) == (200, "hand-over")
    assert desk(publisher, "left-behind") is None
    for page in (live_article.page, *type(live_article.page).objects.filter(title="Draft")):
        fresh(page).hand_over(administrator, administrator)
    assert desk(administrator, "left-behind") is None


def test_whose_draft_it_is_names_nobody_who_left(article, author, administrator, enter):
    write(article, by=administrator, standfirst="Theirs.")
    address = f"/admin/articles/article/{article.pk}/change/"
    assert "Ada Author’s or administrator’s: to finish it" in enter(administrator).get(address).content.decode()

    type(author).objects.filter(pk=author.pk).update(is_active=False)

    assert "<dd>administrator’s: to finish it" in enter(administrator).get(address).content.decode()


def test_a_draft_says_that_it_was_not_sent_and_leads_to_its_form(article, author, desk, led):
    [line] = desk(author, "my-drafts")

    assert line.facts == f"Not sent yet; yours since {day(fresh(article).turn_since)}"
    assert line.action == "Go on writing"
    assert led(author, line) == (200, "")


def test_a_draft_leaves_the_desk_when_it_is_sent_and_comes_back_with_the_reviewers_words(
    article, author, reviewer, desk
):
    send(article)
    assert desk(author, "my-drafts") == []

    refuse(article, reviewer)

    [line] = desk(author, "my-drafts")
    assert (line.facts, line.action) == ("Dr reviewer asked for changes: “Say how often.”", "Change it")


def test_a_signed_text_is_ready_and_leads_to_its_publication(article, reviewer, publisher, desk, led):
    sign(article)

    [line] = desk(publisher, "ready")

    assert line.facts == f"Dr reviewer signed it on {day(fresh(article).turn_since)}"
    assert led(publisher, line) == (200, "publish")
    assert desk(reviewer, "ready") is None


def test_what_needs_no_signature_is_ready_as_soon_as_it_is_saved(staff, publisher, desk, led):
    page = make_location("Quay")

    [line] = desk(publisher, "ready")

    assert (line.title, line.kind) == ("Quay", "location")
    assert line.facts == f"Saved on {day(fresh(page).turn_since)}; it needs no signature"
    assert led(publisher, line) == (200, "publish")


def test_what_is_ready_the_longest_stands_first_and_what_is_live_is_not_ready(staff, publisher, titles):
    first, second, live = (make_article(title) for title in ("First", "Second", "Live"))
    for page in (second, first):
        sign(page)
    publish(live)

    assert titles(publisher, "ready") == ["Second", "First"]


def test_what_is_scheduled_says_when_with_the_zone_the_next_first(staff, author, desk, led, stopped_clock):
    for title, at in (("Late", NOON + MONTH), ("Soon", NOON), ("Too late", NOON + MONTH + timedelta(seconds=1))):
        publish(make_article(title), at=at)
    stopped_clock.stop(NOON - timedelta(seconds=1))
    assert [line.title for line in desk(author, "scheduled")] == ["Soon"]
    stopped_clock.stop(NOON)
    late = desk(author, "scheduled")

    assert [(line.title, line.facts) for line in late] == [("Late", "Live from July 31, 2090, noon EDT")]
    assert led(author, late[0]) == (200, "")


def test_a_cancelled_schedule_is_no_schedule(article, publisher, titles):
    scheduled = publish(article, at=clock.instant() + timedelta(days=1))
    fresh(article).cancel(scheduled, publisher)

    assert titles(publisher, "scheduled") == []


def test_what_ends_within_a_month_is_told_unless_another_text_follows(staff, author, desk, led):
    soon, later = clock.instant() + timedelta(days=3), clock.instant() + MONTH + timedelta(days=1)
    followed = make_article("Followed")
    publish(followed, until=soon)
    publish(followed, at=soon, standfirst="Next.")
    publish(make_article("Ends later"), until=later)
    publish(make_article("Stays"))
    publish(make_article("Ends"), until=soon)

    [line] = desk(author, "ending")

    assert (line.title, line.facts) == ("Ends", f"Off the site on {in_words(soon)}")
    assert led(author, line) == (200, "")


def test_what_is_due_leads_a_reviewer_to_the_signature_and_others_to_the_page(
    live_article, author, reviewer, desk, led, stopped_clock
):
    stopped_clock.stop(clock.instant() + timedelta(days=730) - MONTH + timedelta(days=2))

    [line], [of_author] = desk(reviewer, "due"), desk(author, "due")

    assert line.facts.startswith("Due on ")
    assert led(reviewer, line) == (200, "still-correct")
    assert led(author, of_author) == (200, "")


def test_what_is_overdue_says_so_and_the_longest_overdue_stands_first(staff, reviewer, desk, stopped_clock):
    now = clock.instant()
    publish(make_treatment("Two years"))
    publish(make_treatment("One year", regulatory_status="off-label", regulatory_note="Off-label."))
    stopped_clock.stop(now + timedelta(days=732))

    lines = desk(reviewer, "due")

    assert [line.title for line in lines] == ["One year", "Two years"]
    assert [line.facts.startswith("Was due on ") for line in lines] == [True, True]


def test_nobody_is_led_to_sign_again_what_they_wrote(staff, reviewer, second_reviewer, desk, led, stopped_clock):
    page = make_article(authors=[second_reviewer.licence.profile.clinician])
    publish(page)
    sign(page, revision=write(page, by=second_reviewer, standfirst="A change."), scope=Scope.CHANGE)
    publish(page)
    stopped_clock.stop(clock.instant() + timedelta(days=800))
    [theirs], [others] = desk(second_reviewer, "due"), desk(reviewer, "due")

    assert led(second_reviewer, theirs) == (200, "")
    assert led(reviewer, others) == (200, "still-correct")


def test_what_was_found_still_correct_is_not_due(live_article, reviewer, titles, stopped_clock):
    stopped_clock.stop(clock.instant() + timedelta(days=800))
    assert titles(reviewer, "due") == ["Caring for your back"]

    fresh(live_article.page).still_correct(live_article.revision, reviewer, "Still correct.")
    stopped_clock.stop(stopped_clock.running() + timedelta(days=100))

    assert titles(reviewer, "due") == []


def test_a_page_in_the_trash_is_on_no_desk(article, author, reviewer, publisher, desk):
    refused, signed, location = make_article(), make_article(), make_location()
    send(article)
    refuse(refused, reviewer)
    sign(signed)
    publish(make_treatment(), until=clock.instant() + timedelta(days=1))
    for page in (article, refused, signed, location):
        fresh(page).trash(author)
    trashed = {page.title for page in (article, refused, signed, location)}

    shown = {
        line.title
        for user in (author, reviewer, publisher)
        for section in SECTIONS
        for line in desk(user, section.name) or []
    }

    assert shown & trashed == set()
    assert len(shown) == 7  # what ends, and what every clinic needs


def test_nobody_reads_of_types_that_they_may_not_see(live_article, author, desk):
    newcomer = make_user("newcomer")
    newcomer.user_permissions.add(*author.groups.get().permissions.filter(codename__endswith="location"))
    publish(make_article("Ends"), until=clock.instant() + timedelta(days=1))
    publish(make_location("Quay"), at=clock.instant() + timedelta(days=1))

    lines = {section.name: desk(newcomer, section.name) for section in SECTIONS}

    assert [(name, line.title) for name, found in lines.items() for line in found or []] == [("scheduled", "Quay")]


def test_a_long_list_is_cut_and_all_of_them_stand_on_pages_of_their_own(staff, publisher, enter):
    made = [make_location(f"Quay {number}") for number in range(ON_A_PAGE + 1)]
    client = enter(publisher)

    first = client.get("/admin/").content.decode()
    pages = [client.get(f"/admin/desk/ready/?page={number}") for number in (1, 2)]

    assert ["Quay 7<" in first, "Quay 8<" in first, 'href="/admin/desk/ready/"' in first] == [True, False, True]
    assert [len(page.context["lines"]) for page in pages] == [ON_A_PAGE, 1]
    assert [line.title for page in pages for line in page.context["lines"]] == [page.title for page in made]
    assert 'href="?page=2"' in pages[0].content.decode()


def test_a_list_that_fits_has_no_second_page(staff, publisher, enter):
    for _ in range(SHOWN):
        make_location()

    assert "/admin/desk/ready/" not in enter(publisher).get("/admin/").content.decode()


@pytest.mark.parametrize("page", ["0", "2", "51", "-1", "nonsense", "9" * 30, ""])
def test_a_page_that_is_not_there_shows_the_first(article, author, enter, page):
    answer = enter(author).get(f"/admin/desk/my-drafts/?page={page}")

    assert [line.title for line in answer.context["lines"]] == ["Caring for your back"]


@pytest.mark.parametrize(("who", "name"), [("reviewer", "ready"), ("author", "my-reviews"), ("author", "nonsense")])
def test_a_heading_of_somebody_elses_work_is_not_found(request, staff, enter, who, name):
    assert enter(request.getfixturevalue(who)).get(f"/admin/desk/{name}/").status_code == 404


def test_the_desk_names_the_zone_of_its_times(staff, author, enter):
    for address in ("/admin/", "/admin/desk/scheduled/"):
        assert "time zone, America/New_York" in enter(author).get(address).content.decode()


def test_what_staff_typed_is_shown_as_text(article, reviewer, author, enter):
    write(article, title="<b>Bold</b>")
    refuse(article, reviewer, comment="<script>alert(1)</script>")

    shown = enter(author).get("/admin/").content.decode()

    assert "<b>Bold</b>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_nobody_is_shown_a_desk_before_they_enter(visitor):
    assert [visitor.get(url).status_code for url in ("/admin/", "/admin/desk/ready/")] == [302, 302]


def test_in_a_solo_practice_nobody_reviews_and_what_waited_is_ready(
    article, author, reviewer, publisher, administrator, desk, led
):
    send(article)
    make_article("Draft")
    publish(make_practice(by=administrator, solo=True))

    [ready], [draft] = desk(publisher, "ready"), desk(author, "my-drafts")

    assert [desk(reviewer, name) for name in ("my-reviews", "due")] == [None, None]
    assert (ready.title, led(publisher, ready)) == ("Caring for your back", (200, "publish"))
    assert draft.facts.startswith("Not published yet; yours since ")


def test_what_every_clinic_needs_leads_to_a_new_page_or_to_the_draft(author, staff, desk, led, enter):
    draft = make_info(purpose="privacy")

    lines = {line.title: line for line in desk(author, "missing")}

    assert list(lines) == [
        "The Practice",
        "privacy",
        "accessibility",
        "nondiscrimination and language help",
        "editorial policy",
        "about the clinic",
    ]
    assert str(draft.pk) in lines["privacy"].url
    assert [led(author, line) for line in lines.values()] == [(200, "")] * 6


def test_what_is_live_is_not_missing(staff, author, superuser, desk):
    for purpose in ("privacy", "accessibility", "nondiscrimination", "editorial", "about"):
        publish(make_info(purpose=purpose))
    assert [line.title for line in desk(author, "missing")] == ["The Practice"]

    publish(make_practice(by=superuser))

    assert desk(author, "missing") is None
