"""What one person did, newest first."""

import pytest
from bs4 import BeautifulSoup

from clinic.staff.record import ON_A_PAGE
from tests import forms
from tests.factories import fresh, make_article, sign

RECORD = "/admin/record/"


def said(response):
    soup = BeautifulSoup(response.content.decode(), "html5lib")
    return [" ".join(line.get_text(" ").split()) for line in soup.select(".record-line")]


def do(enter, user, page, **typed):
    client = enter(user)
    client.post(forms.address(page), forms.opened(client, page) | typed)


def test_everybody_sees_what_they_did_newest_first_and_nobody_elses(article, author, administrator, publisher, enter):
    sign(article)
    do(enter, author, article, standfirst="Anew.")
    do(enter, administrator, article, standfirst="By somebody else.")
    enter(author).post(
        f"/admin/articles/article/{article.pk}/step/send-for-review/", {"version": fresh(article).version}
    )

    response = enter(author).get(RECORD)

    assert "What Ada Author did" in response.content.decode()
    assert [line.split("Article. ")[1] for line in said(response)] == [
        "Sent for review. (Revision 3)",
        "Changed Standfirst.",
    ]


def test_each_entry_leads_to_its_page(article, author, enter):
    do(enter, author, article, standfirst="Anew.")
    client = enter(author)

    [link] = BeautifulSoup(client.get(RECORD).content.decode(), "html5lib").select(".record-line a")

    assert link.text == "Caring for your back"
    assert client.get(link["href"]).status_code == 200


def test_who_keeps_the_staff_sees_what_each_of_them_did(article, author, administrator, enter):
    do(enter, author, article, standfirst="Anew.")
    client = enter(administrator)

    theirs, own = client.get(f"{RECORD}?person={author.pk}"), client.get(RECORD)

    assert [line.endswith("Changed Standfirst.") for line in said(theirs)] == [True]
    assert said(own) == ["Nothing yet."]
    assert f'<option value="{author.pk}" selected>Ada Author</option>' in theirs.content.decode()


@pytest.mark.parametrize("who", ["author", "reviewer", "publisher"])
def test_others_see_nobodys_but_their_own(request, administrator, enter, who):
    client = enter(request.getfixturevalue(who))

    assert client.get(f"{RECORD}?person={administrator.pk}").status_code == 403
    assert "<select" not in client.get(RECORD).content.decode()


@pytest.mark.parametrize(
    ("asked", "status"),
    [("person=999999", 404), ("person=nonsense", 200), ("person=" + "9" * 40, 200), ("person=%00", 200)]
    + [(f"page={page}", 200) for page in ("0", "2", "-1", "51", "nonsense")],
)
def test_nonsense_is_answered(administrator, enter, asked, status):
    assert enter(administrator).get(f"{RECORD}?{asked}").status_code == status


def test_a_long_record_has_pages(author, enter):
    client = enter(author)
    for number in range(ON_A_PAGE + 1):
        do(enter, author, make_article(f"Number {number}"), standfirst="Anew.")

    first, second = client.get(RECORD), client.get(f"{RECORD}?page=2")

    assert (len(said(first)), len(said(second))) == (ON_A_PAGE, 1)
    assert "Number 0" in said(second)[0]


def test_the_record_is_for_staff(visitor):
    assert visitor.get(RECORD).status_code == 302
