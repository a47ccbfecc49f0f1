import pytest


@pytest.fixture
def desk(enter):
    """The lines under one heading of somebody's desk; None if they have no such heading."""

    def _desk(user, name):
        shown = enter(user).get("/admin/").context["sections"]
        return next((item["lines"] for item in shown if item["section"].name == name), None)

    return _desk


@pytest.fixture
def titles(desk):
    return lambda user, name: [line.title for line in desk(user, name)]


@pytest.fixture
def led(enter):
    """Where a line leads its reader: the step or form, and what it answers."""

    def _led(user, line):
        answer = enter(user).get(line.url)
        step = answer.context["form"].name if answer.status_code == 200 and "/step/" in line.url else ""
        return answer.status_code, step

    return _led
