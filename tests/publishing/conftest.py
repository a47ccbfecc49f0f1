import pytest

from tests import forms
from tests.factories import fresh


@pytest.fixture
def step(enter):
    """Posts a step as somebody, with the version they see now unless another is given."""

    def _step(page, by, name, **data):
        data.setdefault("version", fresh(page).version)
        return enter(by).post(f"/admin/articles/article/{page.pk}/step/{name}/", data)

    return _step


@pytest.fixture
def press(enter):
    """The button of a step that somebody has open, with what they typed."""

    def _press(page, by, name, **typed):
        client, address = enter(by), f"{forms.address(page).removesuffix('change/')}step/{name}/"
        opened = {field.name: field.value() for field in client.get(address).context["form"]}
        said = {"change": "minor"} if "change" in opened else {}
        form = {name: value for name, value in opened.items() if value is not None} | said | typed
        return lambda: client.post(address, form)

    return _press


@pytest.fixture
def type_in(enter):
    """The save button of a form that somebody has open, with their text in it."""

    def _type_in(page, by, **typed):
        client = enter(by)
        form = forms.opened(client, page) | typed
        return lambda: client.post(forms.address(page), form)

    return _type_in
