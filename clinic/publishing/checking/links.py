from collections.abc import Iterator

from clinic.richtext.constructs import allowed_value

from ..content import PageContent
from .context import Context
from .finding import Finding, Level

PAGE = "page:"
SAY_NOTHING = {"here", "see here", "more", "read more", "learn more", "link", "this link", "this page", "this"}


def links(content: PageContent, context: Context) -> Iterator[Finding]:
    for passage in content.passages:
        for link in passage.reading.links:
            words = link.words.strip(" .,:;!>»…").casefold()
            if not words:
                message = "A link has no words, so nobody can follow it. Write where it leads, or take it out."
                yield Finding.of(passage, "links.empty", Level.BLOCK, message)
            elif words in SAY_NOTHING or "click here" in words:
                message = "This does not say where the link leads. Make the words that name it the link."
                yield Finding.of(passage, "links.vague", Level.BLOCK, message, link.words)
            if allowed_value("a", "href", link.href) is None:
                message = "This link leads nowhere that is allowed. Give it an address that begins with https://."
                yield Finding.of(passage, "links.address", Level.BLOCK, message, link.words)


def to_our_pages(content: PageContent, context: Context) -> Iterator[Finding]:
    """A link to a page that is not live reads as plain text until that is."""
    live = {f"{PAGE}{uuid}" for uuid in context.live}
    titles = {str(uuid): title for uuid, title in context.titles.items()}
    for passage in content.passages:
        for link in passage.reading.links:
            if link.href.startswith(PAGE) and link.href not in live:
                page = link.href.removeprefix(PAGE)
                yield Finding.of(passage, "links.not_live", Level.WARN, _not_live(titles.get(page)), link.words)


def _not_live(title: str | None) -> str:
    if title is None:
        return "This leads to a page that is no longer here, so patients see plain text. Link another one."
    return f"This leads to “{title}”, which is not live then. Until it is, patients see plain text."
