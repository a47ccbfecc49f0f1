"""Every attack goes through the form of the admin to a page that patients read, and does nothing there.

The policy header, which would stop most of them a second time, is off: the sanitiser stands alone. The same look at
the same page with the same attack as it was written shows that the look finds what it is for.
"""

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from clinic.library.models import Picture
from clinic.publishing import clock
from clinic.publishing.models import Kind
from clinic.richtext.sanitise import sanitise
from tests import forms
from tests.factories import fresh, latest, make_article, make_topic, publish
from tests.richtext.allowed import SHOWN, Element, strange
from tests.richtext.attacks import ATTACKS, KINDS
from tests.richtext.attacks.ours import DIGEST, UUID
from tests.richtext.pieces import thrown_together

from .lookout import Lookout
from .public_pages import REFERENCE

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("staff", "without_a_policy")]
every_kind = pytest.mark.parametrize("kind", KINDS)
HERE = "<p>Here is the text.</p>"
COMPOSITIONS = 2_000
SHORT = 400  # characters
HANDLERS = """[...new Set(
  [window, ...Object.getOwnPropertyNames(window).map(name => window[name]?.prototype)]
    .filter(one => one instanceof EventTarget)
    .flatMap(one => Object.getOwnPropertyNames(one))
    .filter(name => /^on[a-z]/.test(name))
)]"""
READ_TWICE = """texts => {
  const read = text => new DOMParser().parseFromString(`<main>${text}</main><footer></footer>`, "text/html").body;
  const seen = element => ({
    name: element.localName,
    space: element.namespaceURI,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  });
  return texts.map(read).map(body => {
    const [main, footer, ...others] = body.children;
    const again = !others.length && footer?.localName === "footer" && body.isEqualNode(read(main.innerHTML));
    return [[...main.querySelectorAll("*")].map(seen), again];
  });
}"""


@pytest.fixture
def without_a_policy(settings):
    settings.CONTENT_SECURITY_POLICY = None


@pytest.fixture
def lookout(tab, live_server):
    return Lookout(tab(), live_server.url)


@pytest.fixture
def article(staff):
    """A live article. The page, the reference and the picture that attacks name by our own addresses are there."""
    publish(make_topic(uuid=UUID))
    page = make_article("Attacked", body=HERE)
    Picture.objects.create(sha256=DIGEST, extension="png", width=64, height=48, alt="A spine.", uploaded_by=page.owner)
    page.references.create(uuid=UUID, position=1, **REFERENCE)
    page.save_revision(by=page.owner)
    place(page)
    return page


def place(page):
    """Live at once, though the checks would refuse such a text."""
    stored, publisher = fresh(page), User.objects.get(username="publisher")
    with transaction.atomic():
        now = clock.instant()
        stored._place(Kind.LIVE, latest(page), stored.get_absolute_url(), now, publisher, now)


class Desk:
    """An author who saves one text after the other in the same form; each is signed and published."""

    def __init__(self, client, article):
        self.client, self.article, self.number = client, article, 0
        self.data = forms.opened(client, article)

    def publish(self, html):
        self.number += 1
        self.title = f"Attacked {self.number} times"
        typed = {"title": self.title, "body": html, "seen": str(fresh(self.article).version)}
        response = self.client.post(forms.address(self.article), self.data | typed)
        assert response.status_code == 302, response.context["errors"]
        place(self.article)


@pytest.fixture
def desk(enter, author, article):
    return Desk(enter(author), article)


def attacks(kind, **wanted):
    found = [attack for attack in ATTACKS if attack.kind == kind]
    return [attack for attack in found if all(getattr(attack, name) == value for name, value in wanted.items())]


def found_on(seen, around):
    """All that is wrong with a page, around whose text so many elements stand."""
    moved = ["something left the text"] if seen.around != around else []
    return [*seen.deeds, *strange(seen.elements, SHOWN), *moved]


def test_the_pages_here_come_without_a_policy(visitor, article):
    assert "Content-Security-Policy" not in visitor.get(article.get_absolute_url())


@every_kind
def test_an_attack_typed_into_the_form_does_nothing_where_patients_read(kind, desk, lookout):
    address = desk.article.get_absolute_url()
    around = lookout.look(address).around

    found = {}
    for attack in attacks(kind):
        desk.publish(attack.html)
        found[attack.html] = found_on(lookout.look(address), around)
        assert lookout.tab.title().startswith(desk.title)

    assert {html: wrong for html, wrong in found.items() if wrong} == {}


@every_kind
def test_the_same_attack_fires_where_nobody_cleans_it(kind, visitor, article, lookout):
    address, now = article.get_absolute_url(), HERE
    page = visitor.get(address).content.decode()
    lookout.serve(address, lambda: page.replace(HERE, now))
    around = lookout.look(address).around
    assert page.count(HERE) == 1
    assert found_on(lookout.seen, around) == []

    silent = []
    for attack in attacks(kind, fires=True):
        now = attack.html
        lookout.look(address)
        if not lookout.wait().witnesses:
            silent.append(now)

    assert silent == []


def test_all_attacks_of_a_kind_on_one_page_do_nothing_together(desk, lookout):
    address = desk.article.get_absolute_url()
    around = lookout.look(address).around

    found = {}
    for kind in KINDS:
        desk.publish("\n".join(attack.html for attack in attacks(kind) if len(attack.html) < SHORT))
        found[kind] = found_on(lookout.look(address), around)

    assert {kind: wrong for kind, wrong in found.items() if wrong} == {}


def test_no_handler_that_this_browser_knows_is_left(lookout):
    lookout.open("/")
    names = lookout.tab.evaluate(HANDLERS)

    handlers = " ".join(f"{name}=hit=1" for name in names)

    assert len(names) > 100
    assert sanitise(f"<p {handlers}>x</p><a href=/ {handlers}>x</a>") == '<p>x</p><a href="/">x</a>'


def test_what_the_sanitiser_makes_of_anything_means_the_same_to_this_browser(tab):
    """Read, written down and read again, it is what it was, and ours alone."""
    texts = [sanitise(text) for text in thrown_together(COMPOSITIONS)]

    found = tab().evaluate(READ_TWICE, texts)

    strangers = [strange(Element(**element) for element in elements) for elements, _ in found]
    assert [one for one in strangers if one] == []
    assert [text for text, (_, again) in zip(texts, found, strict=True) if not again] == []
