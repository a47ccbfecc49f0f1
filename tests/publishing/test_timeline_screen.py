"""What staff see of a page's history: every placement, every text, and any two of them compared."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clinic.publishing import clock
from clinic.publishing.reconstruct import Span, reconstruct
from tests.factories import (
    fresh,
    latest,
    make_article,
    make_clinician,
    make_info,
    make_location,
    make_practice,
    make_topic,
    make_treatment,
    make_user,
    publish,
    write,
)

MAKERS = [make_article, make_clinician, make_info, make_location, make_practice, make_topic, make_treatment]
NOON = datetime(2030, 6, 3, 16, 0, tzinfo=UTC)


def address(page):
    return reverse(f"admin:{page._meta.app_label}_{page._meta.model_name}_timeline", args=[page.pk])


@pytest.fixture
def see(enter, publisher):
    """The screen as a member of staff sees it."""

    def _see(page, who=None, query=""):
        response = enter(who or publisher).get(address(page) + query)
        assert response.status_code == 200
        return BeautifulSoup(response.content.decode(), "html5lib")

    return _see


def words(element):
    return " ".join(element.get_text().split())


def entries(screen, section):
    """The lines of a section, each as its first sentence and what is said of it."""
    found = screen.select(f"section[aria-labelledby={section}] > ol > li:has(dl)")
    return [(words(one.p), {words(row.dt): words(row.dd) for row in one.select("dl > div")}) for one in found]


@pytest.mark.parametrize("make", MAKERS)
def test_every_type_has_a_timeline(staff, see, make):
    screen = see(make("Its name"))

    assert words(screen.select_one("#content h2")) == "Its name"


def test_a_placement_says_what_where_when_by_whom_and_who_signed_the_text(article, see):
    publish(article)

    (sentence, said), *others = entries(see(article), "spans")

    assert others == []
    assert sentence == "Live, now: revision 1 at /articles/caring-for-your-back/"
    assert said["Until"] == "no end is set"
    assert said["By"].startswith("Pia Publisher, recorded ")
    assert said["Text"].startswith("signed by Dr reviewer, MD, ")
    assert said["Text"].endswith("(the whole page)")


def test_what_is_coming_stands_before_what_is_now_and_what_is_over(article, see, publisher):
    publish(article)
    publish(article, standfirst="Second.")
    publish(article, standfirst="Third.", at=clock.instant() + timedelta(days=1))

    sentences = [sentence for sentence, _ in entries(see(article), "spans")]

    path = "/articles/caring-for-your-back/"
    assert sentences == [
        f"Live, coming: revision 3 at {path}",
        f"Live, now: revision 2 at {path}",
        f"Live, over: revision 1 at {path}",
    ]


def test_times_are_the_clinics(article, see, stopped_clock):
    publish(article, at=NOON, until=NOON + timedelta(days=30))

    _, said = entries(see(article), "spans")[0]

    assert (said["From"], said["Until"]) == ("June 3, 2030, noon EDT", "July 3, 2030, noon EDT")


def test_what_was_taken_down_says_why(article, see, publisher):
    publish(article)
    fresh(article).withdraw(publisher, "Under review.")
    other = make_article("Better")
    publish(other)
    fresh(article).retract(publisher, "A dose was wrong.", replaced_by=other)

    gone, withdrawn, _ = entries(see(article), "spans")

    assert gone[0].startswith("Gone, now: ")
    assert (gone[1]["Why"], gone[1]["Leads to"]) == ("A dose was wrong.", "Better")
    assert withdrawn[0].startswith("Withdrawn, over: ")
    assert withdrawn[1]["Why"] == "Under review."


def test_what_was_cancelled_stands_apart_with_by_whom_and_why(article, see, publisher):
    scheduled = publish(article, at=NOON)
    fresh(article).cancel(scheduled, publisher, "Too early.")

    screen = see(article)

    assert entries(screen, "spans") == []
    ((sentence, said),) = entries(screen, "cancelled")
    assert sentence == "Live, cancelled: revision 1 at /articles/caring-for-your-back/"
    assert said["Cancelled"].startswith("by Pia Publisher, ")
    assert said["Cancelled"].endswith(": Too early.")


def test_what_was_imported_is_called_reconstructed(article, see, publisher):
    reconstruct(article, [Span(latest(article), NOON.replace(year=2020), "/articles/old/")], publisher)

    _, said = entries(see(article), "spans")[0]

    assert said["By"].endswith(", reconstructed")
    assert said["Text"] == "not signed"


def test_a_signature_that_came_later_is_not_shown_as_one_that_was_there(article, see, publisher):
    reconstruct(article, [Span(latest(article), NOON.replace(year=2020), "/articles/old/")], publisher)
    fresh(article).approve(latest(article), User.objects.get(username="reviewer"), "page", "I have read it.")

    screen = see(article)

    assert entries(screen, "spans")[0][1]["Text"] == "not signed"
    assert entries(screen, "texts")[0][1]["Review"].startswith("signed by Dr reviewer, MD")


def test_every_text_says_who_saved_it_when_and_with_which_note(article, see, author):
    write(article, standfirst="Second.")
    fresh(article).restore(article.revisions.get(number=1), author)

    texts = entries(see(article), "texts")

    assert [sentence for sentence, _ in texts] == [f"Revision {number}: Caring for your back" for number in (3, 2, 1)]
    assert texts[0][1]["Saved"].startswith("by Ada Author, ")
    assert texts[0][1]["Saved"].endswith(": Restored from revision 1")
    assert texts[0][1]["Review"] == "not signed"


def test_any_two_texts_are_compared(article, see):
    for standfirst in ("Second.", "Third.", "Fourth."):
        write(article, standfirst=standfirst)

    screen = see(article, query="?from=2&to=4")

    rows = screen.select("table.changes tbody tr")
    assert [(words(row.th), [words(mark) for mark in row.select("del, ins")]) for row in rows] == [
        ("Standfirst", ["Second", "Fourth"])
    ]


def test_two_equal_texts_are_said_to_be_equal(article, see):
    assert "Nothing changed" in words(see(article, query="?from=1&to=1"))


@pytest.mark.parametrize(
    "query", ["?from=0&to=1", "?from=1&to=99", "?from=&to=1", "?to=1", "?from=a&to=1", "?from=1%00"]
)
def test_a_text_that_there_is_not_is_refused_in_words(article, see, query):
    screen = see(article, query=query)

    assert screen.select("form.pair .errorlist li")
    assert not screen.select("table.changes")


def test_who_may_write_is_led_to_the_step_that_restores_a_text_chosen(article, see, author, enter):
    write(article, standfirst="Second.")

    links = [link["href"] for link in see(article, author).select("a[href*=restore]")]
    form = enter(author).get(links[0]).context["form"]

    assert len(links) == 1
    assert form["number"].value() == "1"


def test_an_old_text_is_restored_from_its_link_however_many_came_after_it(article, author, enter):
    for number in range(55):
        write(article, standfirst=f"{number}.")
    client, step = enter(author), f"/admin/articles/article/{article.pk}/step/restore/"

    form = client.get(f"{step}?number=2").context["form"]
    client.post(step, {"version": form["version"].value(), "number": form["number"].value()})

    assert fresh(article).standfirst == "0."


@pytest.mark.parametrize("number", ["", "a", "99", "-1", "9" * 30, "\0"])
def test_a_link_to_a_text_that_there_is_not_offers_the_others(article, author, enter, number):
    write(article, standfirst="Second.")

    response = enter(author).get(f"/admin/articles/article/{article.pk}/step/restore/", {"number": number})

    assert [key for key, _ in response.context["form"].fields["number"].choices] == [1]


def test_who_only_reads_is_not_led_to_restoring(article, see, reviewer):
    write(article, standfirst="Second.")

    assert see(article, reviewer).select("a[href*=restore]") == []


def test_who_may_not_see_the_page_does_not_see_its_timeline(article, enter, visitor):
    stranger = make_user("stranger")

    assert enter(stranger).get(address(article)).status_code == 403
    assert visitor.get(address(article)).url.startswith("/admin/login/")


def test_the_page_leads_to_its_timeline(article, enter, reviewer):
    form = enter(reviewer).get(f"/admin/articles/article/{article.pk}/change/")

    assert f'href="{address(article)}"' in form.content.decode()


def queries(client, page):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address(page)).status_code == 200
    return len(captured)


def test_a_long_history_asks_the_database_no_more_than_a_short_one(staff, enter, author):
    short, long = make_article("Short"), make_article("Long")
    for page, number in ((short, 3), (long, 30)):
        for turn in range(number):
            publish(page, standfirst=f"{turn}.")
    client = enter(author)
    client.get(address(short))

    assert queries(client, short) == queries(client, long)


def test_more_than_fifty_are_shown_in_windows(article, see, publisher):
    start = NOON.replace(year=2020)
    spans = [Span(latest(article), start + timedelta(days=day), "/articles/old/") for day in range(60)]
    reconstruct(article, spans, publisher)

    first, second = see(article), see(article, query="?page=2")

    assert [len(entries(screen, "spans")) for screen in (first, second)] == [50, 10]
    assert [link["href"] for link in first.select("nav.windows a")] == ["?page=2"]
    assert [words(link) for link in second.select("nav.windows a")] == ["Newer"]


def test_a_window_that_there_is_not_is_not_found(article, enter, publisher):
    assert enter(publisher).get(f"{address(article)}?page=9").status_code == 404
