from itertools import pairwise

import html5lib
import pytest

from .browser.public_pages import every_public_page

pytestmark = pytest.mark.usefixtures("staff")


def parse(visitor, address):
    """The root element; html5lib raises at the first error in the page."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(visitor.get(address).content.decode())


@every_public_page
def test_public_page_is_html_without_errors_and_has_no_id_twice(public_page, visitor):
    root = parse(visitor, public_page())

    ids = [element.get("id") for element in root.iter() if element.get("id")]

    assert "content" in ids
    assert sorted(ids) == sorted(set(ids))


@every_public_page
def test_public_page_has_one_h1_and_skips_no_level_of_heading(public_page, visitor):
    root = parse(visitor, public_page())

    levels = [int(element.tag[1]) for element in root.iter() if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]

    assert levels.count(1) == 1
    assert [(one, following) for one, following in pairwise(levels) if following > one + 1] == []
