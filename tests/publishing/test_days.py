"""A day is the clinic's own, whatever the hour is elsewhere."""

from datetime import UTC, date, datetime

from clinic.publishing.templatetags.reading import day
from tests.factories import make_article, publish

LATE = datetime(2030, 1, 1, 3, 30, tzinfo=UTC)  # still the evening before in the clinic
EVENING_BEFORE = '<time datetime="2029-12-31">December 31, 2029</time>'


def test_lists_and_pages_name_the_day_in_the_clinics_zone(staff, visitor, stopped_clock):
    stopped_clock.stop(LATE)
    placement = publish(make_article())

    for path in ("/articles/", placement.path):
        assert EVENING_BEFORE in visitor.get(path).content.decode()


def test_a_day_without_an_hour_is_that_day():
    assert day(date(2029, 12, 31)) == EVENING_BEFORE


def test_news_without_a_review_say_at_the_top_when_they_were_published(staff, visitor, stopped_clock):
    stopped_clock.stop(LATE)
    news, reviewed = publish(make_article(kind="news", bare=True)), publish(make_article())

    pages = [visitor.get(one.path).content.decode() for one in (news, reviewed)]

    assert [f"Published on {EVENING_BEFORE}" in page for page in pages] == [True, False]
