"""Names what cleaning took out of a text, in words its author understands: nothing disappears silently."""

import html
import re
from collections import Counter

from .constructs import CALLOUTS, OTHER_BLOCKS, SYNONYMS
from .tokens import Kind, Token, scan

BOX = "box"  # a div that is one of ours
LOOKS = "fonts, colors and layout"
# Elements by what an author would call them: one of them, several of them.
NAMES = {
    **dict.fromkeys(OTHER_BLOCKS, (LOOKS, LOOKS)),
    "script": ("a script", "scripts"),
    "style": (LOOKS, LOOKS),
    "img": ("a picture that is not from the library", "pictures that are not from the library"),
    "picture": ("a picture that is not from the library", "pictures that are not from the library"),
    "svg": ("a drawing", "drawings"),
    "math": ("a formula", "formulas"),
    "iframe": ("a page inside the page", "pages inside the page"),
    "object": ("a page inside the page", "pages inside the page"),
    "embed": ("a page inside the page", "pages inside the page"),
    "video": ("a video", "videos"),
    "audio": ("a sound", "sounds"),
    "form": ("a form", "forms"),
    "input": ("a form field", "form fields"),
    "button": ("a button", "buttons"),
    "select": ("a form field", "form fields"),
    "textarea": ("a form field", "form fields"),
    "hr": ("a line across the page", "lines across the page"),
    "a": ("a link without an address", "links without an address"),
    "abbr": ("an abbreviation without its meaning", "abbreviations without their meaning"),
    "figure": ("a frame without a picture", "frames without a picture"),
    BOX: ("a box inside a box", "boxes inside boxes"),
    "details": ("a question to open without a question", "questions to open without a question"),
    "strong": ("bold type", "bold type"),
    "em": ("italic type", "italic type"),
    "sub": ("a lowered sign", "lowered signs"),
    "sup": ("a raised sign", "raised signs"),
    **dict.fromkeys(("h2", "h3", "h4"), ("a heading", "headings")),
    **dict.fromkeys(("ul", "ol", "li"), ("a list", "lists")),
    **dict.fromkeys(("dl", "dt", "dd"), ("a list of terms", "lists of terms")),
    **dict.fromkeys(("table", "thead", "tfoot", "tr", "th", "td"), ("a part of a table", "parts of a table")),
    **dict.fromkeys(("caption", "figcaption"), ("a caption", "captions")),
    "summary": ("a question without its text", "questions without their text"),
    "blockquote": ("a quotation", "quotations"),
    "u": ("underlining", "underlining"),
    "s": ("crossing out", "crossing out"),
    "strike": ("crossing out", "crossing out"),
    "del": ("crossing out", "crossing out"),
    **dict.fromkeys(("span", "font", "div", "center", "section", "big", "small", "colgroup", "col"), (LOOKS, LOOKS)),
}
LOOKS_ATTRIBUTES = {
    *("style", "class", "align", "valign", "bgcolor", "color", "face", "size", "border", "cellpadding", "cellspacing"),
    *("width", "height", "background", "dir", "lang", "hspace", "vspace", "nowrap", "type"),
}
# They carry nothing: a paragraph that is empty, what a browser adds by itself.
SILENT = {"p", "br", "html", "head", "body", "tbody"}
ADDRESSES = {"href": "link to", "src": "file"}
# The whole of them goes, so what stood in them is not named again.
WITH_CONTENT = {"script", "style", "svg", "math", "iframe", "template", "noscript", "form"}
WITHOUT_WORDS = {"script", "style"}
LONGEST = 60  # characters of a quoted address


def removed(before: str, after: str) -> list[str]:
    """What stands in the first text and no longer in the second, each kind once; empty if nothing was lost."""
    lost = _parts(before) - _parts(after)
    gone = {element for element, attribute, _ in lost if not attribute}
    counts: Counter[tuple[str, str]] = Counter()
    for (element, attribute, value), number in lost.items():
        if attribute and element in gone and not _says_more(attribute):
            continue  # it went with its element
        counts[_named(element, attribute, value)] += number
        if attribute in ADDRESSES and element in gone:
            counts[_named(element, "", "")] -= number  # it is named by its address
    said = [_counted(one, several, number) for (one, several), number in counts.items() if number > 0]
    words = Counter(_words(before)) - Counter(_words(after))
    if words:
        said.append(f"the words “{' '.join(words)[:LONGEST]}”")
    return list(dict.fromkeys(said))


def _says_more(attribute: str) -> bool:
    return attribute in ADDRESSES or attribute.startswith("on")


def _counted(one: str, several: str, number: int) -> str:
    return one if number == 1 or one == several else f"{number} {several}"


def _parts(text: str) -> Counter[tuple[str, str, str]]:
    """Every element and attribute as (element, attribute, value), comments too, without what goes with its element."""
    found: Counter[tuple[str, str, str]] = Counter()
    for token in _outside(scan(text), WITH_CONTENT):
        name = BOX if _is_box(token) else SYNONYMS.get(token.name, token.name)
        if token.kind is Kind.START:
            found[name, "", ""] += name not in SILENT
            found.update(
                (name, attribute, " ".join(value.split())) for attribute, value in dict(token.attributes).items()
            )
        elif token.kind is Kind.OTHER:
            found["", "", ""] += 1
    return found


def _is_box(token: Token) -> bool:
    classes = dict(token.attributes).get("class", "").split()
    return token.name == "div" and not CALLOUTS.keys().isdisjoint(classes)


def _outside(read: list[Token], whole: set[str]) -> list[Token]:
    """Without what stands inside elements that go as a whole; those themselves stay to be named."""
    last = {token.name: index for index, token in enumerate(read) if token.kind is Kind.END}
    kept, inside = [], ""
    for index, token in enumerate(read):
        if not inside:
            kept.append(token)
            if token.kind is Kind.START and token.name in whole and last.get(token.name, -1) > index:
                inside = token.name
        elif token.kind is Kind.END and token.name == inside:
            inside = ""
    return kept


def _named(element: str, attribute: str, value: str) -> tuple[str, str]:
    if not element:
        return "a hidden comment", "hidden comments"
    if not attribute:
        return NAMES.get(element, (f"<{element}>", f"<{element}>"))
    if attribute in ADDRESSES:
        address = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
        return (f"the {ADDRESSES[attribute]} “{address}”",) * 2
    if attribute.startswith("on"):
        return "a script", "scripts"
    if attribute in LOOKS_ATTRIBUTES:
        return LOOKS, LOOKS
    return (f"{attribute}=“{value[:LONGEST]}” of <{element}>",) * 2


def _words(text: str) -> list[str]:
    """The words that a reader sees."""
    seen = "".join(token.raw if token.kind is Kind.TEXT else " " for token in _outside(scan(text), WITHOUT_WORDS))
    return re.findall(r"\w+", html.unescape(seen))
