"""What staff do at their desks, in the words of the screen."""

from typing import Any

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

# Into an element, as a browser does: [html, plain text].
PASTE = """(body, [html, text]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", text);
  body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def change_form(page: Any) -> str:
    return reverse(f"admin:{page._meta.app_label}_{page._meta.model_name}_change", args=[page.pk])


def step_page(page: Any, name: str) -> str:
    return reverse(f"admin:{page._meta.app_label}_{page._meta.model_name}_step", args=[page.pk, name])


def start_editors(tab: Page) -> int:
    """Goes to every rich text of the form, as a writer would, and returns how many there are."""
    previews, editors = tab.locator(".richtext-preview"), tab.locator("iframe.cke_wysiwyg_frame")
    number = previews.count()
    for started in range(number):
        previews.first.click()
        expect(editors).to_have_count(started + 1)
        expect(previews).to_have_count(number - started - 1)
    return number


def editor(tab: Page) -> Locator:
    """The text inside the first rich-text editor, started if it was not."""
    if not tab.locator("iframe.cke_wysiwyg_frame").count():
        tab.locator(".richtext-preview").first.click()
    return tab.frame_locator("iframe.cke_wysiwyg_frame").first.locator("body[contenteditable=true]")


def add_paragraph(tab: Page, text: str) -> None:
    """Types into the editor, key by key, below what is there."""
    editor(tab).click()
    tab.keyboard.press("Control+End")
    tab.keyboard.press("Enter")
    tab.keyboard.type(text)
    editor(tab).get_by_text(text, exact=True).wait_for()


def press(tab: Page, button: str) -> None:
    """A button of the first editor's toolbar, by its name."""
    tab.locator(".cke_top").first.get_by_role("button", name=button, exact=True).click()


def save(tab: Page) -> None:
    with tab.expect_navigation():
        tab.get_by_role("button", name="Save", exact=True).click()
    tab.locator(".messagelist .success").wait_for()


def take(tab: Page, page: Any, step: str, choose: str = "", **fields: str) -> str:
    """Presses the step's button, chooses, fills the named fields and confirms. Returns what the admin answers."""
    tab.goto(change_form(page), wait_until="domcontentloaded")
    tab.get_by_role("link", name=step).click()
    if choose:
        tab.get_by_label(choose).check()
    for name, text in fields.items():
        tab.locator(f"[name={name}]").fill(text)
    tab.get_by_role("button", name=step).click()
    return tab.locator(".messagelist").inner_text()
