"""What the head of a page tells those who keep its address or share it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as django_settings

from articles.views import ArticleList
from tests.factories import make_article, make_picture, make_practice, publish
from tests.uploads import photo

SITE = "https://clinic.example"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def head(visitor):
    return lambda path: BeautifulSoup(visitor.get(path).content, "html5lib").head


def own(head):
    return [link["href"] for link in head.select("link[rel=canonical]")]


def shared(head):
    return {meta["property"].removeprefix("og:"): meta["content"] for meta in head.select("meta[property^='og:']")}


def test_a_page_that_is_shared_shows_its_title_its_summary_and_its_picture(staff, head):
    publish(make_practice())
    hero = make_picture("Five bones.", upload=photo((1600, 900)))
    path = publish(make_article("Walking & “backs”", slug="walking", hero=hero, standfirst="It <helps>.")).path

    assert shared(head(path)) == {
        "description": "It <helps>.",
        "url": f"{SITE}/articles/walking/",
        "type": "article",
        "site_name": "Harbor Clinic",
        "title": "Walking & “backs”",
        "image": f"{SITE}/media/pictures/{hero.sha256}/1280w.webp",
        "image:alt": "Five bones.",
        "image:width": "1280",
        "image:height": "720",
    }


def test_an_address_is_the_same_whatever_else_was_asked(staff, head):
    for _ in range(ArticleList.paginate_by):
        publish(make_article())
    year = publish(make_article(slug="walking")).start.year
    wanted = {
        "/?from=mail": "/",
        "/articles/walking/?fbclid=1": "/articles/walking/",
        "/articles/?page=1": "/articles/",
        "/articles/?q=x&page=2": "/articles/?page=2",
        f"/articles/?page=2&year={year}&x=1": f"/articles/?year={year}&page=2",
        "/treatments/?page=1&x=y": "/treatments/",
        "/topics/?page=2": "/topics/",
    }

    heads = {asked: head(asked) for asked in wanted}

    assert {asked: own(found) for asked, found in heads.items()} == {
        asked: [f"{SITE}{path}"] for asked, path in wanted.items()
    }
    assert [shared(found)["url"] for found in heads.values()] == [own(found)[0] for found in heads.values()]


def test_a_list_of_a_year_says_which(staff, head):
    year = publish(make_article()).start.year

    assert shared(head(f"/articles/?year={year}"))["title"] == f"Articles of {year}"


def test_every_page_leads_to_the_feed_and_to_its_icons(db, head, visitor):
    found = head("/nowhere/")

    assert [link["href"] for link in found.select("link[type='application/atom+xml']")] == ["/articles/feed/"]
    icons = [link["href"] for link in found.select("link[rel$=icon]")]
    assert icons == ["/static/favicon.ico", "/static/icon.svg", "/static/apple-touch-icon.png"]
    assert all((django_settings.BASE_DIR / icon[1:]).is_file() for icon in icons)


def test_the_browser_takes_the_colors_of_the_page(db, head):
    styles = (django_settings.BASE_DIR / "static" / "site.css").read_text()
    screen, _, _ = styles.partition("@media print")

    colors = [meta["content"] for meta in head("/").select("meta[name=theme-color]")]
    assert colors == re.findall(r"--paper: (#\w+);", screen)
