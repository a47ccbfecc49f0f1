import pytest

from tests.factories import fresh


@pytest.fixture
def step(enter):
    """Posts a step as somebody, with the version they see now unless another is given."""

    def _step(page, by, name, **data):
        data.setdefault("version", fresh(page).version)
        return enter(by).post(f"/admin/articles/article/{page.pk}/step/{name}/", data)

    return _step
