"""An author writes an article that describes five treatments, from an empty form."""

from playwright.sync_api import Locator, Page

from .desk import editor, press

TITLE = "5 Interventional Back Pain Treatments"
STANDFIRST = "Five procedures may ease back pain. None helps everyone, and all carry risks."
DESCRIBED = {
    "Epidural steroid injection": "A steroid is placed near a nerve. Infection is a rare risk.",
    "Facet joint injection": "Numbing medicine goes into a small joint. Soreness is a common risk.",
    "Radiofrequency ablation": "Heat interrupts tiny nerves. A sore back is a common risk.",
    "Spinal cord stimulation": "An implant sends pulses to the spinal cord. More surgery is a risk.",
    "Nerve block": "Numbing medicine is placed beside a nerve. Numbness is a common risk.",
}

REFERENCE = {
    "Authors": "Lavy C",
    "Year": "2009",
    "Title": "Cauda equina",
    "Journal or publisher": "BMJ",
    "PubMed ID": "19289331",
}


def write_article(tab: Page) -> None:
    tab.get_by_label("Title:", exact=True).first.fill(TITLE)
    tab.get_by_label("Standfirst:").fill(STANDFIRST)
    _add_row(tab, "Key point").get_by_label("Key point").fill("Simpler care comes first.")
    _write_body(tab)
    for treatment, text in DESCRIBED.items():
        row = _add_row(tab, "Described treatment")
        _choose(tab, row, treatment)
        row.get_by_label("Heading").fill(treatment)
        row.get_by_label("Text").fill(text)
    _add_row(tab, "Sign to get help").get_by_label("Sign:").fill("you have new numbness around your groin")
    reference = _add_row(tab, "Reference")
    for label, text in REFERENCE.items():
        reference.get_by_label(label).fill(text)


def _write_body(tab: Page) -> None:
    """A heading, and a paragraph with a word in bold."""
    editor(tab).click()
    tab.keyboard.type("All five use a needle and ")
    press(tab, "Bold")
    tab.keyboard.type("most")
    press(tab, "Bold")
    tab.keyboard.type(" need no stay.")


def _add_row(tab: Page, name: str) -> Locator:
    """Presses “Add another …” and returns the row that it adds."""
    tab.get_by_role("button", name=f"Add another {name}").click()
    return (
        tab.locator(".inline-related:not(.empty-form)").filter(has=tab.get_by_role("heading", name=f"{name}: #")).last
    )


def _choose(tab: Page, row: Locator, treatment: str) -> None:
    row.get_by_role("combobox", name="Treatment").click()
    tab.get_by_role("searchbox", name="Treatment").fill(treatment)
    tab.get_by_role("option", name=treatment, exact=True).click()
