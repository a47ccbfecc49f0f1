"""What is said of a picture, who may say it, and what the database refuses."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from clinic.library.models import Duplicate, Picture
from tests import races
from tests.factories import make_picture, make_user
from tests.uploads import named, photo

INSERT = """
    INSERT INTO library_picture
        (sha256, extension, width, height, alt, is_decorative, caption, credit, shows_people, is_model, consent,
         uploaded_by_id)
    SELECT '{sha256}', '{extension}', {width}, {height}, '{alt}', {is_decorative}, '', '', {shows_people}, {is_model},
           '{consent}', {uploaded_by_id}
"""


@pytest.fixture
def picture(author):
    return make_picture(by=author)


def refuses(message, sql):
    with pytest.raises(IntegrityError, match=message), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def insert(author, **fields):
    values = {
        "sha256": "0" * 64,
        "extension": "jpg",
        "width": 1,
        "height": 1,
        "alt": "A spine.",
        "is_decorative": False,
        "shows_people": False,
        "is_model": False,
        "consent": "",
        "uploaded_by_id": author.pk,
    }
    return INSERT.format(**values | fields)


def test_a_picture_says_what_it_is_and_who_brought_it(author):
    picture = make_picture("A spine.", by=author, caption="Five vertebrae.", credit="Ada", upload=photo((640, 480)))

    assert picture.name == f"pictures/{picture.sha256}.jpg"
    assert picture.url == f"/media/pictures/{picture.sha256}.jpg"
    assert (picture.extension, picture.width, picture.height) == ("jpg", 640, 480)
    assert (picture.uploaded_by, picture.hidden_at) == (author, None)
    assert picture.uploaded_at is not None
    assert str(picture) == "A spine."


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"alt": ""}, "Say what the picture shows"),
        ({"alt": " \n "}, "Say what the picture shows"),
        ({"alt": "A spine.", "is_decorative": True}, "Take one of the two out"),
        ({"shows_people": True}, "needs to have agreed"),
        ({"shows_people": True, "consent": "  "}, "needs to have agreed"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_stored(author, files, fields, message):
    with pytest.raises(ValidationError, match=message):
        make_picture(by=author, **{"alt": "A spine."} | fields)

    assert files() == {}
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"alt": "", "is_decorative": True},
        {"shows_people": True, "is_model": True},
        {"shows_people": True, "consent": "Consents 2026, number 14"},
    ],
)
def test_what_is_complete_is_stored(author, fields):
    assert make_picture(by=author, **{"alt": "A spine."} | fields).pk


def test_texts_are_single_paragraphs(author):
    picture = make_picture(" A\r\nspine. ", by=author, caption="Five\n\nvertebrae.")

    assert (picture.alt, picture.caption) == ("A spine.", "Five vertebrae.")


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("picture_is_described_or_decorative", {"alt": ""}),
        ("picture_is_described_or_decorative", {"alt": " "}),
        ("decoration_has_no_alternative_text", {"is_decorative": True}),
        ("people_in_a_picture_agreed", {"shows_people": True}),
        ("people_in_a_picture_agreed", {"shows_people": True, "consent": " "}),
        ("picture_has_a_size", {"width": 0}),
        ("picture_has_a_size", {"height": 0}),
        ("picture_is_named_by_its_digest", {"sha256": "0" * 63}),
        ("picture_is_named_by_its_digest", {"sha256": "A" * 64}),
        ("picture_is_named_by_its_digest", {"sha256": "../" + "0" * 61}),
        ("picture_is_named_by_its_digest", {"extension": "svg"}),
    ],
)
def test_the_database_refuses_a_row_that_breaks_a_rule(author, constraint, fields):
    refuses(constraint, insert(author, **fields))


def test_the_database_takes_a_row_that_keeps_every_rule(author):
    with connection.cursor() as cursor:
        cursor.execute(insert(author))

    assert Picture.objects.get().alt == "A spine."


@pytest.mark.parametrize(
    "change",
    ["sha256 = repeat('1', 64)", "extension = 'jpg'", "width = width + 1", "height = 1", "sha256 = upper(sha256)"],
)
def test_a_picture_stays_the_picture_it_is(picture, change):
    refuses("stays the picture it is", f"UPDATE library_picture SET {change}")


def test_what_is_said_of_a_picture_may_change(picture):
    picture.alt = "A straight spine."
    picture.save()

    assert Picture.objects.get().alt == "A straight spine."


def test_a_picture_is_never_deleted(picture):
    refuses("only hidden: texts that patients could read show it", "DELETE FROM library_picture")
    with pytest.raises(IntegrityError, match="only hidden"), transaction.atomic():
        picture.delete()


def test_whoever_brought_a_picture_stays(picture, author):
    with pytest.raises(ProtectedError):
        author.delete()


def test_the_newest_pictures_are_offered_first_and_hidden_ones_not(author):
    first, second, third = (make_picture(name, by=author) for name in ("first", "second", "third"))

    second.hide(author)
    assert list(Picture.objects.offered()) == [third, first]
    assert second.hidden_at is not None

    second.show(author)
    assert list(Picture.objects.offered()) == [third, second, first]
    assert second.hidden_at is None


def test_a_search_finds_every_word_in_any_of_the_texts(author):
    spine = make_picture("A spine.", by=author, caption="Five vertebrae", credit="Ada Author")
    make_picture("A knee.", by=author, credit="Ada Author")

    assert list(Picture.objects.search("SPINE author")) == [spine]
    assert list(Picture.objects.search("vertebrae\0")) == [spine]
    assert Picture.objects.search("ada").count() == Picture.objects.search(" ").count() == 2


def test_the_same_picture_is_not_stored_twice(author, publisher, picture, files):
    before = files()
    same = photo(color=(12, 34, 56))
    kept = make_picture("Kept", by=author, upload=same)

    with pytest.raises(Duplicate, match="already in the library: “Kept”") as raised:
        make_picture("Another.", by=publisher, upload=same)

    assert raised.value.picture == kept
    assert Picture.objects.count() == 2
    assert len(files()) == len(before) + 2


def test_of_a_hidden_picture_it_is_said_that_it_is_hidden(author):
    same = photo()
    make_picture("Kept", by=author, upload=same).hide(author)

    with pytest.raises(Duplicate, match=r"“Kept”\. It is hidden: offer it again instead"):
        make_picture("Another.", by=author, upload=same)


@pytest.mark.parametrize("who", ["author", "publisher", "administrator"])
def test_who_may_bring_pictures_and_hide_them(who, request):
    member = request.getfixturevalue(who)

    picture = make_picture(by=member)
    picture.hide(member)
    hidden = Picture.objects.get().hidden_at
    picture.show(member)

    assert (hidden is None, Picture.objects.get().hidden_at) == (False, None)


@pytest.mark.parametrize("who", ["reviewer", "nobody"])
def test_who_may_not(author, reviewer, picture, files, who):
    before, member = files(), make_user(who)

    for forbidden in (picture.hide, picture.show):
        with pytest.raises(PermissionDenied):
            forbidden(member)

    assert files() == before
    assert list(Picture.objects.offered()) == [picture]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("start", races.STARTS)
def test_of_two_who_bring_the_same_picture_at_once_one_is_told_so(author, files, start):
    data = photo().read()

    def bring():
        try:
            return make_picture(by=author, upload=named(data, "a.jpg"))
        except Duplicate as error:
            return error.picture

    first, second = start(bring, bring)

    assert first == second == Picture.objects.get()
    assert len(files()) == 2
