"""Somebody who uses no mouse, and must always see where they are."""

from typing import Any

from playwright.sync_api import Page

FOCUSED = """() => {
    const stop = document.activeElement;
    if (stop === document.body) return null;
    const look = element => {
        const style = getComputedStyle(element);
        return [style.outlineStyle, style.outlineWidth, style.boxShadow];
    };
    const [outline, width, shadow] = look(stop);
    const box = stop.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const named = document.getElementById(stop.getAttribute("aria-labelledby")?.split(" ")[0]) ?? stop.labels?.[0];
    const label = stop.getAttribute("aria-label") || (named ?? stop).innerText || stop.value || stop.title;
    return {
        name: label.trim().split("\\n")[0],
        what: stop.outerHTML.slice(0, 120),
        isSeen: inside && ((outline !== "none" && parseFloat(width) >= 2) || shadow !== "none"),
    };
}"""
LONGEST = 250  # stops of a form


def stop(tab: Page) -> Any:
    """Where the focus is: its name, and whether it is seen."""
    return tab.evaluate(FOCUSED)


def walk(tab: Page, until: str = "") -> list[Any]:
    """Presses Tab until the named stop, or until the page is left. Returns all stops on the way."""
    tab.wait_for_load_state("load")
    stops: list[Any] = []
    while len(stops) < LONGEST:
        tab.keyboard.press("Tab")
        here = stop(tab)
        if here is None:
            break
        stops.append(here)
        if until and here["name"].startswith(until):
            return stops
    assert not until, f"No “{until}” among {[here['name'] for here in stops]}"
    return stops


def unseen(stops: list[Any]) -> list[str]:
    return [here["what"] for here in stops if not here["isSeen"]]
