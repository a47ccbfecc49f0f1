"""WCAG 2.2 AA as far as axe can tell, in light and dark, on a phone of 320 px and on a desktop."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from clinic.demonstration.staff import hire
from clinic.publishing.models import Scope
from tests.factories import latest, publish, sign, write

from .desk import change_form, step_page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff")]
PHONE, DESKTOP = 320, 1280
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SETTLED = "Promise.all(document.getAnimations().map(animation => animation.finished)).then(() => true)"
axe = Axe()


def violations(tab, part=None, height=800):
    """Every violation in every scheme and width, with the element that it is in."""
    found = []
    for scheme, width in product(["light", "dark"], [PHONE, DESKTOP]):
        tab.emulate_media(color_scheme=scheme)
        tab.set_viewport_size({"width": width, "height": height})
        tab.evaluate("scrollTo({top: 0, behavior: 'instant'})")  # a bar that stays in view lies over what is scrolled
        tab.evaluate(SETTLED)  # colors fade from one scheme to the other
        for rule in axe.run(tab, part, WCAG).response["violations"]:
            found += [f"{scheme}, {width} px: {rule['id']} in {node['html']}" for node in rule["nodes"]]
    return found


def width_on_a_phone(tab):
    tab.set_viewport_size({"width": PHONE, "height": 800})
    return tab.evaluate("document.documentElement.scrollWidth")


def test_the_state_of_a_page_is_accessible(article, author, reviewer, publisher, tab):
    publish(article)
    write(article, title="A better title")
    article.refresh_from_db()
    article.request_review(latest(article), author, "Is this right?")

    for member in (author, reviewer, publisher):
        desk = tab(member)
        desk.goto(change_form(article))
        assert desk.locator(".page-state").count() == 1
        assert violations(desk, ".page-state") == []


@pytest.mark.parametrize(("who", "step"), [("publisher", "schedule"), ("publisher", "retract")])
def test_a_step_is_accessible_before_and_after_it_is_refused(article, request, tab, who, step):
    publish(article)
    write(article, title="A better title")
    sign(article, scope=Scope.CHANGE)
    desk = tab(request.getfixturevalue(who))
    desk.goto(step_page(article, step))

    assert violations(desk, ".step-page") == []

    desk.locator(".submit-row input").click()
    desk.locator(".step-page .errorlist").first.wait_for()
    assert violations(desk, ".step-page") == []


def test_the_buttons_to_enter_the_demonstration_are_accessible(author, tab):
    hire()
    visitor = tab()
    visitor.goto("/admin/login/")

    assert visitor.locator(".enter-as button").count() == 5
    assert violations(visitor, ".enter-as") == []
