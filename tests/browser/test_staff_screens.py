"""Every screen of the staff, as far as axe can tell, in light and dark, on a phone and on a desktop."""

import pytest

from tests import small_site

from . import staff_screens as screens
from .test_accessibility import PHONE, violations, width_on_a_phone

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
LOW = 470  # pixels: in so low a window the buttons of a form lie over none of its fields
SCREENS = [
    ("author", screens.open_desk),
    ("reviewer", screens.open_desk),
    ("publisher", screens.open_desk),
    ("administrator", screens.open_desk),
    ("author", screens.open_section),
    ("author", screens.open_filtered_list),
    ("author", screens.open_empty_form),
    ("author", screens.open_form),
    ("author", screens.open_form_with_findings),
    ("author", screens.open_form_with_errors),
    ("author", screens.open_form_with_a_conflict),
    ("author", screens.open_duplicate),
    ("author", screens.open_restore),
    ("author", screens.open_timeline),
    ("author", screens.open_as_of),
    ("author", screens.open_help),
    ("reviewer", screens.open_form),
    ("reviewer", screens.open_review),
    ("reviewer", screens.open_refused_review),
    ("publisher", screens.open_publish),
    ("publisher", screens.open_refused_schedule),
    ("publisher", screens.open_withdraw),
    ("publisher", screens.open_retract),
    ("publisher", screens.open_bulk),
    ("administrator", screens.open_record),
]


@pytest.fixture
def site(staff, administrator):
    site = small_site.build()
    small_site.add_every_standing()
    return site


@pytest.mark.parametrize(("who", "opened"), SCREENS, ids=lambda item: getattr(item, "__name__", item))
def test_a_screen_is_accessible_and_never_scrolls_sideways(who, opened, site, request, tab):
    desk = tab(request.getfixturevalue(who))
    opened(desk, site)

    assert violations(desk, height=LOW) == []
    assert width_on_a_phone(desk) <= PHONE


def test_the_lists_with_their_filters_are_accessible_and_never_scroll_sideways(site, administrator, tab):
    desk = tab(administrator)

    for listed in screens.LISTS:
        desk.goto(f"/admin/{listed}/")

        assert (listed, violations(desk, height=LOW)) == (listed, [])
        assert width_on_a_phone(desk) <= PHONE
