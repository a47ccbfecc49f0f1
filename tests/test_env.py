import pytest
from django.core.exceptions import ImproperlyConfigured

from clinic import env


@pytest.fixture
def given(monkeypatch):
    return lambda value: monkeypatch.setenv("SETTING", value)


def test_a_missing_setting_says_its_name():
    with pytest.raises(ImproperlyConfigured, match="Set SETTING"):
        env.text("SETTING")


def test_an_empty_setting_is_missing(given):
    given(" ")

    assert env.text("SETTING", "default") == "default"


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("Yes", True), ("0", False), ("off", False), ("", False)])
def test_a_switch(given, value, meant):
    given(value)

    assert env.boolean("SETTING", True) is meant


@pytest.mark.parametrize(
    ("reader", "value", "says"),
    [
        (lambda: env.boolean("SETTING", False), "maybe", "write 1 or 0"),
        (lambda: env.integer("SETTING", 1), "many", "write a whole number"),
        (lambda: env.names("SETTING"), ",", "comma-separated"),
        (lambda: env.database("SETTING"), "mysql://x/y", "must look like postgresql://"),
        (lambda: env.database("SETTING"), "postgresql://x", "must look like postgresql://"),
        (lambda: env.database("SETTING"), "postgresql://x:port/y", "port that is not a number"),
        (lambda: env.origin("SETTING"), "https://clinic.example/", "without a slash at its end"),
        (lambda: env.origin("SETTING"), "clinic.example", "write it like https://clinic.example"),
    ],
)
def test_a_bad_value_is_refused_in_words(given, reader, value, says):
    given(value)

    with pytest.raises(ImproperlyConfigured, match=says):
        reader()


def test_the_origin_of_the_site(given):
    given("https://clinic.example")

    assert env.origin("SETTING") == "https://clinic.example"


def test_names_are_a_list(given):
    given("a.example, b.example ,")

    assert env.names("SETTING") == ["a.example", "b.example"]


def test_a_database_address(given):
    given("postgresql://clinic:p%40ss@db.example:6432/site?sslmode=require")

    assert env.database("SETTING") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "site",
        "USER": "clinic",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"connect_timeout": "2", "sslmode": "require"},
    }


def test_a_database_behind_a_socket(given):
    given("postgresql://clinic@/site?host=/run/postgresql")

    assert env.database("SETTING")["HOST"] == "/run/postgresql"
