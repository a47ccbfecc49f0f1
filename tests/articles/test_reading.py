from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.views import ArticleList
from clinic.publishing import clock
from clinic.publishing.models import Placement, Scope
from tests.factories import fresh, latest, make_article, make_treatment, publish, sign, write

DAY = timedelta(days=1)


@pytest.fixture
def read(visitor):
    return lambda path: BeautifulSoup(visitor.get(path).content, "html.parser")


def hrefs(page, selector):
    return [link["href"] for link in page.select(selector)]


def test_an_article_leads_to_what_it_describes_in_order_and_each_leads_back(staff, read):
    treatments = [make_treatment(slug=slug) for slug in ("second-made", "first-made")]
    for treatment in treatments:
        publish(treatment)
    article = publish(make_article(described=treatments[::-1]))

    assert hrefs(read(article.path), ".described a") == ["/treatments/first-made/", "/treatments/second-made/"]
    assert [hrefs(read(path), ".posts a") for path in ("/treatments/first-made/", "/treatments/second-made/")] == [
        [article.path],
        [article.path],
    ]


def test_an_article_leads_to_its_neighbours(staff, read):
    first, second, third = (publish(make_article()).path for _ in range(3))

    neighbours = [
        (hrefs(read(path), "a[rel=prev]"), hrefs(read(path), "a[rel=next]")) for path in (first, second, third)
    ]

    assert neighbours == [([], [second]), ([first], [third]), ([second], [])]
    assert hrefs(read(second), "head link[rel=prev], head link[rel=next]") == [first, third]


def test_articles_published_at_the_same_instant_are_all_reached(staff, stopped_clock, read):
    stopped_clock.stop(clock.instant() + DAY)
    treatment = make_treatment()
    path, titles = publish(treatment).path, ("Neck", "Back", "Hip", "Arm")  # in no order of the alphabet
    placements = [publish(make_article(title, described=[treatment])) for title in titles]
    live = Placement.objects.live(clock.instant())

    assert [live.before(placement).first() for placement in placements] == [None, *placements[:3]]
    assert [live.after(placement).first() for placement in placements] == [*placements[1:], None]
    for list_ in ("/articles/", path):
        assert hrefs(read(list_), ".posts a") == [placement.path for placement in placements[::-1]]


def test_a_typo_fix_never_reorders_the_blog(staff, read):
    older, newer = make_article(), make_article()
    paths = [publish(older).path, publish(newer).path]

    publish(older, body="<p>Typo fixed.</p>")

    assert hrefs(read("/articles/"), ".posts a") == paths[::-1]


def test_a_long_list_is_cut_into_pages(staff, read):
    paths = [publish(make_article()).path for _ in range(ArticleList.paginate_by + 1)][::-1]

    first, second = read("/articles/"), read("/articles/?page=2")

    assert hrefs(first, ".posts a") + hrefs(second, ".posts a") == paths
    assert (hrefs(first, "a[rel=next]"), hrefs(second, "a[rel=prev]")) == (["?page=2"], ["?page=1"])


@pytest.mark.parametrize("page", ["0", "3", "x", "%00", "-1"])
def test_a_page_of_the_list_that_is_not_there_is_not_found(live_article, visitor, page):
    assert visitor.get(f"/articles/?page={page}").status_code == 404


def test_last_changed_is_when_the_text_changed(article, second_reviewer, publisher, stopped_clock, visitor):
    start = clock.instant() + DAY

    def last_changed(days):
        stopped_clock.stop(start + days * DAY)
        page = visitor.get(fresh(article).get_absolute_url())
        return (page.context["placement"].last_changed - start) / DAY

    stopped_clock.stop(start)
    original = publish(article).revision
    stopped_clock.stop(start + DAY)
    fresh(article).set_expiry(publisher, at=start + 99 * DAY)
    assert last_changed(2) == 0

    stopped_clock.stop(start + 3 * DAY)
    write(article, body="<p>Changed.</p>")
    sign(article, second_reviewer, scope=Scope.CHANGE)
    fresh(article).publish(latest(article), publisher)
    stopped_clock.stop(start + 4 * DAY)
    fresh(article).move("elsewhere", publisher)
    assert last_changed(5) == 3

    stopped_clock.stop(start + 6 * DAY)
    fresh(article).publish(original, publisher)
    assert last_changed(7) == 6


def test_years_lead_from_the_newest_article_back_to_the_oldest(staff, visitor, stopped_clock):
    article = make_article()
    publish(article)
    this_year = timezone.localtime(clock.instant()).year

    stopped_clock.stop(clock.instant() + timedelta(days=800))

    assert visitor.get("/articles/").context["years"] == [this_year]
    of_this_year = visitor.get(f"/articles/?year={this_year}")
    assert of_this_year.status_code == 200
    assert f'?year={this_year}" aria-current="true">' in of_this_year.content.decode()
    assert visitor.get(f"/articles/?year={this_year + 1}").status_code == 404


def test_without_an_article_there_is_no_year(db, visitor):
    assert visitor.get("/articles/").context["years"] == []
    assert visitor.get("/articles/?year=2026").status_code == 404
