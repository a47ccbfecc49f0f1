"""Whatever is asked of whichever address, by whomever: never an error of the server, and nothing changes."""

from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction

from tests import small_site
from tests.digest import changed, digest
from tests.factories import make_picture
from tests.hostile import MULTIPART, Attack, attacks, routes

VISITOR = "visitor"
ROUNDS = {VISITOR: 6, "author": 2, "reviewer": 2, "publisher": 2, "administrator": 2}  # requests to each address
NAMED = b'--x\r\nContent-Disposition: form-data; name="username"\r\n\r\nsomebody\r\n--x--\r\n'


@pytest.fixture
def clinic(staff, administrator):
    """One page of every kind and of every standing, and a picture."""
    small_site.build()
    make_picture()
    small_site.add_every_standing()


def wrong(attack, cookies):
    """What went wrong in words, or nothing. Constraints that wait for the commit are looked at too."""
    try:
        with transaction.atomic():
            status, headers = attack.send(cookies)
            connection.check_constraints()
    except Exception as error:  # noqa: BLE001 # whatever it is, the server would have failed
        return f"{attack}: {error!r}"
    away = urlsplit(headers.get("Location", "")).netloc not in {"", "testserver"}
    return f"{attack}: {status} {headers}" if status >= 500 or "X-Forged" in headers or away else ""


@pytest.mark.parametrize("who", ROUNDS)
def test_no_request_is_an_error_of_the_server_or_changes_anything(clinic, request, visitor, enter, who):
    client = visitor if who == VISITOR else enter(request.getfixturevalue(who))
    cookies = client.cookies.output(header="", sep=";", attrs=[])
    requests = list(attacks(who, client, ROUNDS[who]))
    connection.check_constraints()  # what waits for the commit of the clinic happens now
    before = digest()

    errors = [error for attack in requests if (error := wrong(attack, cookies))]

    assert errors == []
    assert changed(before) == set()


def test_every_address_is_among_those_that_are_asked_and_each_often_enough():
    known = set(routes())

    assert known >= {"/", "/articles/<slug>/", "/preview/<token>/", "/admin/login/", "/admin/autocomplete/"}
    assert known >= {"/admin/practice/practice/<pk>/step/<name>/", "/admin/auth/user/<id>/password/"}
    assert len(known) * sum(ROUNDS.values()) >= 1000


@pytest.mark.parametrize("codec", ["hex", "idna", "utf-16", "unicode_escape", "undefined", "\0"])
def test_text_in_another_codec_than_utf8_is_not_read(db, codec):
    asked = Attack("GET", "/articles/?page=1", headers={"CONTENT_TYPE": f"text/plain; charset={codec}"})
    sent = Attack("POST", "/admin/login/", NAMED, {"CONTENT_TYPE": f"{MULTIPART}; charset={codec}"})

    assert [asked.send()[0], sent.send()[0]] == [200, 200]


def test_a_content_type_that_cannot_be_read_is_forgotten(db):
    attack = Attack("GET", "/articles/", headers={"CONTENT_TYPE": "text/html; charset*=no-such-codec''x"})

    assert attack.send()[0] == 200


def test_a_nul_in_a_cookie_is_forgotten_with_the_cookie(db):
    status, headers = Attack("GET", "/admin/", headers={"HTTP_COOKIE": 'sessionid="\\000aaaaaaaaaa"'}).send()

    assert (status, headers["Location"]) == (302, "/admin/login/?next=/admin/")


@pytest.mark.parametrize("username", ["\0", "a\0b", "\u202e", "a" * 20_000])
def test_nobody_enters_by_an_odd_name(db, visitor, username):
    response = visitor.post("/admin/login/", {"username": username, "password": "x"})

    assert response.status_code == 200
    assert response.context["form"].errors
